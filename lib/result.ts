/**
 * Expected refusals are values; bugs are exceptions.
 * `asStaff` turns a refused Result into a rollback, so nothing half-done is kept.
 */
export type ProblemCode =
  | 'not_found'
  | 'not_allowed'
  | 'invalid'
  | 'conflict'
  | 'too_many'
  | 'unavailable'
  | 'signed_out'

export type Problem = {
  code: ProblemCode
  /** What is so, then what to do. Shown to the person as it is. */
  message: string
  /** Refusals beside their fields, keyed by field name. */
  fields?: Record<string, string>
  /** What the screen needs to explain the refusal, for example who was first and when. */
  details?: Record<string, unknown>
}

export type Ok<T> = { ok: true; value: T }
export type Refused = { ok: false; problem: Problem }
export type Result<T> = Ok<T> | Refused

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

export const fail = (code: ProblemCode, message: string, more: Omit<Problem, 'code' | 'message'> = {}): Refused => ({
  ok: false,
  problem: { code, message, ...more },
})
