import { z } from 'zod'
import { fail, ok, type Refused, type Result } from '@/lib/result'
import { auditRead, auditWrite } from './audit'
import { asStaff, type Staff, type Tx } from './client'
import { newId } from './ids'

/** Wrong identifiers per person and hour, so that nobody finds a birth date by trying. */
const MISSES_PER_HOUR = 8

export const EmergencyRequest = z.object({
  mrn: z.string().trim().min(1, 'Write the MRN exactly as it stands on the chart.').max(40, 'No MRN is that long.'),
  birthDate: z.iso.date('Write the birth date, for example 1990-05-01.'),
  reason: z
    .string()
    .trim()
    .min(10, 'Say in a sentence why you need this chart now.')
    .max(500, 'Use at most 500 characters.'),
})

const noMatch = (mrn: string): Refused =>
  fail('not_found', 'No chart in this center has this MRN and birth date. Check both against the wristband.', {
    details: { mrn },
  })
const TOO_MANY: Refused = fail(
  'too_many',
  'Too many tries that matched nobody. Wait an hour, or call the medical director.',
)

/** `expiresAt` is null for a chart that the person sees anyway: nothing was granted. */
export type EmergencyAccess = { patientId: string; expiresAt: Date | null }

type Grant = { patient_id: string; expires_at: Date | null; was_hidden: boolean }

/**
 * Opens one chart for four hours to a person who gives its exact MRN and birth date and says why. A chart that is not
 * here and one that is not for this person get the same answer. Audited, and reviewed by the medical director.
 */
export const takeEmergencyAccess = (
  staff: Staff,
  input: z.infer<typeof EmergencyRequest>,
): Promise<Result<EmergencyAccess>> =>
  asStaff(staff, 'chart.read', 'chart.emergency_access', async (tx) => {
    if ((await missesOfLastHour(tx)) >= MISSES_PER_HOUR) return TOO_MANY
    const [grant] = await tx.query<Grant>('select * from app.emergency_access($1, $2, $3, $4)', [
      input.mrn,
      input.birthDate,
      input.reason,
      newId(),
    ])
    if (!grant) return noMatch(input.mrn)
    if (grant.was_hidden)
      await auditWrite(tx, 'chart.emergency_access', grant.patient_id, {
        reason: input.reason,
        expiresAt: grant.expires_at?.toISOString(),
      })
    return ok({ patientId: grant.patient_id, expiresAt: grant.expires_at })
  })

async function missesOfLastHour(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `select count(*)::int as n from audit
     where staff_id = $1 and center_id = $2 and kind = 'refused' and verb = 'chart.emergency_access' and at > $3`,
    [tx.staff.id, tx.center.id, new Date(tx.now.getTime() - 3_600_000)],
  )
  return row?.n ?? 0
}

/** A grant as its reviewer sees it. Of a chart that the reviewer may not see, only the place is known. */
export type EmergencyGrant = {
  id: string
  staffId: string
  staffName: string
  grantedAt: Date
  expiresAt: Date
  reason: string
  patient: { id: string; mrn: string; familyName: string; givenName: string } | null
  place: string | null
  /** How many views and changes of the chart fell into the four hours. */
  views: number
  reviewedAt: Date | null
  reviewedBy: string | null
}

type GrantRow = {
  id: string
  staff_id: string
  staff_name: string
  granted_at: Date
  expires_at: Date
  reason: string
  patient_id: string | null
  mrn: string
  family_name: string
  given_name: string
  place: string | null
  views: number
  reviewed_at: Date | null
  reviewed_by: string | null
}

/** Emergency access in this center, what waits for review first; at most 200. */
export const listEmergencyGrants = (staff: Staff): Promise<Result<EmergencyGrant[]>> =>
  asStaff(staff, 'emergency_access.review', 'emergency_access.list', async (tx) => {
    const rows = await tx.query<GrantRow>('select * from app.emergency_grants()')
    await auditRead(tx, 'emergency_access.list', null)
    return ok(rows.map(toGrant))
  })

const toGrant = (row: GrantRow): EmergencyGrant => ({
  id: row.id,
  staffId: row.staff_id,
  staffName: row.staff_name,
  grantedAt: row.granted_at,
  expiresAt: row.expires_at,
  reason: row.reason,
  patient: row.patient_id
    ? { id: row.patient_id, mrn: row.mrn, familyName: row.family_name, givenName: row.given_name }
    : null,
  place: row.place,
  views: row.views,
  reviewedAt: row.reviewed_at,
  reviewedBy: row.reviewed_by,
})

export const EMERGENCY_OUTCOMES = ['justified', 'follow_up'] as const

export const EmergencyReview = z.object({
  grantId: z.uuid(),
  outcome: z.enum(EMERGENCY_OUTCOMES, 'Choose what you found.'),
  note: z.string().trim().max(500, 'Use at most 500 characters.').default(''),
})

/** Records that the medical director has looked at an emergency access. Once, and never one's own. */
export const reviewEmergencyAccess = (staff: Staff, input: z.infer<typeof EmergencyReview>): Promise<Result<null>> =>
  asStaff(staff, 'emergency_access.review', 'emergency_access.review', async (tx) => {
    if (input.outcome === 'follow_up' && input.note === '')
      return fail('invalid', 'Say what is to be followed up.', { fields: { note: 'Say what is to be followed up.' } })
    const [row] = await tx.query<{ done: boolean }>('select app.review_emergency($1, $2) as done', [
      input.grantId,
      tx.now,
    ])
    if (!row?.done)
      return fail('conflict', 'This access has been reviewed already, or it is your own: somebody else reviews that.')
    await auditWrite(tx, 'emergency_access.review', null, { ...input })
    return ok(null)
  })
