import { daysBetween, hoursBetween } from '../time'
import { cannotTell, clear, fires, gravest, isTicked, item, last } from './answers'
import type { Cssrs } from './facts'
import { isAcuteDay0To3 } from './phase-days'
import type { RuleAnswer, RuleContext } from './types'

export const isAtRisk = ({ risk }: Cssrs): boolean => risk === 'moderate' || risk === 'high'

/** Counted from the due time without grace. */
export function missedCheckIn(ctx: RuleContext): RuleAnswer {
  const { checkInDueAt: due, approach, cssrs } = ctx.facts
  if (!due) return cannotTell('no contact planned')
  const isClose = isAcuteDay0To3(ctx) || (ctx.phase === 'taper' && approach === 'rapid')
  const limitH = ctx.setting(isClose ? 'ENG-01.soon' : 'ENG-01.late')
  if (hoursBetween(due, ctx.now) <= limitH) return clear
  const evidence = [item('Check-in due', true, null, due)]
  const text = `Check-in overdue > ${limitH} h`
  const more = { threshold: limitH, unit: 'h' }
  if (!isClose) return fires('T4', text, evidence, more)
  const risk = cssrs.findLast((one) => isAtRisk(one) && daysBetween(ctx.localDate(one.at), ctx.today) <= 30)
  if (!risk) return fires('T3', text, evidence, more)
  return fires(
    'T2',
    `${text}, C-SSRS ${risk.risk} in the last 30 days`,
    [...evidence, item('C-SSRS', risk.risk ?? '', null, risk.at, risk)],
    more,
  )
}

export function noContact(ctx: RuleContext): RuleAnswer {
  const { lastContactAt, admittedAt, checkInDueAt } = ctx.facts
  if (!checkInDueAt) return cannotTell('no contact planned')
  if (checkInDueAt > ctx.now) return clear
  const from = lastContactAt ?? admittedAt
  if (!from) return cannotTell('no contact recorded')
  const limitH = ctx.setting('ENG-02.hours')
  if (hoursBetween(from, ctx.now) < limitH) return clear
  return fires(
    'T3',
    `No contact ≥ ${limitH} h`,
    [item(lastContactAt ? 'Last contact' : 'Admitted', true, null, from)],
    {
      threshold: limitH,
      unit: 'h',
    },
  )
}

export function missedDoses({ facts }: RuleContext): RuleAnswer {
  const { missedBuprenorphineDays: days, missedOtherDose: other } = facts
  const missed = (tier: 'T3' | 'T4', limit: number): RuleAnswer =>
    days
      ? fires(tier, `Buprenorphine missed ${days.value} ≥ ${limit} days`, [
          item('Days missed', days.value, 'd', days.at, days),
        ])
      : clear
  const otherMissed = other?.value
    ? fires('T5', 'Scheduled dose missed', [item('Dose missed', true, null, other.at, other)])
    : clear
  if (days && days.value >= 2) return gravest(missed('T3', 2), otherMissed)
  if (days && days.value >= 1) return gravest(missed('T4', 1), otherMissed)
  return otherMissed
}

const SUBSTANCE_WORDS: Record<string, string> = {
  seven_oh: '7-OH',
  opioid: 'opioid',
  alcohol: 'alcohol',
  benzodiazepine: 'benzodiazepine',
  extract: 'extract',
  injection: 'injection',
}

export function newSubstance({ facts }: RuleContext): RuleAnswer {
  const uses = facts.newSubstances.filter((one) => one.substance !== 'kratom')
  if (uses.length === 0) return clear
  const words = [...new Set(uses.map((one) => SUBSTANCE_WORDS[one.substance] ?? one.substance))]
  return fires(
    'T2',
    `New use: ${words.join(', ')}`,
    uses.map((one) => item('New use', SUBSTANCE_WORDS[one.substance] ?? one.substance, null, one.at, one)),
  )
}

/** + 4 is measured against any value of the 24 h before; intent alone opens nothing here. */
export function craving(ctx: RuleContext): RuleAnswer {
  const dated = ctx.facts.craving.flatMap((one) => (one.at ? [{ ...one, at: one.at }] : []))
  const latest = last(dated)
  if (!latest) return cannotTell('no craving recorded')
  const high = ctx.setting('ENG-07.high')
  const rise = ctx.setting('ENG-07.rise')
  const before = dated.slice(0, -1).filter((one) => hoursBetween(one.at, latest.at) <= 24)
  const lowest = [...before].sort((a, b) => a.value - b.value)[0]
  const risen = lowest !== undefined && latest.value - lowest.value >= rise ? lowest : null
  if (latest.value < high && !risen) return clear
  const intends = isTicked(ctx, 'intent_to_use')
  const text =
    latest.value >= high
      ? `Craving ${latest.value} ≥ ${high}`
      : `Craving ${risen?.value} → ${latest.value}, up ≥ ${rise} in 24 h`
  return fires(
    intends ? 'T3' : 'T4',
    intends ? `${text}, intent to use` : text,
    [
      item('Craving', latest.value, '{score}', latest.at, latest),
      ...(risen ? [item('Craving before', risen.value, '{score}', risen.at, risen)] : []),
    ],
    {
      threshold: high,
      score: { instrument: 'CRAVING_NRS', total: latest.value },
      ...(risen ? { trend: 'worsening' as const } : {}),
    },
  )
}

export function missedContacts(ctx: RuleContext): RuleAnswer {
  const booked = ctx.facts.bookedContacts
    .filter((one) => one.outcome === 'attended' || one.outcome === 'missed')
    .slice(-3)
  const missed = booked.filter((one) => one.outcome === 'missed')
  const isBack = last(booked)?.outcome === 'attended'
  if (booked.length === 0) return cannotTell('no booked contact with an outcome')
  if (missed.length < ctx.setting('ENG-15.missed') || isBack) return clear
  return fires(
    'T4',
    `${missed.length} of the last ${booked.length} booked contacts missed`,
    missed.map((one) => item('Missed contact', true, null, one.at, one)),
  )
}

export function reAnchored(ctx: RuleContext): RuleAnswer {
  const days = ctx.setting('ENG-17.days')
  const recent = ctx.facts.reAnchorsOn.filter((on) => daysBetween(on, ctx.today) <= days)
  if (recent.length < ctx.setting('ENG-17.count')) return clear
  return fires(
    'T3',
    `Day 0 set again ≥ ${ctx.setting('ENG-17.count')} times in ${days} days`,
    recent.map((on) => item('Day 0 set again', on, null, ctx.startOfDay(on))),
  )
}
