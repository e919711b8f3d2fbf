import { EngineError } from '../errors'
import { type Milli, toMilli } from './amounts'
import { type Piece, type PlannedStep, type Rules, stabilize, walk } from './plan'
import { type Stage, slowed, spedUp } from './stages'
import type { Adjustment, TaperParams } from './types'

/** A plan while adjustments are applied to it, oldest first. */
export type Draft = { steps: PlannedStep[]; rules: Rules; abrupt: boolean }

/**
 * Applies one adjustment (T-09, T-10) to the draft. Later dates and stage ends shift because days are counted
 * from the pieces; planned doses change only where the pace does.
 * Refuses `step_unknown`, `days_invalid`, `resume_before_hold`, `speed_limit`, `no_interval_maximum`,
 * `slow_needs_percent`, `increment_not_positive`.
 */
export function adjust(draft: Draft, adjustment: Adjustment, params: TaperParams): Draft {
  const step = draft.steps[adjustment.atStep - 1]
  if (!step) throw new EngineError('step_unknown')
  switch (adjustment.kind) {
    case 'hold':
      hold(pieceOf(step, adjustment), step.intervalDays)
      return draft
    case 'delay':
      hold(pieceOf(step, adjustment), wholeDays(adjustment.days))
      return draft
    case 'resume':
      resume(pieceOf(step, adjustment), wholeDays(adjustment.days))
      return draft
    case 'step_back':
      stepBack(step, draft, adjustment.atStep)
      return draft
    case 'hold_and_slow':
      hold(pieceOf(step, adjustment), step.intervalDays)
      return slow(draft, adjustment, params)
    case 'slow':
      return slow(draft, adjustment, params)
    case 'speed_up':
      return repace(draft, adjustment.atStep, params, {
        stages: spedUp(draft.rules.stages, step.stage, adjustment, params),
      })
    case 'change_increment':
      return repace(draft, adjustment.atStep, params, { increment: positive(adjustment.increment) })
  }
}

const slow = (draft: Draft, { atStep, slowBy }: Extract<Adjustment, { slowBy?: unknown }>, params: TaperParams) =>
  repace(draft, atStep, params, { stages: slowed(draft.rules.stages, slowBy ?? 'percent', params.approach) })

function wholeDays(days: number): number {
  if (!Number.isInteger(days) || days < 1) throw new EngineError('days_invalid')
  return days
}

function positive(increment: number): Milli {
  const milli = toMilli(increment)
  if (!(milli > 0)) throw new EngineError('increment_not_positive')
  return milli
}

function lastPiece(step: PlannedStep): Piece {
  const piece = step.pieces.at(-1)
  if (!piece) throw new Error('a step without days')
  return piece
}

/** The part of a step whose dose stands: its end, or the return to an earlier dose. */
const pieceOf = (step: PlannedStep, { onStepBack }: { onStepBack?: true }): Piece =>
  (onStepBack && step.pieces.findLast(({ stepBack }) => stepBack)) || lastPiece(step)

/** Adds days to the dose that stands. A hold never counts as a missed step. */
function hold(piece: Piece, days: number): void {
  piece.days += days
  piece.heldDays += days
}

/** Ends a hold early: only days that were added can be given back. */
function resume(piece: Piece, days: number): void {
  if (days > piece.heldDays) throw new EngineError('resume_before_hold')
  piece.days -= days
  piece.heldDays -= days
}

/** One interval at the previous planned dose (the base before step 1), then one more at the step's own (T-09). */
function stepBack(step: PlannedStep, { steps, rules }: Draft, atStep: number): void {
  const before = steps[atStep - 2]
  const days = step.intervalDays
  const common = { days, heldDays: 0 }
  const previous = before ?? { dose: rules.base, increment: step.increment }
  step.pieces.push({ ...common, dose: previous.dose, increment: previous.increment, stepBack: true })
  step.pieces.push({ ...common, dose: step.dose, increment: step.increment, stepBack: false })
}

/** Recomputes what follows a step from its dose, at another pace or increment; what came before stays. */
function repace(
  draft: Draft,
  atStep: number,
  params: TaperParams,
  change: { stages?: Stage[]; increment?: Milli },
): Draft {
  const kept = draft.steps.slice(0, atStep)
  const step = kept.at(-1)
  if (!step) throw new EngineError('step_unknown')
  const increment = change.increment ?? draft.rules.increment
  const floor = params.floor === undefined ? increment : draft.rules.floor
  const rules = { ...draft.rules, stages: change.stages ?? draft.rules.stages, increment, floor }
  const rest = walk(rules, step.after)
  lastPiece(step).days += rest.carryDays
  const steps = [...kept, ...rest.steps]
  if (params.stabilization) stabilize(steps, rules.base)
  return { steps, rules, abrupt: rest.abrupt }
}
