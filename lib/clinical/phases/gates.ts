import { daysBetween, hoursBetween, localDate } from '../time'
import type { LocalDate, Phase, Source } from '../types'

/** What the gates read (phases.md §2.4). What is missing here is not known, and the criterion cannot be told. */
export type GateFacts = {
  zone: string
  now: Date
  lastDoseRecorded?: boolean | null
  comfortPlan?: boolean | null
  crisisPlan?: boolean | null
  naloxoneOffered?: boolean | null
  nextContactAt?: Date | null
  /** Highest complete SOWS-H of each day, oldest first. */
  sowsHDays?: readonly { on: LocalDate; highest: number }[]
  toleratesFluidsAndFood?: boolean | null
  openRedFlags?: number | null
  cssrs?: 'none' | 'low' | 'moderate' | 'high' | null
  relapsePlanSigned?: boolean | null
  sleepMeasuredOn?: LocalDate | null
  moodMeasuredOn?: LocalDate | null
  supportContact?: boolean | null
  triggerListCurrent?: boolean | null
  emergencyPlanCurrent?: boolean | null
  phq9On?: LocalDate | null
  gad7On?: LocalDate | null
  followUpPlan?: boolean | null
  dischargeSummary?: boolean | null
  warmHandOffBooked?: boolean | null
}

export type CriterionState = 'met' | 'unmet' | 'cannot_tell'
type Finding = { state: CriterionState; reason: string }
export type GateCriterion = { id: string; label: string; source: Source; find: (facts: GateFacts) => Finding }
export type GateId = 'taper_acute' | 'acute_subacute' | 'subacute_extended' | 'extended_long_term' | 'discharge'
export type Gate = {
  id: GateId
  label: string
  from: Phase | null
  to: Phase | null
  /** The rule that speaks while the gate is not ready; time has moved the phase all the same. */
  ifNotReady: 'ENG-08' | 'ENG-09' | 'ENG-12' | 'WD-10'
  criteria: readonly GateCriterion[]
}

const met = (reason: string): Finding => ({ state: 'met', reason })
const unmet = (reason: string): Finding => ({ state: 'unmet', reason })
const cannotTell = (reason: string): Finding => ({ state: 'cannot_tell', reason })

const protocol: Source = { title: 'Center protocol', section: 'Phase gates', strength: 'proposal' }
const guide: Source = { title: 'Kratom tapering guide', section: 'Recovery phases', strength: 'secondary' }

type Flag = { [K in keyof GateFacts]-?: GateFacts[K] extends boolean | null | undefined ? K : never }[keyof GateFacts]

const ticked = (fact: Flag, label: string, source = protocol): GateCriterion => ({
  id: fact,
  label,
  source,
  find: (facts) => {
    const value = facts[fact]
    if (value === null || value === undefined) return cannotTell('Not recorded')
    return value ? met('Recorded') : unmet('Recorded as missing')
  },
})

type DateFact = 'sleepMeasuredOn' | 'moodMeasuredOn' | 'phq9On' | 'gad7On'

const measuredWithin = (fact: DateFact, label: string, days: number): GateCriterion => ({
  id: fact,
  label,
  source: protocol,
  find: (facts) => {
    const on = facts[fact]
    if (!on) return unmet('Never measured')
    const age = daysBetween(on, localDate(facts.now, facts.zone))
    return age <= days ? met(`Measured ${age} days ago`) : unmet(`Measured ${age} days ago, limit ${days}`)
  },
})

export const NEXT_CONTACT_WITHIN_H = 24
export const SOWS_READY = 10

const nextContact: GateCriterion = {
  id: 'nextContactAt',
  label: 'Next contact within 24 h',
  source: protocol,
  find: ({ nextContactAt, now }) => {
    if (!nextContactAt) return unmet('No contact planned')
    const hours = hoursBetween(now, nextContactAt)
    return hours <= NEXT_CONTACT_WITHIN_H ? met('Planned in time') : unmet('Planned later than in 24 h')
  },
}

const withdrawalEasing: GateCriterion = {
  id: 'sowsHDays',
  label: 'SOWS 10 or less, or falling on 2 successive days',
  source: protocol,
  find: ({ sowsHDays = [] }) => {
    const [third, second, latest] = [sowsHDays.at(-3), sowsHDays.at(-2), sowsHDays.at(-1)]
    if (!latest) return cannotTell('No complete SOWS')
    if (latest.highest <= SOWS_READY) return met(`Latest day ${latest.highest}`)
    const inARow = third && second && daysBetween(third.on, second.on) === 1 && daysBetween(second.on, latest.on) === 1
    if (!inARow) return cannotTell(`Latest day ${latest.highest}; three days in a row are needed to see it fall`)
    const falls = third.highest > second.highest && second.highest > latest.highest
    const course = `${third.highest}, ${second.highest}, ${latest.highest}`
    return falls ? met(`Falling: ${course}`) : unmet(`Not falling: ${course}`)
  },
}

const noRedFlag: GateCriterion = {
  id: 'openRedFlags',
  label: 'No red flag open',
  source: protocol,
  find: ({ openRedFlags }) => {
    if (openRedFlags === null || openRedFlags === undefined) return cannotTell('Not evaluated')
    return openRedFlags === 0 ? met('None open') : unmet(`${openRedFlags} open`)
  },
}

const suicideRiskNotHigh: GateCriterion = {
  id: 'cssrs',
  label: 'C-SSRS not high',
  source: protocol,
  find: ({ cssrs }) => {
    if (!cssrs) return cannotTell('No complete screen')
    return cssrs === 'high' ? unmet('High') : met(`Latest screen: ${cssrs}`)
  },
}

export const GATES: readonly Gate[] = [
  {
    id: 'taper_acute',
    label: 'Tapering to acute withdrawal',
    from: 'taper',
    to: 'acute',
    ifNotReady: 'ENG-09',
    criteria: [
      ticked('lastDoseRecorded', 'Last non-zero dose recorded'),
      ticked('comfortPlan', 'Comfort plan'),
      ticked('crisisPlan', 'Crisis plan'),
      ticked('naloxoneOffered', 'Naloxone offered'),
      nextContact,
    ],
  },
  {
    id: 'acute_subacute',
    label: 'Acute withdrawal to subacute',
    from: 'acute',
    to: 'subacute',
    ifNotReady: 'WD-10',
    criteria: [
      withdrawalEasing,
      ticked('toleratesFluidsAndFood', 'Tolerates fluids and food', guide),
      noRedFlag,
      suicideRiskNotHigh,
    ],
  },
  {
    id: 'subacute_extended',
    label: 'Subacute to extended recovery',
    from: 'subacute',
    to: 'extended',
    ifNotReady: 'ENG-09',
    criteria: [
      ticked('relapsePlanSigned', 'Relapse-prevention plan signed'),
      measuredWithin('sleepMeasuredOn', 'Sleep measured in the last 14 days', 14),
      measuredWithin('moodMeasuredOn', 'Mood measured in the last 14 days', 14),
      ticked('supportContact', 'Support contact named', guide),
    ],
  },
  {
    id: 'extended_long_term',
    label: 'Extended to long-term recovery',
    from: 'extended',
    to: 'long_term',
    ifNotReady: 'ENG-08',
    criteria: [
      ticked('triggerListCurrent', 'Trigger list current', guide),
      ticked('emergencyPlanCurrent', 'Emergency plan current', guide),
      measuredWithin('phq9On', 'PHQ-9 in the last 60 days', 60),
      measuredWithin('gad7On', 'GAD-7 in the last 60 days', 60),
      ticked('followUpPlan', 'Follow-up plan'),
    ],
  },
  {
    id: 'discharge',
    label: 'Discharge',
    from: null,
    to: null,
    ifNotReady: 'ENG-12',
    criteria: [ticked('dischargeSummary', 'Discharge summary'), ticked('warmHandOffBooked', 'Warm hand-off booked')],
  },
]
