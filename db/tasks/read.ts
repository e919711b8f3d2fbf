import type { Measure } from '@/lib/clinical/phases/cadence-table'
import { phaseOf } from '@/lib/clinical/phases/phase-of'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { loadFacts } from '../facts/load'
import { NO_SUCH_PATIENT } from '../patients/chart'
import { colleagues } from '../staff'
import { type DueMeasure, dueMeasures, type LastTaken } from './due-list'

export type OpenTask = {
  id: string
  text: string
  dueAt: Date | null
  owner: string | null
  ownerId: string | null
  repeatDays: number | null
}
export type PlannedContact = { id: string; kind: string; dueAt: Date; note: string | null }
export type Recheck = { id: string; name: string; recheckAt: Date }
export type PatientTasks = {
  /** Empty without an open episode: the cadence is that of a stay. */
  measures: DueMeasure[]
  tasks: OpenTask[]
  contacts: PlannedContact[]
  rechecks: Recheck[]
  ended: { id: string; text: string; status: string; at: Date | null; by: string | null; note: string | null }[]
  staff: { id: string; name: string }[]
  now: Date
  zone: string
}

/** Everything that is due for one patient: measures by cadence, tasks, planned contacts, effects of PRN doses to look at. */
export const readTasks = (staff: Staff, patientId: string): Promise<Result<PatientTasks>> =>
  asStaff<PatientTasks>(staff, 'chart.read', 'chart.tasks', async (tx) => {
    const loaded = await loadFacts(tx.query, patientId, tx.zone, tx.now)
    if (!loaded) return NO_SUCH_PATIENT
    await auditRead(tx, 'chart.tasks', patientId)
    const people = (await colleagues(tx)).filter(({ active, status }) => active && status === 'active')
    return ok({
      measures: await measuresOf(tx, patientId, loaded),
      tasks: await tx.query<OpenTask>(
        `select t.id, t.text, t.due_at as "dueAt", s.name as owner, t.owner_id as "ownerId", t.repeat_days as "repeatDays"
         from tasks t left join staff s on s.id = t.owner_id where t.patient_id = $1 and t.status = 'open' order by t.due_at nulls last`,
        [patientId],
      ),
      contacts: await tx.query<PlannedContact>(
        `select id, kind, due_at as "dueAt", note from contacts
         where patient_id = $1 and status = 'planned' and due_at is not null order by due_at`,
        [patientId],
      ),
      rechecks: await tx.query<Recheck>(
        `select d.id, o.name, d.recheck_at as "recheckAt" from medication_doses d join medication_orders o on o.id = d.order_id
         where d.patient_id = $1 and d.outcome = 'given' and d.recheck_at is not null and d.effect is null order by d.recheck_at`,
        [patientId],
      ),
      ended: await tx.query(
        `select t.id, t.text, t.status, t.done_at as at, s.name as by, t.note from tasks t left join staff s on s.id = t.done_by
         where t.patient_id = $1 and t.status <> 'open' order by t.done_at desc limit 20`,
        [patientId],
      ),
      staff: people.map(({ id, name }) => ({ id, name })),
      now: tx.now,
      zone: tx.zone,
    })
  })

const INSTRUMENT: Record<string, Measure> = {
  COWS: 'cows',
  SOWS_H: 'sows_h',
  PHQ9: 'phq9',
  GAD7: 'gad7',
  CSSRS: 'cssrs',
  PEG: 'peg',
  ISI: 'isi',
  BARC10: 'barc10',
  CRAVING_NRS: 'craving',
}

async function measuresOf(
  tx: Tx,
  patientId: string,
  { row, facts }: NonNullable<Awaited<ReturnType<typeof loadFacts>>>,
) {
  if (!facts.course || !facts.setting || !facts.admittedAt) return []
  const { phase, day } = phaseOf(facts.course, tx)
  const lastNews2 = row.vitals.findLast(({ outcome }) => outcome === 'measured')?.news2_total ?? null
  const losses = (facts.vomits24h?.value ?? 0) > 0 || (facts.looseStools24h?.value ?? 0) > 0
  const cadence = {
    phase,
    day,
    setting: facts.setting,
    approach: facts.approach,
    onAlpha2: facts.onAlpha2,
    lastNews2,
    lastSowsH: facts.sowsH.at(-1)?.total ?? null,
    vomitingOrDiarrhea: losses,
    chronicPain: row.patient?.chronic_pain ?? null,
  }
  return dueMeasures(cadence, await lastTaken(tx, patientId), facts.admittedAt, tx.now)
}

async function lastTaken(tx: Tx, patientId: string): Promise<LastTaken> {
  const rows = await tx.query<{ what: string; at: Date }>(
    `select instrument as what, max(taken_at) as at from assessments
       where patient_id = $1 and status = 'complete' and superseded_by_id is null and taken_at <= $2 group by instrument
     union all select 'vitals', max(taken_at) from observation_sets
       where patient_id = $1 and outcome = 'measured' and superseded_by_id is null and taken_at <= $2
     union all select 'weight', max(taken_at) from observation_sets
       where patient_id = $1 and weight_kg is not null and superseded_by_id is null and taken_at <= $2
     union all select 'orthostatic', max(taken_at) from orthostatic_tests where patient_id = $1 and taken_at <= $2
     union all select 'craving', max(taken_at) from reports
       where patient_id = $1 and findings ? 'craving' and superseded_by_id is null and taken_at <= $2`,
    [patientId, tx.now],
    'last-taken',
  )
  const last: LastTaken = {}
  for (const { what, at } of rows) {
    const measure = INSTRUMENT[what] ?? MEASURED.find((one) => one === what)
    const known = measure && last[measure]
    if (measure && at && (!known || known < at)) last[measure] = at
  }
  return last
}

const MEASURED = ['vitals', 'weight', 'orthostatic', 'craving'] as const
