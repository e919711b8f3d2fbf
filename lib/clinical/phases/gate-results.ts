import type { Phase, Source } from '../types'
import { type CriterionState, GATES, type Gate, type GateFacts, type GateId } from './gates'

export type CriterionResult = { id: string; label: string; source: Source; state: CriterionState; reason: string }
export type GateResult = {
  id: GateId
  label: string
  /** `behind`: time has already passed it; `ahead`: it comes next; `any`: discharge. */
  position: 'behind' | 'ahead' | 'any'
  state: 'ready' | 'not_ready' | 'cannot_tell' | 'overridden'
  criteria: CriterionResult[]
  /** The rule whose flag speaks while the gate is not ready; null once it is ready or overridden (P-21). */
  flag: Gate['ifNotReady'] | null
}

/**
 * The gates that concern a patient in a phase: the one into it, the one out of it, and discharge (phases.md §2.4).
 * Gates never block: time moves the phase and an unready gate raises a flag. `overridden` lists the gates that a
 * clinician closed with a reason (P-21).
 */
export function gatesFor(phase: Phase, facts: GateFacts, overridden: readonly GateId[] = []): GateResult[] {
  return GATES.filter((gate) => gate.from === null || gate.from === phase || gate.to === phase).map((gate) => ({
    ...gateResult(gate, facts, overridden),
    position: gate.from === null ? 'any' : gate.from === phase ? 'ahead' : 'behind',
  }))
}

function gateResult(gate: Gate, facts: GateFacts, overridden: readonly GateId[]): Omit<GateResult, 'position'> {
  const criteria = gate.criteria.map(({ id, label, source, find }) => ({ id, label, source, ...find(facts) }))
  const state = overridden.includes(gate.id) ? 'overridden' : stateOf(criteria)
  const flag = state === 'not_ready' || state === 'cannot_tell' ? gate.ifNotReady : null
  return { id: gate.id, label: gate.label, state, criteria, flag }
}

/** What cannot be told is never counted as ready. */
function stateOf(criteria: CriterionResult[]): 'ready' | 'not_ready' | 'cannot_tell' {
  if (criteria.some((one) => one.state === 'unmet')) return 'not_ready'
  return criteria.every((one) => one.state === 'met') ? 'ready' : 'cannot_tell'
}
