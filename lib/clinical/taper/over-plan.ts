import type { Source } from '../types'

/** A day at or above this share of its plan is marked; two in a row open WD-13. Center protocol, not evidence. */
export const OVER_PLAN = {
  ratio: 1.2,
  source: {
    title: 'Center protocol',
    section: 'WD-13, more taken than planned',
    strength: 'proposal',
  } satisfies Source,
} as const

/** Whether a day was over its plan; a day without a report or without a plan was not. Same unit for both. */
export const isOverPlan = ({ taken, planned }: { taken: number | null; planned: number | null }): boolean =>
  taken !== null && planned !== null && planned > 0 && taken >= planned * OVER_PLAN.ratio
