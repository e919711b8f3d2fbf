import { addHours } from '../time'
import { cannotTell, clear, fires, item, last } from './answers'
import { familyOf, GENERAL, GUIDE, PLAN_SIGNED, PROTOCOL, protocol, source } from './catalogue'
import type { ClinicalEvent, Cssrs } from './facts'
import type { Rule, RuleAnswer, RuleContext } from './types'

const rule = familyOf('suicide', 1, ['nurse', 'counselor', 'prescriber'])
const COLUMBIA = source('Columbia C-SSRS screener', 'verified', 'Risk classes')

/** Suicide risk (triage.md §2.1 and §2.7). */
export const SUICIDE_RULES: readonly Rule[] = [
  rule({
    id: 'SUI-01',
    title: 'High suicide risk',
    tiers: ['T1'],
    trigger: 'C-SSRS high: yes to Q4 or Q5 (past month), or behavior within 3 months',
    thresholdText: 'C-SSRS class high',
    doText:
      'Do not leave alone. Safety precautions, mental-health evaluation within the hour, means safety. 988 and emergency services where the site cannot keep the patient safe.',
    clearsText: 'Clinician risk assessment and safety plan signed. Stays visible for 7 days.',
    source: COLUMBIA,
    clearing: 'review',
    reviewOutcomes: PLAN_SIGNED,
    visibleAfterClearDays: 7,
    find: (ctx) => classed(ctx, 'high', 'T1'),
  }),
  rule({
    id: 'SUI-02',
    title: 'Moderate suicide risk',
    tiers: ['T2'],
    trigger: 'C-SSRS moderate: yes to Q3, or lifetime behavior more than 3 months ago',
    thresholdText: 'C-SSRS class moderate',
    doText: 'Evaluation within 1 h and a safety plan.',
    clearsText: 'Reassessment low or none, and plan signed.',
    source: COLUMBIA,
    clearing: 'both',
    reviewOutcomes: PLAN_SIGNED,
    find: (ctx) => classed(ctx, 'moderate', 'T2'),
    cleared: (ctx, openedAt) => ctx.facts.cssrs.some((one) => one.complete && one.at > openedAt),
  }),
  rule({
    id: 'SUI-03',
    title: 'Low suicide risk',
    tiers: ['T3'],
    trigger: 'C-SSRS low: yes to Q1 or Q2 only',
    thresholdText: 'C-SSRS class low',
    doText: 'Brief assessment, safety plan, repeat the screen within 24 h.',
    clearsText: 'Repeat screen none or low, and plan signed.',
    source: GENERAL,
    clearing: 'both',
    reviewOutcomes: PLAN_SIGNED,
    find: lowRisk,
    cleared: (ctx, openedAt) => ctx.facts.cssrs.some((one) => one.complete && one.at > openedAt),
  }),
  rule({
    id: 'SUI-04',
    title: 'Self-harm item answered, no C-SSRS after it',
    tiers: ['T2'],
    trigger: 'PHQ-9 item 9 answered 1 or more, and no C-SSRS completed at the same time or later',
    thresholdText: 'PHQ-9 item 9 ≥ 1',
    doText: 'Run the C-SSRS within 60 minutes.',
    clearsText: 'C-SSRS completed; its own rule takes over.',
    source: source('PHQ-9', 'verified', 'Item 9'),
    clearing: 'evidence',
    find: item9WithoutScreen,
  }),
  rule({
    id: 'SUI-05',
    title: 'Thoughts of self-harm reported',
    tiers: ['T1'],
    trigger: 'Staff, family or patient reports thoughts of self-harm or suicide, and no C-SSRS since',
    thresholdText: 'Report without a C-SSRS since',
    doText: 'Immediate contact and C-SSRS. 988; text HOME to 741741.',
    clearsText: 'Complete C-SSRS and a clinician’s recorded review.',
    source: { ...GUIDE, section: 'When to seek immediate help' },
    clearing: 'both',
    find: reportedThoughts,
    cleared: (ctx, openedAt) => ctx.facts.cssrs.some((one) => one.complete && one.at >= openedAt),
  }),
  rule({
    id: 'SUI-06',
    title: 'C-SSRS not finished',
    tiers: ['T2', 'T3'],
    trigger: 'Incomplete C-SSRS with yes to Q2 or Q3, or yes to Q6 with 6b unanswered (T2); with yes to Q1 only (T3)',
    thresholdText: 'A yes in an incomplete screen',
    doText: 'Complete the screen now.',
    clearsText: 'Complete screen; its own rule takes over.',
    source: PROTOCOL,
    clearing: 'evidence',
    find: unfinishedScreen,
  }),
  rule({
    id: 'SUI-07',
    title: 'No C-SSRS since admission',
    tiers: ['T3'],
    trigger: 'No complete C-SSRS within 24 h of admission',
    thresholdText: 'More than 24 h after admission',
    doText: 'Run the C-SSRS screen.',
    clearsText: 'Complete screen.',
    source: PROTOCOL,
    clearing: 'evidence',
    reviewHoldsH: 24,
    settings: [protocol('SUI-07.hours', 'Screen due after admission', 24, 'h')],
    find: neverScreened,
    changesAt: (ctx) => [screenOverdueFrom(ctx)],
  }),
]

const completeScreens = (ctx: RuleContext): readonly Cssrs[] => ctx.facts.cssrs.filter((one) => one.complete)
const screenItem = (one: Cssrs) => item('C-SSRS', one.risk ?? 'incomplete', null, one.at, one)

/** The latest screen that has a class; an incomplete one has it only if it is high already (I-05). */
function classed(ctx: RuleContext, risk: 'high' | 'moderate', tier: 'T1' | 'T2'): RuleAnswer {
  const screen = last(ctx.facts.cssrs.filter((one) => one.risk !== null))
  if (!screen) return cannotTell('no C-SSRS recorded')
  if (screen.risk !== risk) return clear
  return fires(tier, `C-SSRS ${risk}`, [screenItem(screen)], {
    threshold: risk,
    score: { instrument: 'CSSRS', total: SEVERITY[risk] },
  })
}

const SEVERITY = { high: 3, moderate: 2, low: 1 } as const

/** Low stays answered while every later screen is low or none and a plan was signed since the first of them. */
function lowRisk(ctx: RuleContext): RuleAnswer {
  const screens = ctx.facts.cssrs.filter((one) => one.risk !== null)
  const latest = last(screens)
  if (!latest) return cannotTell('no C-SSRS recorded')
  if (latest.risk !== 'low') return clear
  const before = screens.findLastIndex((one) => one.risk === 'moderate' || one.risk === 'high')
  const run = screens.slice(before + 1)
  const first = run.find((one) => one.risk === 'low')
  const isPlanned = ctx.facts.reviews.some(
    (one) => one.ruleId === 'SUI-03' && PLAN_SIGNED.includes(one.outcome) && first !== undefined && one.at >= first.at,
  )
  if (isPlanned && latest !== first) return { outcome: 'clear', detail: 'repeat screen low, plan signed' }
  return fires('T3', 'C-SSRS low', [screenItem(latest)], {
    threshold: 'low',
    score: { instrument: 'CSSRS', total: SEVERITY.low },
  })
}

/** A later PHQ-9 with item 9 = 0 does not clear it. */
function item9WithoutScreen(ctx: RuleContext): RuleAnswer {
  const answered = ctx.facts.phq9.filter((one) => one.item9 !== null)
  if (answered.length === 0) return cannotTell('PHQ-9 item 9 not recorded')
  const screens = completeScreens(ctx)
  const open = answered.filter((one) => (one.item9 ?? 0) >= 1 && !screens.some((screen) => screen.at >= one.at))
  const latest = last(open)
  if (!latest) return clear
  const evidence = open.map((one) => item('PHQ-9 item 9', one.item9 ?? 0, '{score}', one.at, one))
  return fires('T2', `PHQ-9 item 9 = ${latest.item9} ≥ 1, no C-SSRS since`, evidence, { threshold: 1 })
}

function reportedThoughts(ctx: RuleContext): RuleAnswer {
  const screens = completeScreens(ctx)
  const isOpen = (event: ClinicalEvent) =>
    event.type === 'self_harm_thoughts' && !screens.some((screen) => screen.at >= event.reportedAt)
  const open = ctx.facts.events.filter(isOpen)
  if (open.length === 0) return clear
  return fires(
    'T1',
    'Thoughts of self-harm reported, no C-SSRS since',
    open.map((event) => item('Thoughts of self-harm reported', true, null, event.reportedAt, event)),
  )
}

function unfinishedScreen(ctx: RuleContext): RuleAnswer {
  const screens = completeScreens(ctx)
  const open = ctx.facts.cssrs.filter((one) => !one.complete && !screens.some((screen) => screen.at >= one.at))
  const unfinished = last(open)
  const answers = unfinished?.answers
  if (!unfinished || !answers) return clear
  const evidence = [screenItem(unfinished)]
  if (answers.q2 || answers.q3)
    return fires('T2', `Incomplete C-SSRS with yes to ${answers.q3 ? 'Q3' : 'Q2'}`, evidence)
  if (answers.q6 && answers.q6Within3m === null)
    return fires('T2', 'Incomplete C-SSRS: yes to Q6, 6b unanswered', evidence)
  return answers.q1 ? fires('T3', 'Incomplete C-SSRS with yes to Q1', evidence) : clear
}

/** The first instant that is more than the limit after admission. */
const screenOverdueFrom = ({ facts, setting }: RuleContext): Date | null =>
  facts.admittedAt ? new Date(addHours(facts.admittedAt, setting('SUI-07.hours')).getTime() + 1) : null

function neverScreened(ctx: RuleContext): RuleAnswer {
  const { admittedAt } = ctx.facts
  const from = screenOverdueFrom(ctx)
  if (!admittedAt || !from) return cannotTell('admission time not recorded')
  const limitH = ctx.setting('SUI-07.hours')
  if (completeScreens(ctx).some((one) => one.at >= addHours(admittedAt, -limitH))) return clear
  if (ctx.now < from) return clear
  return fires('T3', `No C-SSRS within ${limitH} h of admission`, [item('Admitted', true, null, admittedAt)], {
    threshold: limitH,
    unit: 'h',
  })
}
