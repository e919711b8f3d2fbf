import { clock } from '@/lib/format/clock'
import type { Tx } from '../client'

export type StopStep = {
  id: string
  title: string
  text: string
  state: 'done' | 'next' | 'later'
  act?: string
  waits?: boolean
}
export type StopView = {
  flagId: string | null
  assessmentId: string
  patientFirstName: string
  because: string
  deadlineAt: string | null
  thenText: string
  steps: StopStep[]
  words: string
  lines: { label: string; tel: string; danger?: boolean }[]
}

/** The acts of the stop dialog, in their order. Each is recorded once, with who and when. */
export const STOP_STEPS = [
  {
    id: 'stay',
    title: 'Someone stays with the patient',
    text: 'Do not leave alone, not even to fetch help.',
    act: 'I am with them',
  },
  { id: 'observe', title: 'Start 1:1 observation', text: 'Ask the nearest free colleague to come.', act: 'Started' },
  {
    id: 'secure',
    title: 'Secure bag, medicines and sharp items',
    text: 'Ask first. List what was stored.',
    act: 'Done',
  },
  {
    id: 'hand_over',
    title: 'Hand over to the clinician in person',
    text: 'Say what was answered, the last dose, and who is at home.',
    act: 'When they arrive',
    waits: true,
  },
] as const

/** Crisis lines of the United States. */
const LINES: StopView['lines'] = [
  { label: 'Call 911', tel: '911', danger: true },
  { label: '988 line', tel: '988' },
]

/** Answers that stop the screen: intent, a plan, behavior within three months (C-SSRS 4, 5, 6b). */
const STOPS: readonly { item: string; text: string }[] = [
  { item: 'q5', text: 'C-SSRS question 5, intent with a plan' },
  { item: 'q4', text: 'C-SSRS question 4, some intent' },
  { item: 'q6_3m', text: 'C-SSRS question 6, behavior within 3 months' },
]

type Stopped = {
  patient_id: string
  answers: Record<string, unknown>
  taken_at: Date
  given_name: string
  flag_id: string | null
  ack_deadline: Date | null
  opened_at: Date | null
  acknowledged_at: Date | null
  acknowledged_name: string | null
}

/** The stop dialog of a C-SSRS as it stands now, or null where nothing stops: another form, no such answer, corrected. */
export async function stopFor(tx: Tx, assessmentId: string): Promise<StopView | null> {
  const [row] = await tx.query<Stopped>(
    `select a.patient_id, a.answers, a.taken_at, p.given_name, f.id as flag_id, f.ack_deadline, f.opened_at, f.acknowledged_at,
       s.name as acknowledged_name
     from assessments a join patients p on p.id = a.patient_id
     left join flags f on f.patient_id = a.patient_id and f.rule_id = 'SUI-01' and f.cleared_at is null
     left join staff s on s.id = f.acknowledged_by
     where a.id = $1 and a.instrument = 'CSSRS' and a.superseded_by_id is null`,
    [assessmentId],
    'stop',
  )
  const why = row && STOPS.find(({ item }) => row.answers[item] === true)
  if (!row || !why) return null
  return {
    flagId: row.flag_id,
    assessmentId,
    patientFirstName: row.given_name,
    because: `${why.text}: Yes, ${clock(row.taken_at, tx.zone)}.`,
    deadlineAt: row.acknowledged_at ? null : (row.ack_deadline?.toISOString() ?? null),
    thenText: 'then goes to the next role',
    steps: [onQueue(tx, row), ...(await stepsOf(tx, row.flag_id, assessmentId))],
    words: `Thank you for telling me. I am going to stay with you, and I have asked a colleague to come and talk with us.`,
    lines: LINES,
  }
}

/** The Emergency is on every queue of the center since it was opened; nobody has to send it. */
function onQueue({ zone }: Pick<Tx, 'zone'>, row: Stopped): StopStep {
  const since = row.opened_at
    ? `On the queue since ${clock(row.opened_at, zone)}.`
    : 'Not on the queue: call a clinician.'
  const answered = row.acknowledged_at
    ? ` Answered by ${row.acknowledged_name ?? 'a colleague'} ${clock(row.acknowledged_at, zone)}.`
    : ' Not answered yet.'
  return {
    id: 'queue',
    title: 'Emergency sent to the team',
    text: since + (row.opened_at ? answered : ''),
    state: row.opened_at ? 'done' : 'later',
  }
}

async function stepsOf(tx: Tx, flagId: string | null, assessmentId: string): Promise<StopStep[]> {
  const done = await doneSteps(tx, flagId, assessmentId)
  let next = true
  return STOP_STEPS.map((step) => {
    const made = done.get(step.id)
    const { id, title } = step
    if (made) return { id, title, text: `${made.name}, ${clock(made.at, tx.zone)}.`, state: 'done' as const }
    const state = next ? ('next' as const) : ('later' as const)
    next = false
    return { ...step, state }
  })
}

async function doneSteps(tx: Tx, flagId: string | null, assessmentId: string) {
  const rows = flagId
    ? await tx.query<{ step: string; at: Date; name: string }>(
        `select distinct on (x.data ->> 'stopStep') x.data ->> 'stopStep' as step, x.at, s.name
         from flag_events x left join staff s on s.id = x.by
         where x.flag_id = $1 and x.kind = 'action' and x.data ->> 'assessmentId' = $2
         order by x.data ->> 'stopStep', x.at`,
        [flagId, assessmentId],
        'stop-steps',
      )
    : []
  return new Map(rows.map((row) => [row.step, row]))
}
