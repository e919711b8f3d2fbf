import { instantOf } from '@/lib/clinical/time'
import type { Tx } from '../client'
import { insertAnchor } from '../patients/admission'
import { setAllergies, setPregnancy } from '../patients/background'
import type { OpenChart } from '../patients/chart'

export type Settled = { field: string; state: 'answered' | 'unknown' | 'declined'; value: unknown }
type Effect = (tx: Tx, chart: OpenChart, answer: Settled) => Promise<unknown>

const column =
  (name: 'seizure_history' | 'chronic_pain'): Effect =>
  async (tx, { patientId }, { value }) => {
    if (typeof value === 'boolean')
      await tx.query(`update patients set ${name} = $2 where id = $1 and ${name} is distinct from $2`, [
        patientId,
        value,
      ])
  }

/**
 * Answers that are facts of the chart as well. They are written once the person has left the field, and again when
 * the intake is signed; writing the same twice changes nothing. "Unknown" and "declined" never take a fact back.
 */
export const EFFECTS: Readonly<Record<string, Effect>> = {
  seizure_history: column('seizure_history'),
  chronic_pain: column('chronic_pain'),
  mental_health_dx: async (tx, { patientId }, { value }) => {
    if (Array.isArray(value))
      await tx.query('update patients set mental_health_comorbidity = $2 where id = $1', [patientId, value.length > 0])
  },
  pregnancy_status: (tx, { patientId }, { state, value }) =>
    state === 'unknown' ? setPregnancy(tx, patientId, 'unknown', null) : pregnancy(tx, patientId, value),
  allergies: async (tx, { patientId }, { value }) => {
    if (!Array.isArray(value)) return
    const items = value.flatMap((row) =>
      typeof row?.substance === 'string' ? [{ substance: row.substance, reaction: row.reaction ?? null }] : [],
    )
    if (items.length > 0) await setAllergies(tx, patientId, { state: 'listed', items })
    else if (value.length === 0) await setAllergies(tx, patientId, { state: 'none_known' })
  },
  last_dose_at: anchor,
  daily_amount: baseline,
}

async function pregnancy(tx: Tx, patientId: string, value: unknown) {
  if (typeof value === 'string') await setPregnancy(tx, patientId, value, null)
}

/** Day 0 follows the last dose told at intake, for whoever has stopped; what was known before stays readable. */
async function anchor(tx: Tx, { patientId, episodeId }: OpenChart, { value }: Settled) {
  if (!episodeId || typeof value !== 'object' || value === null || !('date' in value)) return
  const { date, time } = value as { date: string; time: string | null }
  const at = time ? instantOf(date, time, tx.zone) : null
  const [row] = await tx.query<{ use_status: string; same: boolean }>(
    `select e.use_status, exists (
       select 1 from (select * from anchors where episode_id = e.id order by entered_at desc, id desc limit 1) a
       where a.last_dose_on = $2 and ($3::timestamptz is null or date_trunc('minute', a.last_dose_at) = $3)) as same
     from episodes e where e.id = $1`,
    [episodeId, date, at],
  )
  if (row?.use_status !== 'stopped' || row.same || (at && at > tx.now)) return
  await insertAnchor(
    tx,
    patientId,
    episodeId,
    at ? { precision: 'instant', at } : { precision: 'date', date },
    'Told at intake',
  )
}

/** The stated grams are the baseline until a plan is signed. */
async function baseline(tx: Tx, { episodeId }: OpenChart, { value }: Settled) {
  if (!episodeId || typeof value !== 'object' || value === null || !('unit' in value) || value.unit !== 'g') return
  if (!('value' in value) || typeof value.value !== 'number') return
  const mg = Math.round(value.value * 1000)
  await tx.query(
    `update episodes set baseline_mg = $2 where id = $1 and baseline_mg is distinct from $2
       and not exists (select 1 from taper_plans where episode_id = $1)`,
    [episodeId, mg],
  )
}
