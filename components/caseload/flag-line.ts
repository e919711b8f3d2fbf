import type { FlagLine } from './types'

/** A number with its unit that is a value and not a limit (no comparator before it) or part of a name or a date. */
const VALUE = /(?<![≥>≤<=±–+] ?)(?<=^|\s)([−-]?\d+(?:[.,/]\d+)*(?:%|(?: (?:h|min|d|g|kg|lb|°F|°C|mmHg)\b))?)(?![\w-])/

/** "NEWS2 7 ≥ 7" → what, the value in bold, comparator and limit. A text without a value stays whole. */
export function flagLine(text: string): FlagLine {
  const found = VALUE.exec(text)
  if (!found?.[1]) return { what: text, value: '', limit: '' }
  const limit = text.slice(found.index + found[0].length)
  return { what: text.slice(0, found.index).trimEnd(), value: found[1], limit: limit.trimStart() }
}
