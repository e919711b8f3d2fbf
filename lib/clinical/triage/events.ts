import { hoursBetween } from '../time'
import { item } from './answers'
import type { ClinicalEvent, Facts } from './facts'
import type { EvidenceItem, RuleContext } from './types'

/** An event reported later than this after it happened is not a fresh emergency. */
const FRESH_H = 24

/** An unknown time counts as fresh. */
export const isFresh = (event: ClinicalEvent): boolean =>
  event.happenedAt === null || hoursBetween(event.happenedAt, event.reportedAt) <= FRESH_H

/** The rules whose review assesses an event. */
const ASSESSED_BY: Record<ClinicalEvent['type'], readonly string[]> = {
  seizure: ['MED-01', 'MED-18'],
  chest_pain: ['MED-03', 'MED-18'],
  syncope: ['MED-04', 'MED-18'],
  self_harm_thoughts: [],
}

/** Events that nobody has assessed; they stay open until somebody does, on the event or on its flag. */
export const unassessed = ({ facts }: RuleContext, type: ClinicalEvent['type']): readonly ClinicalEvent[] =>
  facts.events.filter((event) => event.type === type && !event.assessed && !isReviewed(facts, event))

const isReviewed = (facts: Facts, event: ClinicalEvent): boolean =>
  facts.reviews.some(
    (one) => ASSESSED_BY[event.type].includes(one.ruleId) && one.outcome !== 'watch' && one.at >= event.reportedAt,
  )

/** Open MED-01 (seizure) or MED-03 (chest pain) events. */
export const openEvents = (ctx: RuleContext, type: ClinicalEvent['type']): readonly ClinicalEvent[] =>
  unassessed(ctx, type).filter(isFresh)

const WORDS: Record<ClinicalEvent['type'], string> = {
  seizure: 'Seizure',
  chest_pain: 'Chest pain',
  syncope: 'Faint',
  self_harm_thoughts: 'Thoughts of self-harm',
}

/** Dated by the report: that is when it became known. */
export const eventItem = (event: ClinicalEvent): EvidenceItem =>
  item(
    WORDS[event.type],
    event.happenedAt ? event.happenedAt.toISOString() : 'time unknown',
    null,
    event.reportedAt,
    event,
  )
