import type { Tier } from '../types'
import { orthostatic } from '../vitals/orthostatic'
import { cannotTell, clear, fires, item, last } from './answers'
import type { RuleAnswer, RuleContext } from './types'

const REASONS = {
  sbp_fall: 'SBP fall',
  dbp_fall: 'DBP fall',
  standing_sbp_below_90: 'standing SBP < 90',
} as const

/** Fires at `tier` if the latest orthostatic test is positive (instruments.md §12). */
export function orthostaticAnswer({ facts }: RuleContext, tier: Tier): RuleAnswer {
  const test = last(facts.orthostatic)
  if (!test) return cannotTell('no orthostatic test recorded')
  const { positive, reasons } = orthostatic(test)
  if (positive === null) return cannotTell('no standing pressure within 3 min')
  if (!positive) return clear
  const words = reasons.map((reason) => REASONS[reason])
  const standing = test.standing.map((one) => `${one.sbp}/${one.dbp}`).join(', ')
  return fires(tier, `Orthostatic test positive: ${words.join(', ')}`, [
    item('Before standing', `${test.baseline.sbp}/${test.baseline.dbp}`, 'mm[Hg]', test.at, test),
    item('Standing', standing, 'mm[Hg]', test.at, test),
  ])
}
