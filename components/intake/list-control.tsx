'use client'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { isWholeRow } from '@/lib/clinical/intake/fields/check'
import type { Column, FieldKind } from '@/lib/clinical/intake/fields/types'
import { Button } from '../ui/button'
import type { ControlProps } from './choice-controls'
import { numberFrom } from './typed-controls'

type Row = Record<string, unknown>
type ListProps = ControlProps & { label: string; kind: Extract<FieldKind, { kind: 'list' }> }

/** Lines of a list; an empty list is the answer "none". An unfinished line is kept and says what it lacks. */
export function ListControl({ label, labelledBy, describedBy, disabled, value, onChange, kind }: ListProps) {
  const rows: Row[] | null = Array.isArray(value) ? value : null
  const put = (index: number, row: Row) => onChange((rows ?? []).map((one, at) => (at === index ? row : one)))
  const drop = (index: number) => {
    const left = (rows ?? []).filter((_, at) => at !== index)
    onChange(left.length > 0 ? left : null, true)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a legend; the field's own label names it
    <div className="lst" role="group" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      {(rows ?? []).map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
        <div className="lrow" key={index}>
          {kind.columns.map((column) => (
            <Cell
              key={column.key}
              name={`${label} ${index + 1}, ${column.label}`}
              column={column}
              value={row[column.key]}
              disabled={disabled}
              onChange={(cell) => put(index, { ...row, [column.key]: cell })}
            />
          ))}
          <Button
            tone="quiet"
            icon
            aria-label={`Remove ${label} ${index + 1}`}
            disabled={disabled}
            onClick={() => drop(index)}
          >
            <X className="ic" size={15} aria-hidden="true" />
          </Button>
          {!isWholeRow(kind.columns, row) && <span className="so-t sm">{lacks(kind.columns, row)}</span>}
        </div>
      ))}
      <div className="qi">
        <Button disabled={disabled || (rows?.length ?? 0) >= kind.max} onClick={() => onChange([...(rows ?? []), {}])}>
          <Plus className="ic" size={14} aria-hidden="true" /> Add
        </Button>
        {(rows === null || rows.length === 0) && (
          <label className="tick">
            <input
              type="checkbox"
              checked={rows?.length === 0}
              disabled={disabled}
              onChange={(event) => onChange(event.target.checked ? [] : null, true)}
            />
            <span>{kind.none}</span>
          </label>
        )}
      </div>
    </div>
  )
}

const lacks = (columns: readonly Column[], row: Row) =>
  `Still open: ${columns
    .filter((column) => column.required && (row[column.key] ?? '') === '')
    .map(({ label }) => label.toLowerCase())
    .join(', ')}`

type CellProps = {
  name: string
  column: Column
  value: unknown
  disabled: boolean
  onChange: (value: unknown) => void
}

function Cell({ name, column, value, disabled, onChange }: CellProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? (value === null || value === undefined ? '' : String(value))
  const shared = { 'aria-label': name, disabled, autoComplete: 'off' }
  if (column.kind === 'choice')
    return (
      <span className="inp">
        <select {...shared} value={text} onChange={(event) => onChange(event.target.value || undefined)}>
          <option value="">{column.label}</option>
          {column.options?.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      </span>
    )
  if (column.kind === 'number')
    return (
      <span className="inp nr">
        <input
          {...shared}
          inputMode="decimal"
          placeholder={column.label}
          value={text}
          onBlur={() => setTyped(null)}
          onChange={(event) => {
            setTyped(event.target.value)
            onChange(numberFrom(event.target.value) ?? undefined)
          }}
        />
        {column.unit && <span className="mut">{column.unit}</span>}
      </span>
    )
  return (
    <span className="inp">
      <input
        {...shared}
        type={column.kind === 'day' ? 'date' : 'text'}
        placeholder={column.kind === 'month' ? `${column.label}, 2024-03` : column.label}
        value={text}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    </span>
  )
}
