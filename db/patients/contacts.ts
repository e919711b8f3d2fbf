import { z } from 'zod'
import { cadenceFor } from '@/lib/clinical/phases/cadence'
import { phaseOf } from '@/lib/clinical/phases/phase-of'
import { addHours } from '@/lib/clinical/time'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { loadFacts } from '../facts/load'
import { newId } from '../ids'
import { changePatient, type OpenChart } from './chart'

export const CONTACT_KINDS = [
  'check_in',
  'phone',
  'visit',
  'counseling',
  'family',
  'group',
  'appointment',
  'other',
] as const

export const ContactInput = z.object({
  requestId: z.uuid(),
  patientId: z.uuid(),
  /** planned: at a time to come; happened; no_answer: tried and reached nobody; missed: a booked one that did not happen. */
  state: z.enum(['planned', 'happened', 'no_answer', 'missed']),
  kind: z.enum(CONTACT_KINDS),
  at: z.iso.datetime({ offset: true, error: 'Give date and time.' }).or(z.date()).pipe(z.coerce.date()),
  note: z.string().trim().max(2000).default(''),
})
export type ContactInput = z.infer<typeof ContactInput>

/**
 * Plans a contact or records what came of one. A contact that happened makes the earliest planned one of its kind that
 * is due; an unanswered try leaves the check-in due, because trying is not reaching.
 */
export const recordContact = (staff: Staff, input: ContactInput): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(staff, 'assessment.record', 'contact.record', async (tx) => {
    if (input.state !== 'planned' && input.at > tx.now)
      return fail('invalid', 'This lies in the future. Plan it instead.', {
        fields: { at: 'This lies in the future.' },
      })
    if (input.state === 'planned' && input.at < tx.now)
      return fail('invalid', 'This lies in the past. Record it as made.', { fields: { at: 'This lies in the past.' } })
    return changePatient(tx, input.patientId, 'contact.record', async (chart) => {
      const landed = await tx.query('select 1 from contacts where request_id = $1', [input.requestId])
      if (landed.length > 0) return ok({ text: 'Already recorded.' })
      await storeContact(tx, chart, input)
      if (input.state === 'happened') await planNextCheckIn(tx, chart, input.at)
      return ok({ text: TEXT[input.state] })
    })
  })

const TEXT = {
  planned: 'Planned',
  happened: 'Contact recorded',
  no_answer: 'No answer recorded',
  missed: 'Recorded as missed',
}
const STATUS = { planned: 'planned', happened: 'made', no_answer: 'no_answer', missed: 'missed' } as const
/** A contact made up to this long before a planned one counts as that one. */
const EARLY_H = 6

/** Writes a contact in a transaction that holds the chart; one that happened makes the planned one that is due. */
export async function storeContact(tx: Tx, chart: OpenChart, input: ContactInput) {
  const booked = input.kind === 'group' || input.kind === 'appointment'
  if (input.state === 'happened' || (input.state === 'missed' && booked)) {
    const [planned] = await tx.query<{ id: string }>(
      `update contacts set status = $5, at = $3, note = coalesce(nullif($4, ''), note)
       where id = (select id from contacts where patient_id = $1 and status = 'planned' and due_at <= $2
                     and (kind = $6 or ($7 and kind not in ('group', 'appointment')))
                   order by due_at limit 1)
       returning id`,
      [chart.patientId, addHours(input.at, EARLY_H), input.at, input.note, STATUS[input.state], input.kind, !booked],
    )
    if (planned) return
  }
  const at = input.state === 'planned' ? null : input.at
  await tx.query(
    `insert into contacts (id, center_id, patient_id, episode_id, kind, due_at, status, at, note, request_id, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      newId(),
      tx.center.id,
      chart.patientId,
      chart.episodeId,
      input.kind,
      input.state === 'planned' || booked ? input.at : null,
      STATUS[input.state],
      at,
      input.note || null,
      input.requestId,
      tx.now,
      tx.staff.id,
    ],
  )
}

/** Plans the next check-in by the cadence of the phase (phases.md §4) unless one is planned already. */
export async function planNextCheckIn(tx: Tx, chart: OpenChart, after: Date): Promise<void> {
  const planned = await tx.query(
    "select 1 from contacts where patient_id = $1 and status = 'planned' and kind not in ('group', 'appointment') limit 1",
    [chart.patientId],
  )
  if (planned.length > 0 || !chart.episodeId) return
  const loaded = await loadFacts(tx.query, chart.patientId, tx.zone, tx.now)
  if (!loaded?.facts.course || !loaded.facts.setting) return
  const { phase, day } = phaseOf(loaded.facts.course, tx)
  const every = cadenceFor({ phase, day, setting: loaded.facts.setting, approach: loaded.facts.approach }).check_in
    .intervalH
  if (every === null) return
  await tx.query(
    `insert into contacts (id, center_id, patient_id, episode_id, kind, due_at, status, entered_at, recorded_by)
     values ($1, $2, $3, $4, 'check_in', $5, 'planned', $6, $7)`,
    [newId(), tx.center.id, chart.patientId, chart.episodeId, addHours(after, every), tx.now, tx.staff.id],
  )
}
