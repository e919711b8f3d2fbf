import { z } from 'zod'
import { TAPER_UNITS } from '@/lib/clinical/taper/types'
import { localDate, minutesBetween } from '@/lib/clinical/time'
import { moment } from '@/lib/format/clock'
import { withUnit } from '@/lib/format/number'
import { fail, ok, type Refused, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { changePatient, NO_SUCH_PATIENT, type OpenChart } from '../patients/chart'

export const DoseInput = z.object({
  requestId: z.uuid(),
  patientId: z.uuid(),
  /** When it was taken, or was to be taken; of a day total any time of that day. */
  takenAt: z.coerce.date(),
  amount: z.number().min(0, 'An amount cannot be below 0.').max(1_000, 'This amount is too large.'),
  unit: z.enum(TAPER_UNITS),
  kind: z.enum(['planned', 'extra', 'missed', 'day_total']),
  /** Seen by staff, or told by the patient. */
  origin: z.enum(['witnessed', 'reported']),
  note: z.string().trim().max(1000).optional(),
})
export type DoseInput = z.infer<typeof DoseInput>

export type DoseSaved = { id: string; text: string; repeated: boolean }

/** Records a dose taken, an extra one, a missed one, or the total of a day as told. Sent twice, it lands once. */
export const recordDose = (staff: Staff, input: DoseInput): Promise<Result<DoseSaved>> =>
  asStaff<DoseSaved>(staff, 'dose.record', 'dose.record', (tx) =>
    changePatient<DoseSaved>(tx, input.patientId, 'dose.record', (chart) => storeDose(tx, chart, input, null)),
  )

export const DoseCorrection = z.object({
  doseId: z.uuid(),
  reason: z.string().trim().min(1, 'Say why.').max(1000),
  dose: DoseInput,
})
export type DoseCorrection = z.infer<typeof DoseCorrection>

/** Replaces a recorded dose by what it should read, with a reason; the old row stays. Of two at once one wins. */
export const correctDose = (staff: Staff, input: DoseCorrection): Promise<Result<DoseSaved>> =>
  asStaff<DoseSaved>(staff, 'dose.record', 'dose.correct', (tx) =>
    changePatient<DoseSaved>(
      tx,
      input.dose.patientId,
      'dose.correct',
      async (chart) => {
        const landed = await alreadyLanded(tx, input.dose.requestId)
        if (landed) return ok({ id: landed, text: 'Already recorded.', repeated: true })
        const [old] = await tx.query<{ superseded_by_id: string | null }>(
          'select superseded_by_id from doses_taken where id = $1 and patient_id = $2',
          [input.doseId, input.dose.patientId],
        )
        if (!old) return NO_SUCH_PATIENT
        if (old.superseded_by_id) return correctedBy(tx, old.superseded_by_id)
        const saved = await storeDose(tx, chart, input.dose, { id: input.doseId, reason: input.reason })
        if (saved.ok)
          await tx.query('update doses_taken set superseded_by_id = $2 where id = $1', [input.doseId, saved.value.id])
        return saved
      },
      { reason: input.reason, details: { doseId: input.doseId, reason: input.reason } },
    ),
  )

/** Writes a dose in a transaction that holds the chart. */
export async function storeDose(
  tx: Tx,
  chart: OpenChart,
  input: DoseInput,
  supersedes: { id: string; reason: string } | null,
): Promise<Result<DoseSaved>> {
  const landed = await alreadyLanded(tx, input.requestId)
  if (landed) return ok({ id: landed, text: 'Already recorded.', repeated: true })
  const refusal = inFuture(tx, input)
  if (refusal) return refusal
  const id = newId()
  await tx.query(
    `insert into doses_taken (id, center_id, patient_id, episode_id, taken_on, taken_at, amount_mg, unit, kind, mode, note, request_id,
       supersedes_id, correction_reason, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      id,
      tx.center.id,
      chart.patientId,
      chart.episodeId,
      localDate(input.takenAt, tx.zone),
      input.kind === 'day_total' ? null : input.takenAt,
      Math.round(input.amount * 1000),
      input.unit,
      input.kind,
      input.origin,
      input.note || null,
      input.requestId,
      supersedes?.id ?? null,
      supersedes?.reason ?? null,
      tx.now,
      tx.staff.id,
    ],
  )
  return ok({ id, text: said(input), repeated: false })
}

const said = ({ kind, amount, unit }: DoseInput) => {
  const dose = withUnit(amount, unit, 3)
  return { planned: `${dose} taken`, extra: `${dose} extra`, missed: `${dose} missed`, day_total: `${dose} that day` }[
    kind
  ]
}

/** A clock two minutes ahead of the server's is no reason to refuse a dose; a day total may be told during its day. */
function inFuture(tx: Tx, { takenAt, kind }: DoseInput): Refused | null {
  const early =
    kind === 'day_total'
      ? localDate(takenAt, tx.zone) > localDate(tx.now, tx.zone)
      : minutesBetween(tx.now, takenAt) > 2
  return early
    ? fail('invalid', 'The time taken lies in the future.', { fields: { takenAt: 'This lies in the future.' } })
    : null
}

async function alreadyLanded(tx: Tx, requestId: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>('select id from doses_taken where request_id = $1', [requestId])
  return row?.id ?? null
}

async function correctedBy(tx: Tx, newId: string) {
  const [row] = await tx.query<{ entered_at: Date; name: string | null }>(
    'select d.entered_at, s.name from doses_taken d left join staff s on s.id = d.recorded_by where d.id = $1',
    [newId],
  )
  const at = row?.entered_at
  return fail(
    'conflict',
    `Corrected by ${row?.name ?? 'somebody else'} ${at ? moment(at, tx.now, tx.zone) : ''}.`.replace(' .', '.'),
    { details: { by: row?.name ?? null, at: at?.toISOString() ?? null } },
  )
}
