import { z } from 'zod'
import { localDate } from '@/lib/clinical/time'
import { can } from '@/lib/permissions'
import { fail, ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { changePatient } from './chart'
import { planNextCheckIn } from './contacts'

const text = (max: number) => z.string().trim().max(max, `At most ${max} characters.`)
const optional = (max: number) =>
  text(max)
    .nullish()
    .transform((value) => value || null)
export const DATE = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'Write the date as year-month-day.')

export const LastDose = z.discriminatedUnion('precision', [
  z.object({ precision: z.literal('instant'), at: z.coerce.date() }),
  z.object({ precision: z.literal('date'), date: DATE }),
  z.object({ precision: z.literal('unknown') }),
])

export const Admission = z.object({
  requestId: z.uuid(),
  familyName: text(80).min(1, 'Write the family name.'),
  givenName: text(80).min(1, 'Write the given name.'),
  mrn: text(40).min(1, 'Write the MRN.'),
  birthDate: DATE.nullable(),
  sex: z.enum(['male', 'female', 'other', 'unknown']),
  pronouns: optional(40),
  language: optional(40),
  phone: optional(40),
  setting: z.enum(['residential', 'iop', 'outpatient']),
  place: optional(40),
  leadId: z.uuid().nullish(),
  useStatus: z.enum(['not_assessed', 'stable_dose', 'stopped']),
  lastDose: LastDose.nullish(),
  pregnancy: z.enum(['yes', 'suspected', 'no', 'unknown', 'not_applicable']).nullish(),
  allergies: z.discriminatedUnion('state', [
    z.object({ state: z.literal('not_asked') }),
    z.object({ state: z.literal('none_known') }),
    z.object({
      state: z.literal('listed'),
      items: z.array(z.object({ substance: text(80).min(1, 'Write the substance.'), reaction: optional(120) })).min(1),
    }),
  ]),
  /** For the demo and tests: admissions in the past. Never after now. */
  admittedAt: z.coerce.date().optional(),
})
export type AdmissionInput = z.infer<typeof Admission>
/** What opening an episode needs of an admission. */
export type EpisodeStart = Pick<AdmissionInput, 'setting' | 'place' | 'useStatus' | 'leadId' | 'admittedAt'>
export type Admitted = { patientId: string; repeated: boolean }

/** Admits a person: identity, episode, place, lead, last dose and what is known of pregnancy and allergies. */
export const admitPatient = (staff: Staff, input: AdmissionInput): Promise<Result<Admitted>> =>
  asStaff<Admitted>(staff, 'patient.admit', 'patient.admit', async (tx) => {
    const repeated = await sameRequest(tx, input.requestId)
    if (repeated) return ok<Admitted>({ patientId: repeated, repeated: true })
    const refusal = refuse(tx, input) ?? (await mrnTaken(tx, input.mrn))
    if (refusal) return refusal
    const patientId = await insertPatient(tx, input)
    const episodeId = await openEpisode(tx, patientId, input)
    return changePatient(
      tx,
      patientId,
      'patient.admit',
      async () => {
        await insertBackground(tx, patientId, episodeId, input)
        await planNextCheckIn(tx, { patientId, episodeId }, input.admittedAt ?? tx.now)
        return ok<Admitted>({ patientId, repeated: false })
      },
      { phaseCause: 'admission', reason: 'Admission', details: { requestId: input.requestId } },
    )
  })

async function sameRequest(tx: Tx, requestId: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>('select id from patients where id = $1', [requestId])
  return row?.id ?? null
}

function refuse(tx: Tx, input: AdmissionInput) {
  const today = localDate(tx.now, tx.zone)
  const late = (field: string, message: string) => fail('invalid', message, { fields: { [field]: message } })
  if (input.birthDate && input.birthDate > today) return late('birthDate', 'The birth date lies in the future.')
  if (input.lastDose?.precision === 'instant' && input.lastDose.at > tx.now)
    return late('lastDose', 'The last dose lies in the future.')
  if (input.lastDose?.precision === 'date' && input.lastDose.date > today)
    return late('lastDose', 'The last dose lies in the future.')
  if (input.admittedAt && input.admittedAt > tx.now) return late('admittedAt', 'The admission lies in the future.')
  if (input.leadId && !can(tx.staff, 'lead.assign') && input.leadId !== tx.staff.id)
    return late('leadId', 'A supervisor or the medical director assigns other leads.')
  return null
}

async function mrnTaken(tx: Tx, mrn: string) {
  const [taken] = await tx.query('select 1 from patients where center_id = $1 and mrn = $2', [tx.center.id, mrn])
  return taken
    ? fail('conflict', 'This MRN is in use. Check the number.', { fields: { mrn: 'This MRN is in use.' } })
    : null
}

/** The patient takes the request's id, so that the same admission sent twice is one patient. */
async function insertPatient(tx: Tx, input: AdmissionInput): Promise<string> {
  const allergyStatus = input.allergies.state
  await tx.query(
    `insert into patients (id, center_id, mrn, family_name, given_name, birth_date, sex, pronouns, language, phone,
       allergy_status, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      input.requestId,
      tx.center.id,
      input.mrn,
      input.familyName,
      input.givenName,
      input.birthDate,
      input.sex,
      input.pronouns,
      input.language,
      input.phone,
      allergyStatus,
      tx.now,
      tx.staff.id,
    ],
  )
  return input.requestId
}

/** Opens the episode with its triage row, first location and lead. */
export async function openEpisode(tx: Tx, patientId: string, input: EpisodeStart): Promise<string> {
  const episodeId = newId()
  const admittedAt = input.admittedAt ?? tx.now
  await tx.query(
    `insert into episodes (id, center_id, patient_id, admitted_at, admitted_by, setting, place, use_status, lead_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      episodeId,
      tx.center.id,
      patientId,
      admittedAt,
      tx.staff.id,
      input.setting,
      input.place,
      input.useStatus,
      input.leadId ?? null,
    ],
  )
  await tx.query('insert into triage_rows (patient_id, center_id, episode_id) values ($1, $2, $3)', [
    patientId,
    tx.center.id,
    episodeId,
  ])
  await tx.query(
    `insert into location_moves (id, center_id, patient_id, episode_id, setting, place, at, reason, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, 'Admission', $8, $9)`,
    [newId(), tx.center.id, patientId, episodeId, input.setting, input.place, admittedAt, tx.now, tx.staff.id],
  )
  if (input.leadId) await insertLead(tx, patientId, episodeId, input.leadId, 'Admission')
  return episodeId
}

export const insertLead = (tx: Tx, patientId: string, episodeId: string, staffId: string, reason: string) =>
  tx.query(
    `insert into care_team (id, center_id, patient_id, episode_id, staff_id, role, from_at, reason, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, 'lead', $6, $7, $6, $8)`,
    [newId(), tx.center.id, patientId, episodeId, staffId, tx.now, reason, tx.staff.id],
  )

async function insertBackground(tx: Tx, patientId: string, episodeId: string, input: AdmissionInput) {
  if (input.lastDose) await insertAnchor(tx, patientId, episodeId, input.lastDose, 'Reported at admission')
  if (input.pregnancy)
    await tx.query(
      `insert into pregnancy_statuses (id, center_id, patient_id, status, at, entered_at, recorded_by)
       values ($1, $2, $3, $4, $5, $5, $6)`,
      [newId(), tx.center.id, patientId, input.pregnancy, tx.now, tx.staff.id],
    )
  if (input.allergies.state !== 'listed') return
  for (const { substance, reaction } of input.allergies.items)
    await tx.query(
      `insert into allergies (id, center_id, patient_id, substance, reaction, entered_at, recorded_by)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), tx.center.id, patientId, substance, reaction, tx.now, tx.staff.id],
    )
}

/** Appends a last dose to the anchors of the episode; nothing older is ever overwritten. */
export const insertAnchor = (
  tx: Tx,
  patientId: string,
  episodeId: string,
  dose: z.infer<typeof LastDose>,
  reason: string,
  kind: 'reported' | 'relapse_using' = 'reported',
) =>
  tx.query(
    `insert into anchors (id, center_id, patient_id, episode_id, kind, precision, last_dose_at, last_dose_on, reason, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      newId(),
      tx.center.id,
      patientId,
      episodeId,
      dose.precision === 'unknown' ? 'unknown' : kind,
      dose.precision,
      dose.precision === 'instant' ? dose.at : null,
      dose.precision === 'instant' ? localDate(dose.at, tx.zone) : dose.precision === 'date' ? dose.date : null,
      reason,
      tx.now,
      tx.staff.id,
    ],
  )

export const DuplicateQuery = z.object({
  familyName: text(80),
  givenName: text(80),
  birthDate: DATE.nullable().catch(null),
  mrn: text(40).default(''),
})
export type DuplicateQuery = z.infer<typeof DuplicateQuery>

export type LikelyDuplicate = { patientId: string; name: string; birthDate: string | null; mrn: string; why: string }

/** People who may be the one being admitted: same birth date and a similar name, or the same name. Warns, never blocks. */
export const likelyDuplicates = (staff: Staff, input: DuplicateQuery): Promise<Result<LikelyDuplicate[]>> =>
  asStaff(staff, 'patient.admit', 'patient.duplicates', async (tx) => {
    const family = input.familyName.trim().toLowerCase()
    const given = input.givenName.trim().toLowerCase()
    const mrn = input.mrn.trim()
    if (family.length < 2 && mrn.length === 0) return ok([])
    const rows = await tx.query<{
      id: string
      family_name: string
      given_name: string
      birth_date: string | null
      mrn: string
      same_birth: boolean | null
      same_name: boolean
      same_mrn: boolean
    }>(
      `select id, family_name, given_name, birth_date, mrn,
         birth_date = $4::date as same_birth, lower(family_name) = $2 and lower(given_name) = $3 as same_name, mrn = $5 as same_mrn
       from patients
       where center_id = $1 and (mrn = $5 or (length($2) > 1 and (
         (birth_date = $4::date and (left(lower(family_name), 2) = left($2, 2) or left(lower(given_name), 3) = left($3, 3)
           or lower(family_name) = $3 or lower(given_name) = $2))
         or (lower(family_name) = $2 and left(lower(given_name), 2) = left($3, 2)))))
       order by same_mrn desc, same_birth desc nulls last, same_name desc limit 5`,
      [tx.center.id, family, given, input.birthDate, mrn],
    )
    await auditRead(tx, 'patient.duplicates', null)
    return ok(
      rows.map((row) => ({
        patientId: row.id,
        name: `${row.family_name}, ${row.given_name}`,
        birthDate: row.birth_date,
        mrn: row.mrn,
        why: whyAlike(row),
      })),
    )
  })

function whyAlike({
  same_mrn,
  same_birth,
  same_name,
}: {
  same_mrn: boolean
  same_birth: boolean | null
  same_name: boolean
}) {
  if (same_mrn) return 'Same MRN'
  if (same_birth) return same_name ? 'Same name and birth date' : 'Same birth date, similar name'
  return same_name ? 'Same name' : 'Same family name, similar given name'
}
