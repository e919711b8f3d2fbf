import { addDays, addHours } from '../time'
import { ticked } from './answers'
import { familyOf, GENERAL, GUIDE, PLAN_SIGNED, PROTOCOL, protocol, source } from './catalogue'
import {
  craving,
  isAtRisk,
  missedCheckIn,
  missedContacts,
  missedDoses,
  newSubstance,
  noContact,
  reAnchored,
} from './engagement-conditions'
import { phaseDayStarts } from './phase-days'
import type { Rule } from './types'
import { justAfter, raisedElsewhere } from './withdrawal-conditions'

const rule = familyOf('engagement', 5, ['counselor'])

/** Contact, lapse and relapse, craving (triage.md §2.5, §2.7). Paperwork is in administration.ts. */
export const ENGAGEMENT_RULES: readonly Rule[] = [
  rule({
    id: 'ENG-01',
    title: 'Missed check-in',
    tiers: ['T2', 'T3', 'T4'],
    trigger:
      'Check-in overdue by more than 12 h in acute days 0–3 or a rapid taper (T3; T2 after a moderate or high C-SSRS in the last 30 days), by more than 24 h elsewhere (T4)',
    thresholdText: '> 12 h (acute day 0–3, rapid taper), > 24 h elsewhere',
    doText: 'Phone twice, then the emergency contact as the consent allows.',
    clearsText: 'Contact made.',
    source: { ...GUIDE, section: 'Daily check-ins; hours are center protocol' },
    clearing: 'evidence',
    reviewHoldsH: 24,
    settings: [
      protocol('ENG-01.soon', 'Check-in overdue, close phases', 12, 'h'),
      protocol('ENG-01.late', 'Check-in overdue, elsewhere', 24, 'h'),
    ],
    find: missedCheckIn,
    changesAt: (ctx) => {
      const { checkInDueAt: due, cssrs } = ctx.facts
      if (!due) return []
      const limits = ['ENG-01.soon', 'ENG-01.late'].map((key) => justAfter(addHours(due, ctx.setting(key))))
      const risks = cssrs.filter(isAtRisk).map((one) => ctx.startOfDay(addDays(ctx.localDate(one.at), 31)))
      return [...limits, ...risks, ...phaseDayStarts(ctx, [4])]
    },
  }),
  rule({
    id: 'ENG-02',
    title: 'No contact for 72 h',
    tiers: ['T3'],
    trigger: 'Last contact 72 h ago or more, and a planned contact has come due without being made',
    thresholdText: '≥ 72 h without contact',
    doText: 'Outreach or welfare check.',
    clearsText: 'Contact.',
    source: PROTOCOL,
    clearing: 'evidence',
    reviewHoldsH: 24,
    settings: [protocol('ENG-02.hours', 'Without contact', 72, 'h')],
    find: noContact,
    changesAt: (ctx) => {
      const from = ctx.facts.lastContactAt ?? ctx.facts.admittedAt
      return [ctx.facts.checkInDueAt, from ? addHours(from, ctx.setting('ENG-02.hours')) : null]
    },
  }),
  rule({
    id: 'ENG-03',
    title: 'Missed medication',
    tiers: ['T3', 'T4', 'T5'],
    roles: ['prescriber', 'nurse'],
    trigger:
      'Buprenorphine missed on 2 or more successive days (T3), on 1 day (T4); another scheduled dose missed (T5)',
    thresholdText: 'Buprenorphine ≥ 2 days (T3), 1 day (T4)',
    doText: 'Call; advice on starting again.',
    clearsText: 'Doses resumed.',
    source: GENERAL,
    clearing: 'evidence',
    find: missedDoses,
  }),
  rule({
    id: 'ENG-04',
    title: 'Lapse',
    tiers: ['T4'],
    trigger: 'Use on 1 or 2 days within seven after day 7',
    thresholdText: 'Use on 1–2 days of 7',
    doText: 'Review triggers within 24 h, watch for 72 h, overdose advice.',
    clearsText: 'Reviewed.',
    source: { ...GUIDE, section: 'Lapse' },
    clearing: 'review',
    find: (ctx) => raisedElsewhere(ctx, 'ENG-04', 'T4'),
  }),
  rule({
    id: 'ENG-05',
    title: 'Relapse',
    tiers: ['T3'],
    trigger: 'Use on 3 days within seven, return to daily dosing, or a clinician’s judgment',
    thresholdText: 'Use on ≥ 3 days of 7',
    doText: 'New plan; the attempt number rises by 1.',
    clearsText: 'Plan signed.',
    source: { ...GUIDE, section: 'Relapse' },
    clearing: 'review',
    reviewOutcomes: PLAN_SIGNED,
    planSignedClears: true,
    find: (ctx) => raisedElsewhere(ctx, 'ENG-05', 'T3'),
  }),
  rule({
    id: 'ENG-06',
    title: 'New substance or injection',
    tiers: ['T2'],
    roles: ['nurse', 'prescriber', 'counselor'],
    trigger: 'New opioid, 7-OH or extract, alcohol or benzodiazepine use, or injection',
    thresholdText: 'Any new use',
    doText: 'Overdose risk, naloxone, review.',
    clearsText: 'Reviewed.',
    source: source('FDA 7-OH warning 2025', 'secondary'),
    clearing: 'review',
    find: newSubstance,
  }),
  rule({
    id: 'ENG-07',
    title: 'Strong craving',
    tiers: ['T3', 'T4'],
    trigger: 'Craving of 8 or more, or up by 4 within 24 h (T4); with stated intent to use (T3)',
    thresholdText: 'Craving ≥ 8, or + 4 in 24 h',
    doText: 'Coping call.',
    clearsText: 'Craving below 7 twice.',
    source: { ...GUIDE, section: 'Craving; limits are center protocol' },
    clearing: 'evidence',
    settings: [
      protocol('ENG-07.high', 'Craving', 8, '{score}'),
      protocol('ENG-07.rise', 'Craving up within 24 h', 4, '{score}'),
    ],
    find: craving,
    clearsRun: { inRange: (reading) => (reading.craving === undefined ? null : reading.craving < 7), gapMinutes: 0 },
  }),
  rule({
    id: 'ENG-12',
    title: 'Left without hand-off',
    tiers: ['T4'],
    trigger: 'Left early, or discharged without a hand-off',
    thresholdText: 'Ticked finding',
    doText: 'Contact within 24 h, naloxone, hand-off.',
    clearsText: 'Documented.',
    source: PROTOCOL,
    clearing: 'review',
    find: (ctx) => ticked(ctx, 'left_without_handoff', 'T4', 'Left without hand-off'),
  }),
  rule({
    id: 'ENG-15',
    title: 'Booked contacts missed',
    tiers: ['T4'],
    trigger: '2 of the last 3 booked contacts or groups missed',
    thresholdText: '2 of 3 missed',
    doText: 'Call.',
    clearsText: 'Next one attended, or reviewed.',
    source: PROTOCOL,
    clearing: 'either',
    settings: [protocol('ENG-15.missed', 'Missed of the last three', 2, '{count}')],
    find: missedContacts,
  }),
  rule({
    id: 'ENG-16',
    title: 'Stated intent to use',
    tiers: ['T3'],
    trigger: 'The patient says they intend to use, whatever the craving',
    thresholdText: 'Ticked finding',
    doText: 'Coping call, crisis plan.',
    clearsText: 'Reviewed.',
    source: PROTOCOL,
    clearing: 'review',
    find: (ctx) => ticked(ctx, 'intent_to_use', 'T3', 'Intent to use stated'),
  }),
  rule({
    id: 'ENG-17',
    title: 'Day 0 set again and again',
    tiers: ['T3'],
    trigger: '3 or more re-anchors within 7 days: has not stopped',
    thresholdText: '≥ 3 re-anchors in 7 days',
    doText: 'Review the plan: taper or induction instead.',
    clearsText: 'New plan signed.',
    source: PROTOCOL,
    clearing: 'review',
    reviewOutcomes: PLAN_SIGNED,
    planSignedClears: true,
    settings: [
      protocol('ENG-17.count', 'Re-anchors', 3, '{count}'),
      protocol('ENG-17.days', 'Re-anchors within', 7, 'd'),
    ],
    find: reAnchored,
    changesAt: (ctx) => ctx.facts.reAnchorsOn.map((on) => ctx.startOfDay(addDays(on, ctx.setting('ENG-17.days') + 1))),
  }),
]
