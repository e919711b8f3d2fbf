import { z } from 'zod'
import { localDate, startOfDay } from '@/lib/clinical/time'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { DATE } from './admission'
import { changePatient } from './chart'
import { stateAlpha2 } from './medicines'

const PatientRef = z.object({ requestId: z.uuid(), patientId: z.uuid() })

export const Background = PatientRef.extend({
  allergies: z.discriminatedUnion('state', [
    z.object({ state: z.literal('not_asked') }),
    z.object({ state: z.literal('none_known') }),
    z.object({
      state: z.literal('listed'),
      items: z
        .array(
          z.object({
            id: z.uuid().optional(),
            substance: z.string().trim().min(1, 'Write the substance.').max(80),
            reaction: z.string().trim().max(120).nullish(),
          }),
        )
        .min(1, 'List at least one.'),
    }),
  ]),
  alerts: z.array(z.string().trim().min(1).max(120)).max(10),
  /** Null: nobody has asked; it never takes back what was stated before. */
  pregnancy: z
    .enum(['not_asked', 'not_applicable', 'no', 'yes', 'suspected', 'unknown'])
    .nullable()
    .transform((status) => status ?? ('not_asked' as const)),
  pregnancyWeeks: z
    .number('Write the weeks as a number.')
    .int('Write whole weeks.')
    .min(1, 'From 1 week on.')
    .max(45, 'At most 45 weeks.')
    .nullable(),
})

/** Allergies, alerts and pregnancy as they stand now. What is taken off the lists ends with who and when; nothing is deleted. */
export const editBackground = (staff: Staff, input: z.infer<typeof Background>): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(staff, 'patient.edit', 'patient.background', (tx) =>
    changePatient(tx, input.patientId, 'patient.background', async ({ patientId }) => {
      await setAllergies(tx, patientId, input.allergies)
      await setAlerts(tx, patientId, input.alerts)
      await setPregnancy(tx, patientId, input.pregnancy, input.pregnancyWeeks)
      return ok({ text: 'Saved' })
    }),
  )

export async function setAllergies(tx: Tx, patientId: string, allergies: z.infer<typeof Background>['allergies']) {
  await tx.query('update patients set allergy_status = $2 where id = $1', [patientId, allergies.state])
  const kept = allergies.state === 'listed' ? allergies.items : []
  const names = kept.map(({ substance }) => substance.toLowerCase())
  await tx.query(
    `update allergies set ended_at = $2, end_reason = 'No longer listed'
     where patient_id = $1 and ended_at is null and not (lower(substance) = any($3))`,
    [patientId, tx.now, names],
  )
  for (const { substance, reaction } of kept)
    await tx.query(
      `insert into allergies (id, center_id, patient_id, substance, reaction, entered_at, recorded_by)
       select $1, $2, $3, $4, $5, $6, $7
       where not exists (select 1 from allergies where patient_id = $3 and lower(substance) = lower($4) and ended_at is null)`,
      [newId(), tx.center.id, patientId, substance, reaction ?? null, tx.now, tx.staff.id],
    )
}

async function setAlerts(tx: Tx, patientId: string, alerts: readonly string[]) {
  await tx.query(
    `update patient_alerts set ended_at = $2, end_reason = 'No longer listed'
     where patient_id = $1 and ended_at is null and not (text = any($3))`,
    [patientId, tx.now, alerts],
  )
  for (const text of alerts)
    await tx.query(
      `insert into patient_alerts (id, center_id, patient_id, text, entered_at, recorded_by)
       select $1, $2, $3, $4, $5, $6
       where not exists (select 1 from patient_alerts where patient_id = $3 and text = $4 and ended_at is null)`,
      [newId(), tx.center.id, patientId, text, tx.now, tx.staff.id],
    )
}

export async function setPregnancy(tx: Tx, patientId: string, status: string, weeks: number | null) {
  if (status === 'not_asked') return
  await tx.query(
    `insert into pregnancy_statuses (id, center_id, patient_id, status, weeks, at, entered_at, recorded_by)
     select $1, $2, $3, $4, $5, $6, $6, $7
     where not exists (
       select 1 from (select status, weeks from pregnancy_statuses where patient_id = $3 order by at desc limit 1) last
       where last.status = $4 and last.weeks is not distinct from $5)`,
    [newId(), tx.center.id, patientId, status, weeks, tx.now, tx.staff.id],
  )
}

export const MedicationStatement = PatientRef.extend({
  takes: z.boolean('Say whether it is taken.'),
  name: z.enum(['clonidine', 'lofexidine'], 'Choose which one.'),
  /** Calendar day since when it is taken, or until when it was; null when not known. */
  since: DATE.nullable(),
})

/** "Takes an α2-agonist", as stated: the rules on pressure, pulse and missed vitals read it. */
export const stateMedication = (
  staff: Staff,
  input: z.infer<typeof MedicationStatement>,
): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(staff, ['vitals.record', 'assessment.record'], 'medication.state', (tx) =>
    changePatient(
      tx,
      input.patientId,
      'medication.state',
      async ({ patientId }) => {
        if (input.since && input.since > localDate(tx.now, tx.zone))
          return fail('invalid', 'This lies in the future.', { fields: { since: 'This lies in the future.' } })
        const since = input.since ? startOfDay(input.since, tx.zone) : null
        await stateAlpha2(tx, patientId, input.takes, input.name, since)
        return ok({ text: input.takes ? `Takes ${input.name}` : `Takes no ${input.name}` })
      },
      { details: { requestId: input.requestId, takes: input.takes, name: input.name } },
    ),
  )
