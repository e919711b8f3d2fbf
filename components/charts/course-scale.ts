import type { CourseModel } from './course-types'
import { linear, type Scale } from './geometry'

/** The layout of the course chart in pixels of its viewBox: one time axis, three bands below each other. */
export const COURSE = {
  left: 92,
  score: { top: 24, bottom: 280 },
  grams: { top: 310, bottom: 428 },
  lanes: { top: 438, each: 20 },
} as const

/** Two drawings of the same model, so that the text keeps its size: desk and tablet. */
export const COURSE_WIDTHS = { wide: 984, narrow: 760 } as const

export type CourseScales = {
  width: number
  right: number
  x: Scale
  /** Score axis: from 0 to a clinical tick above everything drawn. */
  score: Scale
  scoreTop: number
  grams: Scale
  gramsTop: number
  lanesBottom: number
  height: number
}

/** Scales of a model. Lanes grow the picture downwards; nothing is ever drawn over something else. */
export function courseScales(model: CourseModel, width: number = COURSE_WIDTHS.wide): CourseScales {
  const right = width - 2
  const scoreTop = topOfScore(model)
  const gramsTop = niceTop(Math.max(0, ...gramValues(model)))
  const lanesBottom = COURSE.lanes.top + 6 + Math.max(1, model.lanes.length) * COURSE.lanes.each
  return {
    width,
    right,
    x: linear(Date.parse(model.from), Date.parse(model.to), COURSE.left, right),
    score: linear(0, scoreTop, COURSE.score.bottom, COURSE.score.top),
    scoreTop,
    grams: linear(0, gramsTop, COURSE.grams.bottom, COURSE.grams.top + 10),
    gramsTop,
    lanesBottom,
    height: lanesBottom + 22,
  }
}

const gramValues = (model: CourseModel): number[] => [
  ...model.taken.map((day) => day.grams ?? 0),
  ...model.plans.flatMap((plan) => plan.steps.map((step) => step.grams)),
]

/** A fifth above the highest value, at least up to the second clinical tick, never above the instrument. */
function topOfScore({ score }: CourseModel): number {
  if (!score) return 1
  const seen = Math.max(
    ...score.points.map((p) => p.value),
    ...score.corridor.map((c) => c.upper),
    score.ticks[1]?.value ?? 0,
  )
  return Math.min(score.max, Math.max(Math.ceil(seen * 1.2), 10))
}

/** The next of 1, 2, 5 and their tens, doubled where that fits better: 20, 24, 30 g are common starts. */
export function niceTop(value: number): number {
  if (value <= 0) return 1
  const size = 10 ** Math.floor(Math.log10(value))
  return ([1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * size >= value) ?? 10) * size
}

/** Taken more than a tenth above the plan of the day (design §8). Unknown on either side is not "over". */
export const isOverPlan = (taken: number | null, planned: number | null): boolean =>
  taken !== null && planned !== null && taken > planned * 1.1
