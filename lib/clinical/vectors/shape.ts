import type { LocalDate, When } from '../types'

/**
 * What a vector file is made of, and how an adapter reads its fields.
 * In vectors a missing field and `null` mean the same: not recorded. So every reader returns `undefined` for both,
 * and throws on a value of the wrong kind: a vector that we misread must not pass by luck.
 */
export type Json = null | boolean | number | string | Json[] | JsonObject
export type JsonObject = { [field: string]: Json | undefined }

/** Calls the engine with a vector's input and returns one JSON object. Throws EngineError(code) to refuse. */
export type VectorOp = (input: JsonObject) => unknown
export type VectorOps = Record<string, VectorOp>

export type Vector = { id: string; op: string; input: JsonObject; expected: JsonObject; source: string; note?: string }
export type VectorFile = { format: 1; vectors: Vector[] }

const wrong = (kind: string, value: unknown): never => {
  throw new TypeError(`expected ${kind}, got ${JSON.stringify(value)}`)
}

const absent = (value: unknown): value is null | undefined => value === null || value === undefined

/** A number, or undefined if not recorded. */
export function num(value: unknown): number | undefined {
  if (absent(value)) return undefined
  return typeof value === 'number' ? value : wrong('a number', value)
}

/** A text, or undefined if not recorded. */
export function str(value: unknown): string | undefined {
  if (absent(value)) return undefined
  return typeof value === 'string' ? value : wrong('a text', value)
}

/** True or false, or undefined if not recorded. */
export function maybeBool(value: unknown): boolean | undefined {
  if (absent(value)) return undefined
  return typeof value === 'boolean' ? value : wrong('true or false', value)
}

/** True or false; not recorded counts as false (FORMAT, Inputs). */
export const bool = (value: unknown): boolean => maybeBool(value) ?? false

/** An object, or undefined if not recorded. */
export function obj(value: unknown): JsonObject | undefined {
  if (absent(value)) return undefined
  return typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : wrong('an object', value)
}

/** A list; not recorded counts as empty (FORMAT, Inputs). */
export function list(value: unknown): Json[] {
  if (absent(value)) return []
  return Array.isArray(value) ? (value as Json[]) : wrong('a list', value)
}

/** A list of objects; not recorded counts as empty. */
export const objs = (value: unknown): JsonObject[] => list(value).map((one) => need(obj(one)))

/** One of the allowed words, or undefined if not recorded. */
export function oneOf<const T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  const text = str(value)
  if (text === undefined) return undefined
  return allowed.find((word) => word === text) ?? wrong(`one of ${allowed.join(', ')}`, value)
}

/** The value, which this vector must have. */
export function need<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new TypeError('a field that this op needs is missing')
  return value
}

/** An instant (ISO 8601 with offset or Z), or undefined if not recorded. */
export function instant(value: unknown): Date | undefined {
  const text = str(value)
  if (text === undefined) return undefined
  if (!/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || Number.isNaN(Date.parse(text))) return wrong('an instant', value)
  return new Date(text)
}

/** A calendar date, or undefined if not recorded. */
export function date(value: unknown): LocalDate | undefined {
  const text = str(value)
  if (text === undefined) return undefined
  return /^\d{4}-\d\d-\d\d$/.test(text) ? text : wrong('a date', value)
}

/** `{at}` or `{date}`, or undefined if not recorded. Other fields of the object are ignored. */
export function when(value: unknown): When | undefined {
  const fields = obj(value)
  if (!fields) return undefined
  const at = instant(fields.at)
  if (at) return { at }
  const on = date(fields.date)
  return on ? { date: on } : undefined
}
