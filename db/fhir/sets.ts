import { news2 } from '@/lib/clinical/vitals/news2'
import { impossiblePressure } from '@/lib/fhir/observation'
import type { ObservationFact, SetVital, VitalValue } from '@/lib/fhir/types'
import type { Tx } from '../client'
import { newId } from '../ids'
import type { EnteredValue } from '../schema/facts'
import type { Placing } from './placing'

type Slot = { ref: string; fresh: boolean; values: Map<SetVital, VitalValue['entered'] & { stored: number }> }
type Moment = { patientId: string; at: Date; slots: Slot[] }

/**
 * Vitals of one person and one moment become one set. A value that is already there is a repeat; a second, different
 * value of the same moment gets a set of its own, so that neither is lost. Imported sets are history: display only.
 */
export async function storeSets(tx: Tx, placing: Placing<ObservationFact>[]): Promise<number> {
  const measured = placing.filter(({ fact }) => fact.vitals.length > 0)
  const moments = await knownMoments(tx, [...new Set(measured.map(({ patientId }) => patientId))])
  for (const one of measured) {
    for (const value of one.fact.vitals) {
      const isNew = place(momentOf(moments, one.patientId, one.fact.takenAt), value)
      one.tell(isNew ? 'taken' : 'repeated')
      if (isNew && value.rounded) one.rounded()
    }
  }
  const rows = [...moments.values()].flatMap((moment) =>
    moment.slots.filter(({ fresh }) => fresh).map((slot) => rowOf(tx, moment, slot)),
  )
  await insertSets(tx, rows)
  return rows.length
}

/** Puts a value into the moment; false when the same value is there already. */
function place({ at, slots }: Moment, value: VitalValue): boolean {
  const { vital, stored, entered } = value
  if (slots.some(({ values }) => isSame(values.get(vital), entered))) return false
  const open = slots.find((slot) => slot.fresh && !slot.values.has(vital) && fits(slot, value))
  const slot = open ?? { ref: refOf(at, slots.length), fresh: true, values: new Map() }
  if (!open) slots.push(slot)
  slot.values.set(vital, { ...entered, stored })
  return true
}

const isSame = (known: EnteredValue | undefined, sent: EnteredValue) =>
  known?.value === sent.value && known.unit === sent.unit

/** A diastolic at or above the systolic is of another reading. */
function fits({ values }: Slot, value: VitalValue): boolean {
  const together = [...values].map(([vital, { stored, ...entered }]) => ({ vital, stored, entered, rounded: false }))
  return impossiblePressure([...together, value]) === null
}

const refOf = (at: Date, n: number) => (n === 0 ? at.toISOString() : `${at.toISOString()}#${n + 1}`)
const keyOf = (patientId: string, at: Date) => `${patientId} ${at.getTime()}`

function momentOf(moments: Map<string, Moment>, patientId: string, at: Date): Moment {
  const key = keyOf(patientId, at)
  const moment = moments.get(key) ?? { patientId, at, slots: [] }
  moments.set(key, moment)
  return moment
}

async function knownMoments(tx: Tx, patientIds: readonly string[]): Promise<Map<string, Moment>> {
  const rows = await tx.query<{
    patient_id: string
    taken_at: Date
    source_ref: string
    entered: Record<string, EnteredValue>
  }>(
    `select patient_id, taken_at, source_ref, entered from observation_sets
     where patient_id = any ($1) and source = 'import' and source_ref is not null order by source_ref`,
    [patientIds],
  )
  const moments = new Map<string, Moment>()
  for (const { patient_id, taken_at, source_ref, entered } of rows) {
    const values = Object.entries(entered).map(([vital, { value, unit }]) => [
      vital,
      { value, unit: unit ?? '', stored: Number.NaN },
    ])
    momentOf(moments, patient_id, taken_at).slots.push({ ref: source_ref, fresh: false, values: new Map(values as []) })
  }
  return moments
}

function rowOf(tx: Tx, { patientId, at }: Moment, { ref, values }: Slot) {
  const stored = (vital: SetVital) => values.get(vital)?.stored ?? null
  const temperature = values.get('temperature')
  const warning = news2({
    rr: stored('respiratory_rate'),
    spo2: stored('spo2'),
    sbp: stored('systolic'),
    hr: stored('heart_rate'),
    tempC: stored('temperature'),
  })
  const points = Object.values(warning.points).filter((point) => point !== null)
  return {
    id: newId(),
    center_id: tx.center.id,
    patient_id: patientId,
    taken_at: at,
    entered_at: tx.now,
    recorded_by: tx.staff.id,
    hr: stored('heart_rate'),
    rr: stored('respiratory_rate'),
    spo2: stored('spo2'),
    oxygen_flow: stored('oxygen_flow'),
    sbp: stored('systolic'),
    dbp: stored('diastolic'),
    temp_c: stored('temperature'),
    temp_entered: temperature ? Number(temperature.value) : null,
    temp_unit: temperature?.unit ?? null,
    weight_kg: stored('weight'),
    height_cm: stored('height'),
    pain: stored('pain'),
    glucose_mg_dl: stored('glucose'),
    entered: Object.fromEntries([...values].map(([vital, { value, unit }]) => [vital, { value, unit }])),
    news2_max: points.length > 0 ? Math.max(...points) : null,
    source_ref: ref,
  }
}

const CHUNK = 2000

/** NEWS2 of an imported set has no total: consciousness and oxygen were not sent, and missing is never normal. */
async function insertSets(tx: Tx, rows: ReturnType<typeof rowOf>[]) {
  for (let from = 0; from < rows.length; from += CHUNK)
    await tx.query(
      `insert into observation_sets (id, center_id, patient_id, taken_at, entered_at, recorded_by, hr, rr, spo2, oxygen_flow, sbp, dbp,
         temp_c, temp_entered, temp_unit, weight_kg, height_cm, pain, glucose_mg_dl, entered, news2_max, source_ref, source, display_only)
       select r.*, 'import', true from jsonb_to_recordset($1::jsonb) as r(id uuid, center_id uuid, patient_id uuid, taken_at timestamptz,
         entered_at timestamptz, recorded_by uuid, hr smallint, rr smallint, spo2 smallint, oxygen_flow float8, sbp smallint,
         dbp smallint, temp_c float8, temp_entered float8, temp_unit text, weight_kg float8, height_cm float8, pain smallint,
         glucose_mg_dl float8, entered jsonb, news2_max smallint, source_ref text)
       on conflict do nothing`,
      [JSON.stringify(rows.slice(from, from + CHUNK))],
    )
}
