import type { Overview } from '@/db/chart/overview'
import { startOfDay } from '@/lib/clinical/time'
import { day, moment } from '@/lib/format/clock'
import { num } from '@/lib/format/number'
import { contactWord } from '../caseload/due-cell'
import { isOverPlan } from '../charts/course-scale'
import type { CourseLane, CourseMark } from '../charts/course-types'
import type { Axis } from './to-course'

/** What happened, one line each: plan events and use, every medicine, contacts. */
export function courseLanes(overview: Overview, axis: Axis): CourseLane[] {
  const inside = (mark: CourseMark) =>
    ('to' in mark ? mark.to : mark.at) >= axis.from.toISOString() && mark.at <= axis.to.toISOString()
  const lanes = [eventsLane(overview, axis), ...medicineLanes(overview, axis), contactsLane(overview)]
  return lanes.map((lane) => ({ ...lane, marks: lane.marks.filter(inside) }))
}

function eventsLane({ decisions, uses, taken, standing, plans, now, zone }: Overview, { today }: Axis): CourseLane {
  const at = (on: string) => startOfDay(on, zone).toISOString()
  const unit = plans.at(-1)?.unit ?? 'g'
  const marks: CourseMark[] = []
  decisions.forEach((one, i) => {
    if (one.decision !== 'hold' && one.decision !== 'hold_and_slow') return
    const next = decisions.slice(i + 1).find(({ decision }) => decision !== 'hold' && decision !== 'hold_and_slow')
    marks.push({
      kind: 'hold',
      at: at(one.effective_on),
      to: next ? at(next.effective_on) : now.toISOString(),
      label: 'Hold',
    })
  })
  for (const use of uses) {
    const when = use.used_at ? new Date(use.used_at).toISOString() : at(use.used_on)
    if (use.event === 'lapse' || use.event === 'relapse')
      marks.push({
        kind: 'lapse',
        at: when,
        label: `${use.event === 'lapse' ? 'Lapse' : 'Relapse'}${use.amount ? `, ${use.amount}` : ''}`,
      })
    else marks.push({ kind: 'note', at: when, label: `Use: ${use.substance}` })
  }
  for (const { on, taken: grams, planned } of taken)
    if (isOverPlan(grams, planned) && grams !== null && planned !== null)
      marks.push({ kind: 'over', at: at(on), label: `+${num(grams - planned, 2)} ${unit}` })
  if (standing?.next && standing.dueOn)
    marks.push({
      kind: 'step',
      at: at(standing.dueOn),
      label: `Step to ${num(standing.next.dose, 3)} ${unit}, ${day(standing.dueOn, today)}`,
    })
  return { name: 'Plan events', marks }
}

const MOST_MEDICINES = 4

function medicineLanes({ medicines, now, zone }: Overview, { from }: Axis): CourseLane[] {
  return medicines.slice(0, MOST_MEDICINES).map(({ name, status, started_at, stopped_at }) => {
    const start = started_at ? new Date(started_at) : from
    const end = status === 'stopped' && stopped_at ? new Date(stopped_at) : now
    const when = status === 'stopped' && stopped_at ? `Stopped ${moment(new Date(stopped_at), now, zone)}` : 'taken now'
    const since = started_at ? '' : ', start not recorded'
    const mark: CourseMark = {
      kind: 'span',
      at: (start < from ? from : start).toISOString(),
      to: end.toISOString(),
      label: `${when}${since}`,
    }
    return { name, marks: end < from ? [] : [mark] }
  })
}

function contactsLane({ contacts, now, zone }: Overview): CourseLane {
  const marks = contacts.flatMap(({ kind, status, due_at, at }): CourseMark[] => {
    const when = at ?? due_at
    if (!when) return []
    const shape = status === 'planned' ? 'planned' : status === 'made' ? 'contact' : 'missed'
    return [{ kind: shape, at: new Date(when).toISOString(), label: contactLabel(kind, status) }]
  })
  const next = contacts.find(({ status, due_at }) => status === 'planned' && due_at !== null && new Date(due_at) >= now)
  const missed = contacts.filter(({ status }) => status === 'missed' || status === 'no_answer').length
  const summary = [
    next?.due_at && `Next ${moment(new Date(next.due_at), now, zone)}`,
    missed > 0 && `${missed} missed or no answer`,
  ].filter(Boolean)
  return { name: 'Contacts', marks, ...(summary.length > 0 ? { summary: summary.join(', ') } : {}) }
}

const STATUS: Record<string, string> = { planned: 'planned', made: 'made', no_answer: 'no answer', missed: 'missed' }
const contactLabel = (kind: string, status: string) => `${contactWord(kind)}, ${STATUS[status] ?? status}`
