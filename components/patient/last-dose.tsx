'use client'
import { useState } from 'react'
import { instantOf } from '@/lib/clinical/time'
import { useZone } from '../ui/clock'
import { Field } from '../ui/field'
import { SegmentRadio } from '../ui/segment'
import { type FieldErrors, oneOf, text } from './act-form'
import type { LastDoseInput } from './types'

const PRECISIONS = ['instant', 'date', 'unknown'] as const
type Precision = (typeof PRECISIONS)[number]

type LastDoseProps = { errors: FieldErrors; legend?: string; allowUnknown?: boolean; prefix?: string }

/** When the last dose was, as exactly as it is known: an instant, a date, or unknown. Never a guess. */
export function LastDoseFields({
  errors,
  legend = 'Last dose',
  allowUnknown = true,
  prefix = 'lastDose',
}: LastDoseProps) {
  const [precision, setPrecision] = useState<Precision>('date')
  const zone = useZone()
  const options: { value: Precision; label: string }[] = [
    { value: 'instant', label: 'Date and time' },
    { value: 'date', label: 'Date only' },
    ...(allowUnknown ? [{ value: 'unknown' as const, label: 'Unknown' }] : []),
  ]
  return (
    <fieldset>
      <legend>{legend}</legend>
      <SegmentRadio
        label={`${legend}: how exactly`}
        name={`${prefix}Precision`}
        options={options}
        defaultValue="date"
        onChange={setPrecision}
      />
      {precision !== 'unknown' && (
        <div className="two">
          <Field label="Date" name={`${prefix}Date`} type="date" error={errors[prefix] ?? errors[`${prefix}.date`]} />
          {precision === 'instant' && (
            <Field label={`Time, ${zone}`} name={`${prefix}Time`} type="time" error={errors[`${prefix}.at`]} />
          )}
        </div>
      )}
    </fieldset>
  )
}

/** Reads the fields; a date without its time is a date, and nothing typed is null, not unknown. */
export function readLastDose(form: FormData, zone: string, prefix = 'lastDose'): LastDoseInput | null {
  const precision = oneOf(form, `${prefix}Precision`, PRECISIONS, 'date')
  const date = text(form, `${prefix}Date`)
  const time = text(form, `${prefix}Time`)
  if (precision === 'unknown') return { precision }
  if (!date) return null
  if (precision === 'instant' && time) return { precision, at: instantOf(date, time, zone).toISOString() }
  return { precision: 'date', date }
}
