import { cannotTell, clear, fires, gravest, item, last } from './answers'
import { eventItem, isFresh, openEvents, unassessed } from './events'
import type { ClinicalEvent, Unrecordable } from './facts'
import { runAtEnd, spans } from './runs'
import { latestPart, NO_SET, partItem, partItems, SET_PARTS } from './set-values'
import type { RuleAnswer, RuleContext } from './types'

export function eventRule(ctx: RuleContext, type: ClinicalEvent['type'], text: string): RuleAnswer {
  const open = openEvents(ctx, type)
  return open.length > 0 ? fires('T1', text, open.map(eventItem)) : clear
}

export function notAlert({ latest }: RuleContext): RuleAnswer {
  if (!latest) return cannotTell(NO_SET)
  if (latest.acvpu === null) return cannotTell('alertness not assessed in the latest set')
  if (latest.acvpu === 'A') return clear
  return fires('T1', `ACVPU ${latest.acvpu} ≠ A`, [item('ACVPU', latest.acvpu, null, latest.at, latest)], {
    threshold: 'A',
  })
}

export function fainted(ctx: RuleContext): RuleAnswer {
  return gravest(...unassessed(ctx, 'syncope').map((event) => faint(ctx, event)))
}

/** Recovery not recorded as full counts as none; a late report opens T2 at most. */
function faint(ctx: RuleContext, event: ClinicalEvent): RuleAnswer {
  const { latest, facts } = ctx
  const isPregnant = facts.pregnancy === 'yes' || facts.pregnancy === 'suspected'
  const grave = [
    event.injury ? 'injury' : null,
    event.fullRecovery ? null : 'no full recovery',
    openEvents(ctx, 'chest_pain').length > 0 ? 'chest pain' : null,
    latest?.sbp !== null && latest && latest.sbp < 90 ? `SBP ${latest.sbp} < 90` : null,
    latest?.hr !== null && latest && latest.hr < 50 ? `HR ${latest.hr} < 50` : null,
    isPregnant ? 'pregnancy' : null,
  ].filter((one) => one !== null)
  const evidence = [eventItem(event), ...(latest ? partItems(latest, 'sbp', 'hr') : [])]
  if (grave.length === 0) return fires('T2', 'Faint not assessed', evidence)
  if (!isFresh(event)) return fires('T2', 'Faint not assessed', evidence, { detail: grave.join(', ') })
  return fires('T1', `Faint with ${grave.join(', ')}`, evidence)
}

export function sedation(ctx: RuleContext): RuleAnswer {
  return gravest(
    latestPart(ctx, 'rr', '≤', 8, 'T1'),
    ctx.latest?.news2Scale === 2 ? clear : latestPart(ctx, 'spo2', '≤', 91, 'T1'),
    unresponsive(ctx),
    sedationScales(ctx),
    slowBreathingWithSedation(ctx),
  )
}

function unresponsive({ latest }: RuleContext): RuleAnswer {
  if (!latest) return cannotTell(NO_SET)
  if (latest.acvpu === null) return cannotTell('alertness not assessed in the latest set')
  return latest.acvpu === 'U' ? fires('T1', 'Unresponsive', [item('ACVPU', 'U', null, latest.at, latest)]) : clear
}

/** Scales are used where sedation is suspected; without one the vital signs speak alone. */
function sedationScales({ facts }: RuleContext): RuleAnswer {
  const poss = last(facts.poss)
  const rass = last(facts.rass)
  const answers: RuleAnswer[] = []
  if (poss && (poss.value === '3' || poss.value === '4')) {
    answers.push(
      fires(poss.value === '4' ? 'T1' : 'T2', `POSS ${poss.value} ≥ 3`, [
        item('POSS', poss.value, null, poss.at, poss),
      ]),
    )
  }
  if (rass && rass.value <= -3) {
    const limit = rass.value <= -4 ? -4 : -3
    answers.push(
      fires(limit === -4 ? 'T1' : 'T2', `RASS ${rass.value} ≤ ${limit}`, [
        item('RASS', rass.value, null, rass.at, rass),
      ]),
    )
  }
  return gravest(...answers)
}

/** Sedation = POSS 2 or 3, RASS −1 to −3, or ACVPU V or P. */
function slowBreathingWithSedation({ latest, facts }: RuleContext): RuleAnswer {
  if (!latest || latest.rr === null || latest.rr < 9 || latest.rr > 11) return clear
  const poss = last(facts.poss)
  const rass = last(facts.rass)
  const signs = [
    poss && (poss.value === '2' || poss.value === '3') ? item('POSS', poss.value, null, poss.at, poss) : null,
    rass && rass.value <= -1 && rass.value >= -3 ? item('RASS', rass.value, null, rass.at, rass) : null,
    latest.acvpu === 'V' || latest.acvpu === 'P' ? item('ACVPU', latest.acvpu, null, latest.at, latest) : null,
  ].filter((one) => one !== null)
  if (signs.length === 0) return clear
  return fires('T2', `RR ${latest.rr} with sedation (9–11)`, [partItem(latest, 'rr'), ...signs], {
    threshold: 11,
    unit: '/min',
  })
}

/** Where sedation was scored since the flag opened, it must have been acceptable for 2 h. */
export function awakeFor2h({ facts }: RuleContext, openedAt: Date): boolean {
  const after = <T>(list: readonly { value: T; at: Date | null }[]) =>
    list.flatMap(({ value, at }) => (at && at > openedAt ? [{ value, at }] : []))
  const lastPoss = last(facts.poss)
  const lastRass = last(facts.rass)
  const wasPoss = lastPoss !== undefined && !['S', '1', '2'].includes(lastPoss.value)
  const poss = after(facts.poss)
  if (wasPoss || (lastRass && lastRass.value <= -3)) return false
  return (
    poss.length === 0 ||
    spans(
      runAtEnd(poss, (one) => ['S', '1', '2'].includes(one.value)),
      120,
    )
  )
}

export function lateReport(ctx: RuleContext): RuleAnswer {
  const late = (['seizure', 'chest_pain', 'syncope'] as const)
    .flatMap((type) => unassessed(ctx, type))
    .filter((event) => !isFresh(event))
  return late.length > 0 ? fires('T2', 'Reported more than 24 h later, not assessed', late.map(eventItem)) : clear
}

const LIFE_SIGNS: readonly Exclude<Unrecordable, 'temp'>[] = ['hr', 'sbp', 'rr', 'spo2']

export function unrecordable({ latest }: RuleContext): RuleAnswer {
  if (!latest) return cannotTell(NO_SET)
  const absent = LIFE_SIGNS.filter((part) => latest.unrecordable.includes(part))
  if (absent.length === 0) return clear
  const labels = absent.map((part) => SET_PARTS[part].label)
  return fires(
    'T1',
    `${labels.join(', ')} unrecordable`,
    labels.map((label) => item(label, 'unrecordable', null, latest.at, latest)),
  )
}

export function measuredSince({ latest }: RuleContext, openedAt: Date): boolean {
  return latest !== null && latest.at > openedAt && LIFE_SIGNS.every((part) => latest[part] !== null)
}
