import { addHours } from '../time'
import { cannotTell, clear, fires, item, last } from './answers'
import { PLAN_SIGNED } from './catalogue'
import type { ClinicalEvent, Cssrs } from './facts'
import type { RuleAnswer, RuleContext } from './types'

const completeScreens = (ctx: RuleContext): readonly Cssrs[] => ctx.facts.cssrs.filter((one) => one.complete)
const screenItem = (one: Cssrs) => item('C-SSRS', one.risk ?? 'incomplete', null, one.at, one)

/** The latest screen that has a class; an incomplete one has it only if it is high already (I-05). */
export function classed(ctx: RuleContext, risk: 'high' | 'moderate', tier: 'T1' | 'T2'): RuleAnswer {
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
export function lowRisk(ctx: RuleContext): RuleAnswer {
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
export function item9WithoutScreen(ctx: RuleContext): RuleAnswer {
  const answered = ctx.facts.phq9.filter((one) => one.item9 !== null)
  if (answered.length === 0) return cannotTell('PHQ-9 item 9 not recorded')
  const screens = completeScreens(ctx)
  const open = answered.filter((one) => (one.item9 ?? 0) >= 1 && !screens.some((screen) => screen.at >= one.at))
  const latest = last(open)
  if (!latest) return clear
  const evidence = open.map((one) => item('PHQ-9 item 9', one.item9 ?? 0, '{score}', one.at, one))
  return fires('T2', `PHQ-9 item 9 = ${latest.item9} ≥ 1, no C-SSRS since`, evidence, { threshold: 1 })
}

export function reportedThoughts(ctx: RuleContext): RuleAnswer {
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

export function unfinishedScreen(ctx: RuleContext): RuleAnswer {
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
export const screenOverdueFrom = ({ facts, setting }: RuleContext): Date | null =>
  facts.admittedAt ? new Date(addHours(facts.admittedAt, setting('SUI-07.hours')).getTime() + 1) : null

export function neverScreened(ctx: RuleContext): RuleAnswer {
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
