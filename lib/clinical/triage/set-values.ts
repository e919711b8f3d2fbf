import { roundHalfUp } from '../decimal'
import type { Tier } from '../types'
import { cannotTell, clear, fires, item } from './answers'
import type { Temperature, VitalsSet } from './facts'
import type { EvidenceItem, RuleAnswer, RuleContext } from './types'

/** Number parts of an observation set, with the words and units they are shown in. */
export const SET_PARTS = {
  hr: { label: 'HR', unit: '/min', missing: 'heart rate not measured in the latest set' },
  rr: { label: 'RR', unit: '/min', missing: 'respiratory rate not measured in the latest set' },
  spo2: { label: 'SpO₂', unit: '%', missing: 'SpO₂ not measured in the latest set' },
  sbp: { label: 'SBP', unit: 'mm[Hg]', missing: 'blood pressure not measured in the latest set' },
  dbp: { label: 'DBP', unit: 'mm[Hg]', missing: 'blood pressure not measured in the latest set' },
} as const
export type SetPart = keyof typeof SET_PARTS

export const NO_SET = 'no vital signs recorded'

export const partItem = (set: VitalsSet, part: SetPart): EvidenceItem =>
  item(SET_PARTS[part].label, set[part] ?? 'not measured', SET_PARTS[part].unit, set.at, set)

/** The parts of a set that were measured, as evidence. */
export const partItems = (set: VitalsSet, ...parts: readonly SetPart[]): EvidenceItem[] =>
  parts.filter((part) => set[part] !== null).map((part) => partItem(set, part))

/** Compares one part of the latest set with a limit (R-01: nothing is carried forward). */
export function latestPart(
  ctx: RuleContext,
  part: SetPart,
  compare: '<' | '≤' | '≥',
  limit: number,
  tier: Tier,
): RuleAnswer {
  const set = ctx.latest
  if (!set) return cannotTell(NO_SET)
  const value = set[part]
  if (value === null) return cannotTell(SET_PARTS[part].missing)
  const isMet = compare === '<' ? value < limit : compare === '≤' ? value <= limit : value >= limit
  if (!isMet) return clear
  const { label, unit } = SET_PARTS[part]
  return fires(tier, `${label} ${value} ${compare} ${limit}`, [partItem(set, part)], { threshold: limit, unit })
}

/** Degrees Celsius, unrounded. */
export const celsius = ({ value, unit }: Temperature): number => (unit === 'C' ? value : ((value - 32) * 5) / 9)

/** Compares in the entered unit: 38.3 °C is not above 101.0 °F, 38.4 °C is. */
export const isAbove = ({ value, unit }: Temperature, limit: { c: number; f: number }): boolean =>
  value > (unit === 'C' ? limit.c : limit.f)
export const isBelow = ({ value, unit }: Temperature, limit: { c: number; f: number }): boolean =>
  value < (unit === 'C' ? limit.c : limit.f)

export const tempItem = (set: VitalsSet): EvidenceItem =>
  set.temp
    ? item('Temperature', set.temp.value, set.temp.unit === 'C' ? 'Cel' : '[degF]', set.at, set)
    : item('Temperature', 'not measured', null, set.at, set)

export const showTemp = ({ value, unit }: Temperature): string => `${roundHalfUp(value, 2)} °${unit}`
