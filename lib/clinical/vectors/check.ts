import { EngineError } from '../errors'
import { differences } from './compare'
import type { Vector, VectorOps } from './shape'

/** What came of one vector: `differs` holds the paths that are not as expected (empty = passed). */
export type Verdict = { vector: Vector; passed: boolean; actual: unknown; differs: string[] }

/** Runs one vector against the engine. An op that does not exist fails, and so does an unexpected exception. */
export function checkVector(vector: Vector, ops: VectorOps): Verdict {
  const op = ops[vector.op]
  if (!op) return { vector, passed: false, actual: 'no such op', differs: ['op'] }
  try {
    const actual = op(vector.input)
    const differs = differences(vector.expected, actual)
    return { vector, passed: differs.length === 0, actual, differs }
  } catch (refusal) {
    return refused(vector, refusal)
  }
}

/** A refusal passes only where `expected` names its code; an expected null is never met by refusing. */
function refused(vector: Vector, refusal: unknown): Verdict {
  if (!(refusal instanceof EngineError)) {
    return { vector, passed: false, actual: `threw ${String(refusal)}`, differs: ['exception'] }
  }
  const passed = vector.expected.error === refusal.code
  return { vector, passed, actual: { error: refusal.code }, differs: passed ? [] : ['error'] }
}
