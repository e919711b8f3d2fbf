import { cadenceFor } from '@/lib/clinical/phases/cadence'
import { type DueState, dueState } from '@/lib/clinical/phases/due'
import { daysBetween, localDate } from '@/lib/clinical/time'
import type { Approach, Phase } from '@/lib/clinical/types'
import { ageOf } from '@/lib/format/age'
import { listName } from '@/lib/format/name'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'

export type RoundRow = {
  patientId: string
  name: string
  mrn: string
  birthDate: string | null
  place: string | null
  lastSet: { at: string; age: string; outcome: string } | null
  /** Null: no planned vitals in this phase. */
  dueAt: string | null
  state: DueState | 'none'
}

type Stored = {
  id: string
  family_name: string
  given_name: string
  mrn: string
  birth_date: string | null
  place: string | null
  phase: Phase
  anchor_on: string | null
  admitted_at: Date
  on_alpha2: boolean
  approach: Approach | 'custom' | null
  last_at: Date | null
  last_outcome: string | null
  last_measured_at: Date | null
}

/** The residential patients in the order of their beds, with the age of the last set and when the next one is due. */
export const readRound = (staff: Staff): Promise<Result<RoundRow[]>> =>
  asStaff<RoundRow[]>(staff, 'chart.read', 'vitals.round', async (tx) => {
    const rows = await tx.query<Stored>(
      `select p.id, p.family_name, p.given_name, p.mrn, p.birth_date, e.place, e.phase, e.anchor_on, e.admitted_at,
         exists (select 1 from medication_statements m where m.patient_id = p.id and m.status = 'active' and m.source = 'entered'
           and m.ingredient in ('clonidine', 'lofexidine')) as on_alpha2,
         (select approach from taper_plans t where t.episode_id = e.id and t.status = 'signed') as approach,
         l.taken_at as last_at, l.outcome as last_outcome, m.taken_at as last_measured_at
       from episodes e join patients p on p.id = e.patient_id
       left join lateral (select taken_at, outcome from observation_sets o where o.patient_id = p.id and superseded_by_id is null
         and source <> 'import' and taken_at <= $2 order by taken_at desc limit 1) l on true
       left join lateral (select taken_at from observation_sets o where o.patient_id = p.id and superseded_by_id is null
         and source <> 'import' and outcome = 'measured' and taken_at <= $2 order by taken_at desc limit 1) m on true
       where e.center_id = $1 and e.closed_at is null and e.setting = 'residential'
       order by e.place nulls last, p.family_name, p.given_name, p.id limit 500`,
      [tx.center.id, tx.now],
      'vitals-round',
    )
    await auditRead(tx, 'vitals.round', null)
    return ok(rows.map((row) => toRow(tx, row)))
  })

function toRow(tx: Pick<Tx, 'now' | 'zone'>, row: Stored): RoundRow {
  const due = dueOf(tx, row)
  return {
    patientId: row.id,
    name: listName({ family: row.family_name, given: row.given_name }),
    mrn: row.mrn,
    birthDate: row.birth_date,
    place: row.place,
    lastSet: row.last_at
      ? { at: row.last_at.toISOString(), age: ageOf(row.last_at, tx.now), outcome: row.last_outcome ?? 'measured' }
      : null,
    dueAt: due?.dueAt.toISOString() ?? null,
    state: due?.state ?? 'none',
  }
}

/** A refused set is recorded, and the next one stays due: only a measured set starts the interval anew. */
function dueOf({ now, zone }: Pick<Tx, 'now' | 'zone'>, row: Stored) {
  const { intervalH } = cadenceFor({
    phase: row.phase,
    day: row.anchor_on ? daysBetween(row.anchor_on, localDate(now, zone)) : null,
    setting: 'residential',
    onAlpha2: row.on_alpha2,
    approach: row.approach === 'custom' ? null : row.approach,
  }).vitals
  return intervalH === null ? null : dueState(row.last_measured_at ?? row.admitted_at, intervalH, now)
}
