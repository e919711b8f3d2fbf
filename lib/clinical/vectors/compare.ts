/**
 * The comparison of the vector format: what `expected` names must be there and equal;
 * what it does not name is ignored, also inside nested objects.
 */

const TOLERANCE = 1e-9
/** Stored values are rounded to 3 decimals on both sides. */
const FIELD_TOLERANCE: Record<string, number> = { stored_value: 0.0011 }

/** Paths at which `actual` differs from `expected`; empty when the vector passes. */
export function differences(expected: unknown, actual: unknown, path = ''): string[] {
  if (expected === null || expected === undefined) return actual === null || actual === undefined ? [] : [path]
  if (typeof expected === 'number') return closeEnough(expected, actual, path) ? [] : [path]
  if (Array.isArray(expected)) return listDifferences(expected, actual, path)
  if (typeof expected === 'object') return fieldDifferences(expected, actual, path)
  return expected === actual ? [] : [path]
}

function closeEnough(expected: number, actual: unknown, path: string): boolean {
  const tolerance = FIELD_TOLERANCE[path.split('.').at(-1) ?? ''] ?? TOLERANCE
  return typeof actual === 'number' && Math.abs(expected - actual) <= tolerance
}

function listDifferences(expected: unknown[], actual: unknown, path: string): string[] {
  if (!Array.isArray(actual) || actual.length !== expected.length) return [path]
  return expected.flatMap((one, i) => differences(one, actual[i], `${path}[${i}]`))
}

function fieldDifferences(expected: object, actual: unknown, path: string): string[] {
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) return [path]
  const fields = actual as Record<string, unknown>
  return Object.entries(expected).flatMap(([name, value]) =>
    differences(value, fields[name], path ? `${path}.${name}` : name),
  )
}
