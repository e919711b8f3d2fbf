import { progressOf } from '@/lib/clinical/intake/fields/progress'
import type { IntakeAnswer } from '@/lib/clinical/intake/fields/types'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { chartState } from './chart-state'

export type IntakeLine = {
  patientId: string
  name: string
  mrn: string
  place: string | null
  /** ISO; null = not started. */
  startedAt: string | null
  status: 'not_started' | 'draft' | 'signed'
  answered: number
  asked: number
  /** "Intake incomplete": required and not answered. */
  missing: number
  toCheck: number
}

type Row = {
  patient_id: string
  family_name: string
  given_name: string
  mrn: string
  place: string | null
  started_at: Date | null
  status: 'draft' | 'signed' | null
  answers: ({ field: string } & IntakeAnswer)[]
}

/** Open intakes of the center: stays whose intake is not signed, newest admission first. */
export const listIntakes = (staff: Staff): Promise<Result<IntakeLine[]>> =>
  asStaff<IntakeLine[]>(staff, 'chart.read', 'intake.list', async (tx) => {
    const rows = await tx.query<Row>(
      `select p.id as patient_id, p.family_name, p.given_name, p.mrn, e.place, i.started_at, i.status,
         (select coalesce(json_agg(json_build_object('field', a.field, 'state', a.state, 'value', a.value)), '[]')
          from intake_answers a where a.intake_id = i.id) as answers
       from episodes e join patients p on p.id = e.patient_id left join intakes i on i.episode_id = e.id
       where e.center_id = $1 and e.closed_at is null and coalesce(i.status, 'draft') = 'draft'
         and (i.id is not null or e.admitted_at > $2::timestamptz - interval '14 days')
       order by i.started_at desc nulls last, e.admitted_at desc limit 40`,
      [tx.center.id, tx.now],
      'intake-list',
    )
    await auditRead(tx, 'intake.list', null)
    const lines: IntakeLine[] = []
    for (const row of rows) lines.push(await toLine(tx, row))
    return ok(lines)
  })

async function toLine(tx: Tx, row: Row): Promise<IntakeLine> {
  const state = row.started_at ? await chartState(tx, row.patient_id) : null
  const answers = Object.fromEntries(
    row.answers.map(({ field, state: answer, value }) => [field, { state: answer, value }]),
  )
  const progress = state ? progressOf({ answers, chart: state.chart }) : null
  return {
    patientId: row.patient_id,
    name: `${row.family_name}, ${row.given_name}`,
    mrn: row.mrn,
    place: row.place,
    startedAt: row.started_at?.toISOString() ?? null,
    status: row.status ?? 'not_started',
    answered: progress?.answered ?? 0,
    asked: progress?.asked ?? 0,
    missing: progress?.missing.length ?? 0,
    toCheck: progress?.toCheck.length ?? 0,
  }
}
