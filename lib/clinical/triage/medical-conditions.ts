import { daysBetween } from '../time'
import { atLeast, cannotTell, clear, fires, gravest, isTicked, item, last, ticked } from './answers'
import type { LabValue, TickName } from './facts'
import { orthostaticAnswer } from './orthostatic-of'
import { runAtEnd } from './runs'
import { isAbove, NO_SET, partItems, showTemp, tempItem } from './set-values'
import type { EvidenceItem, RuleAnswer, RuleContext } from './types'
import { percentLost, weightItem } from './weights'

const FEVER = { c: 38.33, f: 101.0 }

/** T1 needs SBP < 90, HR ≥ SBP, or confusion. */
export function dehydration(ctx: RuleContext): RuleAnswer {
  const { facts, latest } = ctx
  const answer = gravest(
    losses(ctx),
    atLeast(facts.hoursWithoutFluids, 12, {
      tier: 'T2',
      label: 'Without fluids kept',
      unit: 'h',
      missing: 'fluids not recorded',
    }),
    atLeast(facts.hoursWithoutUrine, 12, {
      tier: 'T2',
      label: 'Without urine',
      unit: 'h',
      missing: 'urine not recorded',
    }),
    fastWeightLoss(ctx),
    orthostaticWithLosses(ctx),
  )
  if (answer.outcome !== 'fires') return answer
  const { sbp = null, hr = null, acvpu = null } = latest ?? {}
  const grave = [
    sbp !== null && sbp < 90 ? `SBP ${sbp} < 90` : null,
    sbp !== null && hr !== null && hr >= sbp ? `shock index ≥ 1.0 (HR ${hr}, SBP ${sbp})` : null,
    (acvpu !== null && acvpu !== 'A') || isTicked(ctx, 'confusion') ? 'confusion' : null,
  ].filter((one) => one !== null)
  if (grave.length === 0 || !latest)
    return grave.length > 0 ? { ...answer, tier: 'T1', text: `${answer.text}, with ${grave.join(', ')}` } : answer
  return {
    ...answer,
    tier: 'T1',
    text: `${answer.text}, with ${grave.join(', ')}`,
    evidence: [...answer.evidence, ...partItems(latest, 'sbp', 'hr')],
  }
}

/** Vomits and loose stools of 24 h are added; one that is missing never hides the other. */
function losses({ facts }: RuleContext): RuleAnswer {
  const { vomits24h, looseStools24h } = facts
  if (!vomits24h && !looseStools24h) return cannotTell('vomiting and stools not recorded')
  const sum = (vomits24h?.value ?? 0) + (looseStools24h?.value ?? 0)
  const evidence = [
    vomits24h ? item('Vomits in 24 h', vomits24h.value, '{count}', vomits24h.at, vomits24h) : null,
    looseStools24h
      ? item('Loose stools in 24 h', looseStools24h.value, '{count}', looseStools24h.at, looseStools24h)
      : null,
  ].filter((one) => one !== null)
  if (sum >= 6) return fires('T2', `Vomits + loose stools ${sum} ≥ 6 in 24 h`, evidence, { threshold: 6 })
  if (!vomits24h) return cannotTell('vomiting not recorded')
  return looseStools24h ? clear : cannotTell('stools not recorded')
}

function fastWeightLoss(ctx: RuleContext): RuleAnswer {
  const { facts } = ctx
  const latest = last(facts.weights)
  if (!latest) return cannotTell('no weight recorded')
  const before = facts.weights.filter((one) => one.on < latest.on && daysBetween(one.on, latest.on) <= 7)
  if (before.length === 0) return cannotTell('no weight in the 7 days before the latest')
  const from = before.find((one) => percentLost(one, latest) >= 5)
  if (!from) return clear
  return fires(
    'T2',
    `Weight − ${showPercent(percentLost(from, latest))} ≥ 5 % in 7 days`,
    [weightItem(ctx, latest), weightItem(ctx, from)],
    {
      threshold: 5,
      unit: '%',
    },
  )
}

const showPercent = (value: number) => `${Math.floor(value * 10) / 10} %`

function orthostaticWithLosses(ctx: RuleContext): RuleAnswer {
  const { vomits24h, looseStools24h } = ctx.facts
  if ((vomits24h?.value ?? 0) + (looseStools24h?.value ?? 0) < 1) return clear
  return orthostaticAnswer(ctx, 'T2')
}

/** Fluids tolerated for 12 h after the flag opened, and a negative orthostatic test since. */
export function rehydrated(ctx: RuleContext, openedAt: Date): boolean {
  const { hoursWithoutFluids, orthostatic } = ctx.facts
  const test = last(orthostatic)
  if (!hoursWithoutFluids?.at || !test?.at || test.at <= openedAt) return false
  const drankFor12h =
    hoursWithoutFluids.value === 0 && hoursWithoutFluids.at.getTime() - openedAt.getTime() >= 12 * 3_600_000
  return drankFor12h && orthostaticAnswer(ctx, 'T2').outcome === 'clear'
}

export function fever(ctx: RuleContext): RuleAnswer {
  const { latest } = ctx
  const temp = latest?.temp
  const infection = ticked(ctx, 'infection_signs', 'T3', 'Signs of infection')
  if (!latest || !temp)
    return gravest(infection, cannotTell(latest ? 'temperature not measured in the latest set' : NO_SET))
  if (!isAbove(temp, FEVER)) return infection
  const limit = temp.unit === 'C' ? FEVER.c : FEVER.f
  const { total } = ctx.news2(latest)
  const criteria = [
    latest.rr !== null && latest.rr >= 22,
    latest.sbp !== null && latest.sbp <= 100,
    latest.acvpu !== null && latest.acvpu !== 'A',
  ]
  const qsofa = criteria.filter(Boolean).length
  const grave = total !== null && total >= 7 ? `NEWS2 ${total} ≥ 7` : qsofa >= 2 ? `qSOFA ${qsofa} ≥ 2` : null
  const evidence: EvidenceItem[] = [tempItem(latest), ...(grave ? partItems(latest, 'rr', 'sbp', 'hr', 'spo2') : [])]
  const text = `Temperature ${showTemp(temp)} > ${limit}`
  return fires(grave ? 'T1' : 'T2', grave ? `${text}, ${grave}` : text, evidence, {
    threshold: limit,
    unit: temp.unit === 'C' ? 'Cel' : '[degF]',
    ...(infection.outcome === 'fires' ? { detail: infection.text } : {}),
  })
}

export const lastUses = ({ facts }: RuleContext): readonly Date[] =>
  [facts.lastAlcoholAt, facts.lastBenzodiazepineAt].filter((at) => at !== null)

export function tremor(ctx: RuleContext): RuleAnswer {
  const cows = last(ctx.facts.cows)
  const ciwa = last(ctx.facts.ciwaAr)
  const scored = [
    cows?.tremorItem === 4
      ? fires('T2', 'COWS tremor 4 = 4', [item('COWS tremor', 4, '{score}', cows.at, cows)])
      : null,
    ciwa && (ciwa.tremorItem ?? 0) >= 5
      ? fires('T2', `CIWA-Ar tremor ${ciwa.tremorItem} ≥ 5`, [
          item('CIWA-Ar tremor', ciwa.tremorItem ?? 0, '{score}', ciwa.at, ciwa),
        ])
      : null,
  ].filter((one) => one !== null)
  const answer = gravest(
    ...scored,
    ticked(ctx, 'severe_tremor', 'T2', 'Severe tremor'),
    ticked(ctx, 'severe_spasm', 'T2', 'Severe muscle spasm'),
  )
  if (answer.outcome !== 'fires' || !usedIn7Days(ctx)) return answer
  return { ...answer, tier: 'T1', text: `${answer.text}, alcohol or benzodiazepine in the last 7 days` }
}

function usedIn7Days(ctx: RuleContext): boolean {
  const { alcoholDays7, benzodiazepineDays7 } = ctx.facts
  if ((alcoholDays7?.value ?? 0) > 0 || (benzodiazepineDays7?.value ?? 0) > 0) return true
  return lastUses(ctx).some((at) => daysBetween(ctx.localDate(at), ctx.today) <= 7)
}

/** At least three reports ≤ 2/10 up to the latest, no local date without one, first to last more than 48 h. */
export function lowFunction(ctx: RuleContext): RuleAnswer {
  const reports = ctx.facts.functionReports.flatMap((one) => (one.at ? [{ ...one, at: one.at }] : []))
  if (reports.length === 0) return cannotTell('daily function not reported')
  const low = runAtEnd(reports, (one) => one.value <= 2)
  const dates = low.map((one) => ctx.localDate(one.at))
  const gap = dates.findLastIndex((date, i) => i > 0 && daysBetween(dates[i - 1] ?? date, date) > 1)
  const run = low.slice(Math.max(0, gap))
  const first = run[0]
  const end = last(run)
  if (!first || !end || run.length < 3 || end.at.getTime() - first.at.getTime() <= 48 * 3_600_000) return clear
  return fires(
    'T2',
    `Function ≤ 2/10 on ${run.length} reports over more than 48 h`,
    run.map((one) => item('Daily function', one.value, '{score}', one.at, one)),
    { threshold: 2 },
  )
}

export const LIVER_SIGNS: readonly (readonly [TickName, string])[] = [
  ['jaundice', 'Jaundice'],
  ['dark_urine', 'Dark urine'],
  ['generalized_itch', 'Generalized itch'],
]

const labItem = (label: string, lab: LabValue, unit: string) => item(label, lab.value, unit, lab.at, lab)
const timesUln = (lab: LabValue) => `${Math.floor((lab.value / lab.uln) * 10 + 1e-9) / 10} × ULN`

/** Strictly more than 3 × and 2 ×. */
export function liverTests({ facts: { alt, bilirubin } }: RuleContext): RuleAnswer {
  if (!alt) return cannotTell('ALT not recorded')
  if (alt.value <= 3 * alt.uln) return clear
  if (!bilirubin) return cannotTell('bilirubin not recorded')
  if (bilirubin.value <= 2 * bilirubin.uln) return clear
  return fires('T2', `ALT ${timesUln(alt)} > 3, bilirubin ${timesUln(bilirubin)} > 2`, [
    labItem('ALT', alt, 'U/L'),
    labItem('Bilirubin', bilirubin, 'mg/dL'),
  ])
}

export function raisedAlt(ctx: RuleContext): RuleAnswer {
  const { alt } = ctx.facts
  if (!alt) return cannotTell('ALT not recorded')
  const evidence = [labItem('ALT', alt, 'U/L')]
  if (alt.value > 5 * alt.uln) return fires('T3', `ALT ${timesUln(alt)} > 5`, evidence, { threshold: 5, unit: '× ULN' })
  const hasSigns = LIVER_SIGNS.some(([name]) => isTicked(ctx, name))
  if (alt.value < 3 * alt.uln || hasSigns) return clear
  return fires('T4', `ALT ${timesUln(alt)} ≥ 3`, evidence, { threshold: 3, unit: '× ULN' })
}

/** A ticked pregnancy danger sign is itself a suspicion unless pregnancy is ruled out. */
export function pregnancy(ctx: RuleContext): RuleAnswer {
  const { pregnancy: status, ticks } = ctx.facts
  const danger = ticks.find((one) => one.name === 'pregnancy_danger_sign')
  if (status === 'no') return clear
  if (danger) return fires('T1', 'Pregnancy with a danger sign', [item('Danger sign', true, null, danger.at, danger)])
  if (status === 'yes' || status === 'suspected') {
    const text = status === 'yes' ? 'Pregnant' : 'Pregnancy suspected'
    return fires('T3', text, [item('Pregnancy', status, null, null)])
  }
  return cannotTell('pregnancy not known')
}

/** Compares with the baseline weight if that is at most 30 days older. */
export function weightLoss(ctx: RuleContext): RuleAnswer {
  const { facts } = ctx
  const { baselineWeight: baseline } = facts
  const latest = last(facts.weights)
  if (!latest) return cannotTell('no weight recorded')
  if (!baseline) return cannotTell('no baseline weight')
  const age = daysBetween(baseline.on, latest.on)
  if (age > 30 || age < 0) return clear
  const lost = percentLost(baseline, latest)
  if (lost < 5) return clear
  const limit = lost >= 10 ? 10 : 5
  return fires(
    limit === 10 ? 'T3' : 'T4',
    `Weight − ${showPercent(lost)} ≥ ${limit} %`,
    [weightItem(ctx, latest), weightItem(ctx, baseline)],
    {
      threshold: limit,
      unit: '%',
    },
  )
}

/** A rise of exactly 60 ms counts. */
export function longQtc({ facts: { qtc } }: RuleContext): RuleAnswer {
  if (!qtc) return cannotTell('QTc not recorded')
  const rise = qtc.baselineMs === null ? null : qtc.ms - qtc.baselineMs
  const evidence = [
    item('QTc', qtc.ms, 'ms', qtc.at, qtc),
    ...(qtc.baselineMs === null ? [] : [item('QTc at baseline', qtc.baselineMs, 'ms', null)]),
  ]
  if (qtc.ms >= 500) return fires('T2', `QTc ${qtc.ms} ≥ 500 ms`, evidence, { threshold: 500, unit: 'ms' })
  if (rise !== null && rise >= 60) return fires('T2', `QTc up ${rise} ≥ 60 ms`, evidence, { threshold: 60, unit: 'ms' })
  return qtc.ms >= 470 ? fires('T4', `QTc ${qtc.ms} ≥ 470 ms`, evidence, { threshold: 470, unit: 'ms' }) : clear
}
