import { ok, type Result } from '@/lib/result'
import { asStaff, type Staff } from '../client'
import { NO_SUCH_PATIENT } from '../patients/chart'

export type PhaseMove = {
  phase: string
  from_on: string
  at: string
  cause: string
  reason: string | null
  by: string | null
  /** The gate that a clinician closed with this row; null for a move. */
  overridden: string | null
  /** Criteria of the gates that time passed with this move: label, state, reason. */
  criteria: { label: string; state: 'met' | 'unmet' | 'cannot_tell'; reason: string }[]
}
export type EpisodeLane = {
  id: string
  setting: 'residential' | 'iop' | 'outpatient'
  admitted_at: string
  closed_at: string | null
  close_reason: string | null
  attempt_no: number
  discharge_id: string | null
  moves: PhaseMove[]
}

const SQL = `
  select (select coalesce(json_agg(x order by x.admitted_at desc), '[]') from (
    select e.id, e.setting, e.admitted_at, e.closed_at, e.close_reason, e.attempt_no, d.id as discharge_id,
      (select coalesce(json_agg(m order by m.at, m.id), '[]') from (
         select h.id, h.phase, h.from_on, h.entered_at as at, h.cause, h.reason, s.name as by, h.gates ->> 'overridden' as overridden,
           coalesce(h.gates -> 'criteria', '[]') as criteria
         from phase_history h left join staff s on s.id = h.recorded_by where h.episode_id = e.id) m) as moves
    from episodes e left join discharges d on d.episode_id = e.id where e.patient_id = p.id) x) as lanes
  from patients p where id = $1`

/** The phases of every episode with who and why, newest episode first. Audited with the screen that shows it. */
export const readLanes = (
  staff: Staff,
  patientId: string,
): Promise<Result<{ lanes: EpisodeLane[]; now: Date; zone: string }>> =>
  asStaff<{ lanes: EpisodeLane[]; now: Date; zone: string }>(staff, 'chart.read', 'chart.history', async (tx) => {
    const [row] = await tx.query<{ lanes: EpisodeLane[] }>(SQL, [patientId], 'phase-lanes')
    return row ? ok({ lanes: row.lanes, now: tx.now, zone: tx.zone }) : NO_SUCH_PATIENT
  })
