import { daysBetween } from '../../time'
import type { LocalDate } from '../../types'
import type { Column, FieldKind } from './types'

export type Checked = { ok: true; value: unknown } | { ok: false; message: string }

const yes = (value: unknown): Checked => ({ ok: true, value })
const no = (message: string): Checked => ({ ok: false, message })

/**
 * Checks the value of one answer against its field: type, limits, options, dates not after `today` (a local date).
 * The value that comes back is the one to store; null clears the answer. Scores and chart fields hold drafts only.
 */
export function checkAnswer(kind: FieldKind, value: unknown, today: LocalDate): Checked {
  if (value === null || value === undefined) return yes(null)
  switch (kind.kind) {
    case 'text':
      return checkText(value, kind.max)
    case 'number':
      return checkNumber(value, kind)
    case 'amount':
      return checkAmount(value, kind)
    case 'choice':
      return kind.options.some((one) => one.value === value) ? yes(value) : no('Choose one of these.')
    case 'choices':
      return checkChoices(value, kind)
    case 'yes_no':
      return typeof value === 'boolean' ? yes(value) : no('Yes or no.')
    case 'day':
      return checkDay(value, today, kind.future === true)
    case 'month':
      return checkMonth(value, today)
    case 'moment':
      return checkMoment(value, today, kind.maxDaysBack)
    case 'times':
      return checkTimes(value, kind.max)
    case 'list':
      return checkList(value, kind, today)
    case 'use':
      return checkUse(value)
    case 'score':
      return checkScoreDraft(value)
    case 'chart':
      return no('This is recorded in the chart.')
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function checkText(value: unknown, max: number): Checked {
  if (typeof value !== 'string') return no('Write words.')
  const text = value.trim()
  if (text.length > max) return no(`At most ${max} characters.`)
  return yes(text === '' ? null : text)
}

type Limits = { min: number; max: number; decimals: number }

function checkNumber(value: unknown, { min, max, decimals }: Limits): Checked {
  if (typeof value !== 'number' || !Number.isFinite(value)) return no('Write a number.')
  if (value < min || value > max) return no(`${value} is outside ${min}–${max}.`)
  if (Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) > 1e-6)
    return no(decimals === 0 ? 'Write a whole number.' : `At most ${decimals} decimals.`)
  return yes(value)
}

function checkAmount(value: unknown, kind: Extract<FieldKind, { kind: 'amount' }>): Checked {
  if (!isRecord(value)) return no('Write a number and its unit.')
  if (!kind.units.some((unit) => unit.value === value.unit)) return no('Choose the unit.')
  const number = checkNumber(value.value, kind)
  return number.ok ? yes({ value: number.value, unit: value.unit }) : number
}

function checkChoices(value: unknown, kind: Extract<FieldKind, { kind: 'choices' }>): Checked {
  if (!Array.isArray(value)) return no('Choose from these.')
  if (value.some((one) => !kind.options.some((option) => option.value === one))) return no('Choose from these.')
  if (value.length === 0 && !kind.none) return yes(null)
  return yes(kind.options.map((option) => option.value).filter((one) => value.includes(one)))
}

const isDate = (value: unknown): value is LocalDate =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  value >= '1900' &&
  new Date(`${value}T00:00:00Z`).toISOString().startsWith(value)

const safeDate = (value: unknown): value is LocalDate => {
  try {
    return isDate(value)
  } catch {
    return false
  }
}

function checkDay(value: unknown, today: LocalDate, future: boolean): Checked {
  if (!safeDate(value)) return no('Write a date.')
  return !future && value > today ? no('This lies in the future.') : yes(value)
}

function checkMonth(value: unknown, today: LocalDate): Checked {
  if (typeof value !== 'string' || !/^(19|20)\d{2}(-(0[1-9]|1[0-2])(-\d{2})?)?$/.test(value))
    return no('Write 2024, 2024-03 or 2024-03-09.')
  if (value.length === 10 && !safeDate(value)) return no('Write a date.')
  return value > today ? no('This lies in the future.') : yes(value)
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

function checkMoment(value: unknown, today: LocalDate, maxDaysBack = 36600): Checked {
  if (!isRecord(value) || !safeDate(value.date)) return no('Write a date.')
  const time = value.time ?? null
  if (time !== null && (typeof time !== 'string' || !TIME.test(time))) return no('Write the time as 17:30.')
  if (value.date > today) return no('This lies in the future.')
  if (daysBetween(value.date, today) > maxDaysBack) return no('This lies too far back.')
  return yes({ date: value.date, time })
}

function checkTimes(value: unknown, max: number): Checked {
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'string' || !TIME.test(one)))
    return no('Write times as 06:00, 11:00.')
  if (value.length > max) return no(`At most ${max} times.`)
  return yes(value.length ? [...new Set(value)].sort() : null)
}

function checkList(value: unknown, kind: Extract<FieldKind, { kind: 'list' }>, today: LocalDate): Checked {
  if (!Array.isArray(value) || value.some((row) => !isRecord(row))) return no('Fill the lines.')
  if (value.length > kind.max) return no(`At most ${kind.max} lines.`)
  const rows: Record<string, unknown>[] = []
  for (const row of value as Record<string, unknown>[]) {
    const checked: Record<string, unknown> = {}
    for (const column of kind.columns) {
      const cell = checkCell(column, row[column.key], today)
      if (!cell.ok) return no(`${column.label}: ${cell.message}`)
      if (cell.value !== null) checked[column.key] = cell.value
    }
    rows.push(checked)
  }
  return yes(rows)
}

function checkCell(column: Column, value: unknown, today: LocalDate): Checked {
  if (value === null || value === undefined || value === '') return yes(null)
  switch (column.kind) {
    case 'text':
      return checkText(value, 200)
    case 'number':
      return checkNumber(value, { min: column.min ?? 0, max: column.max ?? 1e6, decimals: 2 })
    case 'choice':
      return column.options?.some((one) => one.value === value) ? yes(value) : no('Choose one of these.')
    case 'day':
      return checkDay(value, today, false)
    case 'month':
      return checkMonth(value, today)
  }
}

/** A line counts once its required cells are filled. */
export const isWholeRow = (columns: readonly Column[], row: Record<string, unknown>): boolean =>
  columns.every((column) => !column.required || (row[column.key] ?? '') !== '')

function checkUse(value: unknown): Checked {
  if (!isRecord(value) || !['none', 'prescribed', 'non_prescribed'].includes(String(value.use)))
    return no('Choose one of these.')
  if (value.use === 'none') return yes({ use: 'none' })
  const { drug, dose, daysIn30, last } = value
  const days = daysIn30 ?? null
  if (days !== null) {
    const checked = checkNumber(days, { min: 0, max: 30, decimals: 0 })
    if (!checked.ok) return no(`Days of 30: ${checked.message}`)
  }
  const texts = Object.entries({ drug, dose, last }).map(([key, text]) => [key, checkText(text ?? '', 120)] as const)
  const wrong = texts.find(([, text]) => !text.ok)?.[1]
  if (wrong && !wrong.ok) return wrong
  const kept = texts.flatMap(([key, text]) => (text.ok && text.value !== null ? [[key, text.value]] : []))
  return yes({ use: value.use, ...Object.fromEntries(kept), ...(days === null ? {} : { daysIn30: days }) })
}

/** Answers of a form that is being filled in; the score itself is recorded in the chart. */
function checkScoreDraft(value: unknown): Checked {
  if (!isRecord(value) || !isRecord(value.answers)) return no('These are not answers.')
  const entries = Object.entries(value.answers)
  if (entries.length > 60 || entries.some(([, one]) => typeof one === 'object' && one !== null))
    return no('These are not answers.')
  return yes({ answers: value.answers })
}
