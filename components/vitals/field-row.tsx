'use client'
import { useId } from 'react'
import { Kbd } from '@/components/ui/kbd'
import type { FieldKey } from './draft'
import { useDraft } from './draft-context'
import { FieldMessage } from './field-message'
import { focusField, focusFieldSoon } from './focus-field'
import { NumberField } from './number-field'

export type FieldSpec = {
  field: FieldKey
  label: string
  width: number
  jump?: string
  after?: React.ReactNode
  /** The row's points are not about this number (the diastolic is not scored). */
  plain?: true
}

type FieldRowProps = {
  label: string
  letter?: string
  fields: readonly FieldSpec[]
  /** Choices beside the numbers (unit, position, air or oxygen). */
  children?: React.ReactNode
  previous?: React.ReactNode
  /** NEWS2 points of the row; null = not measured yet; undefined = the row has none. */
  points?: number | null
}

/** One row: letter, name, numbers, last value and change, NEWS2 points, and what the system asks about it. */
export function FieldRow({ label, letter, fields, children, previous, points }: FieldRowProps) {
  const id = useId()
  const { draft, check, change } = useDraft()
  const setText = (field: FieldKey, text: string) => change({ fields: { ...draft.fields, [field]: { text } } })
  const shown = fields.filter(({ field }) => check.fields[field]?.title)
  return (
    <div className="vr">
      <span className="vl">
        {letter ? <Kbd>{letter}</Kbd> : <span className="nk" />}
        {label}
      </span>
      <div className="vi">
        {fields.map((spec) => (
          <span className="vi" key={spec.field}>
            <NumberField
              field={spec.field}
              label={spec.label}
              width={spec.width}
              jump={spec.jump}
              value={draft.fields[spec.field]}
              check={check.fields[spec.field]}
              points={spec.plain ? undefined : points}
              describedBy={check.fields[spec.field]?.title ? `${id}-${spec.field}` : undefined}
              onText={(text) => setText(spec.field, text)}
            />
            {spec.after}
          </span>
        ))}
        {children}
      </div>
      <div className="pv">{previous}</div>
      <Points value={points} label={label} />
      {shown.map(({ field }) => {
        const asked = check.fields[field]
        if (!asked) return null
        return (
          <FieldMessage
            key={field}
            id={`${id}-${field}`}
            check={asked}
            onKeep={() => {
              keepField(draft, change, field)
              focusField(field)
            }}
            onEdit={() => focusField(field)}
            onUse={() => {
              if (asked.suggestion) change(asked.suggestion.apply(draft))
              focusFieldSoon(field)
            }}
          />
        )
      })}
    </div>
  )
}

function Points({ value, label }: { value: number | null | undefined; label: string }) {
  if (value === undefined || value === null) return <div className="np" />
  return (
    <div className={`np p${Math.min(value, 3)}`}>
      <span className="sr">{label}, NEWS2 points: </span>
      {value}
    </div>
  )
}

type Change = ReturnType<typeof useDraft>['change']
type DraftOf = ReturnType<typeof useDraft>['draft']

/** "Yes, keep": the question is not asked again for this value. */
export function keepField(draft: DraftOf, change: Change, field: FieldKey) {
  const value = draft.fields[field]
  if (value) change({ fields: { ...draft.fields, [field]: { ...value, kept: true } } })
}
