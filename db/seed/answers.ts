import { addDays, addMinutes, instantOf, localParts } from '@/lib/clinical/time'
import { findRule } from '@/lib/clinical/triage/rules'
import type { RuleFamily } from '@/lib/clinical/triage/types'
import type { ActionCode } from '@/lib/format/acts'
import type { Act, Scene } from './acts'
import { nurseOf } from './course'
import type { Person } from './person'
import { type Dice, dice } from './random'
import type { CenterPlan, StaffKey } from './staff'

export type NewFlag = {
  mrn: string
  rule_id: string
  tier: number
  center_id: string
  setting: 'residential' | 'iop' | 'outpatient'
}

/** Minutes to the answer and from there to the action, by tier; both well inside their targets. */
const ANSWER_MIN: Record<number, readonly [number, number]> = {
  1: [1, 3],
  2: [4, 11],
  3: [10, 45],
  4: [40, 240],
  5: [180, 900],
}
const ACTION_MIN: Record<number, readonly [number, number]> = {
  1: [3, 8],
  2: [10, 35],
  3: [30, 120],
  4: [60, 300],
  5: [240, 900],
}

/** What the staff does about flags that have just opened: answers, acts, and reviews what only a review ends. */
export function answersTo(person: Person, center: CenterPlan, flags: readonly NewFlag[], now: Date): Scene[] {
  const tier = Math.min(...flags.map((flag) => flag.tier))
  const first = flags.find((flag) => flag.tier === tier)
  if (!first) return []
  const roll = dice(`${person.mrn}:${now.toISOString()}:answer`)
  const waits = tier >= 4 || (tier === 3 && first.setting !== 'residential')
  const hours = (at: Date) => (waits ? inServiceHours(at, center.zone) : at)
  const family = findRule(first.rule_id)?.family ?? 'manual'
  const answeredAt = hours(addMinutes(now, roll.int(...range(ANSWER_MIN, tier))))
  const actedAt = hours(addMinutes(answeredAt, roll.int(...range(ACTION_MIN, tier))))
  const by = (at: Date) => whoAnswers(person, center, family, tier, at)
  // Who has a scene of their own is taken there; a row stays with whoever took it.
  const takes = tier <= 3 && person.ownAnswersMin === undefined && roll.next() < 0.4
  const scene = (at: Date, act: Act, who = by(at)): Scene => ({ at, mrn: person.mrn, by: who, act, soft: true })
  return [
    scene(answeredAt, { do: takes ? 'take' : 'acknowledge' }),
    scene(actedAt, actionFor(family, roll)),
    ...flags
      .filter((flag) => findRule(flag.rule_id)?.clearing !== 'evidence')
      .map((flag) => scene(addMinutes(actedAt, 15), reviewOf(flag.rule_id), reviewer(person, center, by(actedAt)))),
  ]
}

const range = (table: Record<number, readonly [number, number]>, tier: number): [number, number] => {
  const [low, high] = table[tier] ?? [60, 120]
  return [low, high]
}

function whoAnswers(person: Person, center: CenterPlan, family: RuleFamily, tier: number, at: Date): StaffKey {
  if (person.onlyBy) return person.onlyBy
  const { hour } = localParts(at, center.zone)
  if (family === 'suicide' && tier <= 2) return center.does.prescribing
  const talks = family === 'engagement' || family === 'mental_health' || family === 'suicide'
  return talks && hour >= 7 && hour < 19 ? center.does.counseling : nurseOf(person, center)(at)
}

/** Reviews are a prescriber's where the person who answered is none. */
const reviewer = (person: Person, center: CenterPlan, answered: StaffKey): StaffKey =>
  person.onlyBy ?? (answered === center.does.counseling ? answered : center.does.prescribing)

function actionFor(family: RuleFamily, roll: Dice): Act {
  const known: Record<RuleFamily, readonly (readonly [ActionCode, string])[]> = {
    suicide: [['seen', 'Seen in person, safety plan gone through']],
    mental_health: [
      ['called', 'Talked through the week; next call booked'],
      ['seen', 'Seen in the office'],
    ],
    medical: [
      ['seen', 'Seen; fluids offered, recheck this shift'],
      ['monitored', 'Recheck in one hour'],
    ],
    vitals: [
      ['monitored', 'Recheck with the next set'],
      ['seen', 'Seen at rest, set repeated'],
    ],
    withdrawal: [
      ['medicated', 'Comfort medicines given as ordered'],
      ['seen', 'Seen; rest, fluids, warm bath'],
    ],
    engagement: [
      ['called', 'Reached by phone'],
      ['called', 'Called; plan for the evening made'],
    ],
    data_quality: [['monitored', 'Measured again']],
    manual: [['seen', 'Seen']],
  }
  const [code, text] = roll.pick(known[family])
  return { do: 'action', code, text }
}

const reviewOf = (ruleId: string): Act => ({
  do: 'review',
  ruleId,
  outcome: 'plan_made',
  reason: 'Gone through with the patient; plan updated.',
})

/** Moves an answer that can wait into the hours of the day team. */
function inServiceHours(at: Date, zone: string): Date {
  const { date, hour } = localParts(at, zone)
  if (hour < 7) return new Date(instantOf(date, '07:30', zone).getTime() + (at.getTime() % 1_800_000))
  if (hour >= 18) return new Date(instantOf(addDays(date, 1), '07:30', zone).getTime() + (at.getTime() % 1_800_000))
  return at
}
