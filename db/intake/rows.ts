import type { AnswerState } from '@/lib/clinical/intake/fields/types'
import type { Tx } from '../client'

/** One answer as stored, with who gave it and when. */
export type StoredAnswer = {
  field: string
  state: AnswerState
  value: unknown
  version: number
  origin: 'entered' | 'referral' | 'chart'
  by: string | null
  /** ISO. */
  at: string
}

export type IntakeRow = {
  id: string
  patient_id: string
  episode_id: string
  status: 'draft' | 'signed'
  started_at: Date
  started_name: string | null
  signed_at: Date | null
  signed_name: string | null
  signed_answers: SignedIntake | null
}

/** Everything as it stood when the intake was signed; never changed afterwards. */
export type SignedIntake = {
  answers: Record<string, Omit<StoredAnswer, 'field'>>
  scores: Record<string, { total: number | null; band: string | null; bandLabel: string | null; takenAt: string }>
  missing: string[]
  /** The engine's suggestion as it stood; computed again nowhere. */
  suggestion: { route: string; suggested: string | null; reviewReasons: string[]; excluded: Record<string, string[]> }
  care: { dimension: number; title: string; hint: string; reasons: string[] }[]
}

type AnswerRow = Omit<StoredAnswer, 'at'> & { at: Date }

const INTAKE_COLUMNS = `i.id, i.patient_id, i.episode_id, i.status, i.started_at, s.name as started_name, i.signed_at, g.name as signed_name,
  i.signed_answers`
const INTAKE_FROM = 'intakes i left join staff s on s.id = i.started_by left join staff g on g.id = i.signed_by'

/** The intake of the open episode, else the latest one; null when there is none to see. */
export async function currentIntake(tx: Tx, patientId: string): Promise<IntakeRow | null> {
  const [row] = await tx.query<IntakeRow & { stale: boolean }>(
    `select ${INTAKE_COLUMNS}, exists (select 1 from episodes e where e.patient_id = i.patient_id and e.closed_at is null and e.id <> i.episode_id) as stale
     from ${INTAKE_FROM} where i.patient_id = $1 order by i.started_at desc limit 1`,
    [patientId],
    'intake-current',
  )
  return row && !row.stale ? row : null
}

export async function intakeById(tx: Tx, patientId: string, intakeId: string): Promise<IntakeRow | null> {
  const [row] = await tx.query<IntakeRow>(
    `select ${INTAKE_COLUMNS} from ${INTAKE_FROM} where i.patient_id = $1 and i.id = $2`,
    [patientId, intakeId],
    'intake-by-id',
  )
  return row ?? null
}

/** The answers of an intake, or those saved after an instant. */
export async function answersOf(tx: Tx, intakeId: string, since: Date | null = null): Promise<StoredAnswer[]> {
  const rows = await tx.query<AnswerRow>(
    `select a.field, a.state, a.value, a.version, a.origin, s.name as by, a.entered_at as at
     from intake_answers a left join staff s on s.id = a.recorded_by
     where a.intake_id = $1 and ($2::timestamptz is null or a.entered_at > $2) order by a.field`,
    [intakeId, since],
    'intake-answers',
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
