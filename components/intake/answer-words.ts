import type { Use } from '@/lib/clinical/intake/fields/read'
import type { AnswerState, Choice, Column, FieldKind } from '@/lib/clinical/intake/fields/types'
import { day } from '@/lib/format/clock'
import { num } from '@/lib/format/number'

const USE_WORD = { none: 'Not used', prescribed: 'Prescribed', non_prescribed: 'Not prescribed' } as const

/** An answer in words, for conflicts, review and print. `today` decides whether a date says its year. */
export function answerWords(kind: FieldKind, state: AnswerState, value: unknown, today: string): string {
  if (state === 'unknown') return 'Unknown'
  if (state === 'declined') return 'Declined'
  const text = value === null || value === undefined ? '' : valueWords(kind, value, today)
  return text === '' ? 'Not answered' : text
}

function valueWords(kind: FieldKind, value: unknown, today: string): string {
  switch (kind.kind) {
    case 'number':
      return typeof value === 'number' ? `${num(value, kind.decimals)} ${kind.unit}` : String(value)
    case 'amount':
      return amountWords(kind.units, value)
    case 'choice':
      return labelOf(kind.options, value)
    case 'choices':
      return (
        listOf(value)
          .map((one) => labelOf(kind.options, one))
          .join(', ') ||
        (kind.none ?? '')
      )
    case 'yes_no':
      return value === true ? 'Yes' : value === false ? 'No' : String(value)
    case 'day':
    case 'month':
      return dateWords(String(value), today)
    case 'moment':
      return momentWords(value, today)
    case 'times':
      return listOf(value).join(', ')
    case 'list':
      return (
        listOf(value)
          .map((row) => rowWords(kind.columns, row, today))
          .filter(Boolean)
          .join('; ') || (listOf(value).length === 0 ? kind.none : '')
      )
    case 'use':
      return substanceWords(value as Use)
    case 'score':
    case 'chart':
      return ''
    default:
      return String(value)
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const labelOf = (options: readonly Choice[], value: unknown) =>
  options.find((one) => one.value === value)?.label ?? String(value)

function amountWords(units: readonly Choice[], value: unknown): string {
  const { value: amount, unit } = value as { value?: unknown; unit?: unknown }
  return `${typeof amount === 'number' ? num(amount, 2) : String(amount ?? '')} ${labelOf(units, unit)}`.trim()
}

const dateWords = (text: string, today: string) => (text.length === 10 ? day(text, today) : text)

function momentWords(value: unknown, today: string): string {
  const { date, time } = value as { date?: string; time?: string | null }
  return date ? `${dateWords(date, today)}${time ? ` ${time}` : ', time not known'}` : ''
}

function rowWords(columns: readonly Column[], row: unknown, today: string): string {
  const cells = row as Record<string, unknown>
  return columns
    .flatMap((column) => {
      const cell = cells[column.key]
      if (cell === undefined || cell === null || cell === '') return []
      if (column.kind === 'choice') return [labelOf(column.options ?? [], cell)]
      if (column.kind === 'day' || column.kind === 'month') return [dateWords(String(cell), today)]
      return [column.unit ? `${String(cell)} ${column.unit}` : String(cell)]
    })
    .join(', ')
}

function substanceWords({ use, drug, dose, daysIn30, last }: Use): string {
  const days = daysIn30 === undefined ? null : `${daysIn30} of 30 d`
  return [USE_WORD[use], drug, dose, days, last && `last ${last}`].filter(Boolean).join(', ')
}
