import { EngineError } from '../errors'
import { cutIsUnderIncrement, type Milli, nextMilli } from './amounts'
import { STABILIZE_AT_PERCENT } from './approaches'
import type { Stage } from './stages'

/** Where a plan stands: the next step would begin on `day`, counted without holds and stabilization. */
export type Place = { stage: number; day: number; dose: Milli; listed: number }

/** Part of a step: its own dose, or an earlier dose that a step-back returns to. */
export type Piece = {
  dose: Milli
  increment: Milli
  days: number
  /** Days that a hold or a late confirmation added. */
  heldDays: number
  stepBack: boolean
}

export type PlannedStep = {
  dose: Milli
  increment: Milli
  stage: number
  /** One plain interval of the step's stage. */
  intervalDays: number
  fixedIncrement: boolean
  stabilized: boolean
  pieces: Piece[]
  /** Where the plan stands after it. */
  after: Place
}

export type Rules = { stages: readonly Stage[]; base: Milli; increment: Milli; floor: Milli }

const MOST_STEPS = 5_000
const MOST_DAYS = 100_000

/** Steps from a place to zero. `carryDays` belong to the step before the place (remainder of T-02). */
export type Walk = { steps: PlannedStep[]; carryDays: number; abrupt: boolean }

/**
 * Walks the stages from a place down to zero (tapers.md §2.3, T-02, T-03).
 * Refuses `plan_too_long` beyond 5,000 steps or 100,000 days.
 */
export function walk(rules: Rules, from: Place): Walk {
  const steps: PlannedStep[] = []
  let place = from
  let carryDays = 0
  for (const [at, stage] of rules.stages.entries()) {
    if (at < from.stage || reached(stage, place.dose)) continue
    const part = walkStage(rules, stage, { ...place, stage: at, listed: at === from.stage ? from.listed : 0 })
    steps.push(...part.steps)
    if (part.ended) return { steps, carryDays, abrupt: stage.percent >= 100 || endsHigh(rules, stage, steps, from) }
    const rest = remainder(stage, part.place.day)
    if (addDays(part.steps.at(-1), rest)) place = { ...part.place, day: part.place.day + rest }
    else if (at === from.stage && from.day > 1) {
      carryDays = rest
      place = { ...part.place, day: part.place.day + rest }
    } else place = part.place
    if (steps.length > MOST_STEPS || place.day > MOST_DAYS) throw new EngineError('plan_too_long')
  }
  const last = rules.stages.at(-1)
  return { steps, carryDays, abrupt: last !== undefined && endsHigh(rules, last, steps, from) }
}

/** The steps of one stage; `ended` when the next dose is zero. */
function walkStage(rules: Rules, stage: Stage, from: Place): { steps: PlannedStep[]; place: Place; ended: boolean } {
  const steps: PlannedStep[] = []
  let place = from
  while (!reached(stage, place.dose)) {
    const next = stepAfter(stage, place, rules)
    if (!next) break
    if (next.dose === 0) return { steps, place, ended: true }
    if (steps.length >= MOST_STEPS || next.after.day > MOST_DAYS) throw new EngineError('plan_too_long')
    steps.push(next)
    place = next.after
  }
  return { steps, place, ended: false }
}

const reached = (stage: Stage, dose: Milli) => stage.endDose !== null && dose <= stage.endDose

/** The next step of a stage, its dose 0 for the end of the plan, or null if no further step fits. */
function stepAfter(stage: Stage, place: Place, rules: Rules): PlannedStep | null {
  const listed = stage.list[place.listed]
  if (stage.rule === 'list' && !listed) return null
  const days = listed?.days ?? stage.intervalDays
  if (stage.endDay !== null && place.day + days - 1 > stage.endDay) return null
  const dose = listed ? listed.dose : lower(stage, place.dose, rules)
  return {
    dose,
    increment: rules.increment,
    stage: place.stage,
    intervalDays: days,
    fixedIncrement: !listed && underIncrement(stage, place.dose, rules),
    stabilized: false,
    pieces: [{ dose, increment: rules.increment, days, heldDays: 0, stepBack: false }],
    after: { stage: place.stage, day: place.day + days, dose, listed: place.listed + 1 },
  }
}

function lower(stage: Stage, dose: Milli, { base, increment, floor }: Rules): Milli {
  // After a change of the increment the current dose may lie between two of its multiples.
  const whole = dose % increment === 0
  const percent = stage.rule === 'fixed' ? 0 : stage.percent
  const stepped = nextMilli(dose, percent, increment, stage.rule === 'linear' ? base : dose)
  const next = whole || stepped % increment === 0 ? stepped : Math.floor(dose / increment) * increment
  return next < floor ? 0 : next
}

const underIncrement = (stage: Stage, dose: Milli, { base, increment }: Rules) =>
  stage.rule === 'fixed' || cutIsUnderIncrement(stage.rule === 'linear' ? base : dose, stage.percent, increment)

/** Days through the end day that are too few for another interval. */
function remainder(stage: Stage, day: number): number {
  if (stage.endDay === null) return 0
  const rest = stage.endDay - day + 1
  return rest > 0 && rest < stage.intervalDays ? rest : 0
}

/** Lengthens the last step of a stage by its remainder; false if the stage has none. */
function addDays(step: PlannedStep | undefined, days: number): boolean {
  const piece = step?.pieces.at(-1)
  if (!step || !piece) return false
  piece.days += days
  step.after = { ...step.after, day: step.after.day + days }
  return true
}

/** Written steps that end well above nothing stop abruptly; the limit is that of stabilization (center protocol). */
function endsHigh({ base }: Rules, stage: Stage, steps: readonly PlannedStep[], from: Place): boolean {
  if (stage.rule !== 'list') return false
  return (steps.at(-1)?.dose ?? from.dose) * 100 > base * STABILIZE_AT_PERCENT
}

/** The first non-zero dose at or under 25 % of the base lasts one interval longer, once (T-04). */
export function stabilize(steps: readonly PlannedStep[], base: Milli): void {
  const step = steps.find((one) => one.dose * 100 <= base * STABILIZE_AT_PERCENT)
  const piece = step?.pieces[0]
  if (!step || !piece || steps.some((one) => one.stabilized)) return
  step.stabilized = true
  piece.days += step.intervalDays
}
