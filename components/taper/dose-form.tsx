'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useSend } from '@/components/ui/use-send'
import type { TaperUnit } from '@/lib/clinical/taper/types'
import { checkTaken, type TakenAt } from '../instruments/taken'
import { TakenAtField } from '../instruments/taken-at'
import type { DoseInput, DoseLogActions } from './types'

type DoseFormProps = {
  patientId: string
  zone: string
  unit: TaperUnit
  /** What the plan says for the next dose, offered and not put in. */
  plannedText: string | null
  record: DoseLogActions['recordDose']
  onDone?: (text: string) => void
}

const KINDS = [
  { value: 'planned', label: 'Taken' },
  { value: 'extra', label: 'Extra' },
  { value: 'missed', label: 'Missed' },
  { value: 'day_total', label: 'Whole day' },
] as const
const ORIGINS = [
  { value: 'witnessed', label: 'Seen by staff' },
  { value: 'reported', label: 'Told by the patient' },
] as const

type Draft = { taken: TakenAt | null; kind: DoseInput['kind']; origin: DoseInput['origin'] | ''; amount: string }
const EMPTY: Draft = { taken: null, kind: 'planned', origin: '', amount: '' }

/** Records one dose taken, extra or missed, or a day's total, as seen by staff or as told by the patient. */
export function DoseForm({ patientId, zone, unit, plannedText, record, onDone }: DoseFormProps) {
  const now = useNow()
  const [draft, setDraft] = useState<Draft>(EMPTY)
  const [asked, setAsked] = useState(false)
  const { send, pending, problem } = useSend<{ text: string }>(
    'Not saved, nothing lost. Press again when the connection is back.',
    ({ text }) => {
      setDraft(EMPTY)
      setAsked(false)
      onDone?.(text)
    },
  )
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const amount = amountOf(draft)
  const when = checkTaken(draft.taken, now, zone)
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    const { kind, origin } = draft
    if (amount === null || origin === '' || !when.at) return setAsked(true)
    const takenAt = when.at.toISOString()
    void send((requestId) => record({ requestId, patientId, takenAt, amount, unit, kind, origin }))
  }

  return (
    <form className="dfm" aria-label="Record a dose" onSubmit={submit}>
      <Radios label="Kind" name="dose-kind" options={KINDS} value={draft.kind} onChange={(kind) => change({ kind })} />
      {draft.kind !== 'missed' && (
        <Field
          label="Amount"
          name="amount"
          unit={unit}
          inputMode="decimal"
          value={draft.amount}
          hint={plannedText ?? undefined}
          error={asked && amount === null ? `Enter the amount in ${unit}; 0 is an amount.` : undefined}
          onChange={(event) => change({ amount: event.target.value })}
        />
      )}
      <TakenAtField
        label={draft.kind === 'missed' ? 'Was due at' : 'Taken at'}
        zone={zone}
        value={draft.taken}
        onChange={(taken) => change({ taken })}
      />
      <Radios
        label="How it is known"
        name="dose-origin"
        options={ORIGINS}
        value={draft.origin}
        onChange={(origin) => change({ origin })}
      />
      {asked && draft.origin === '' && <span className="em-t sm">Say whether staff saw it.</span>}
      <Button tone="pri" type="submit" pending={pending}>
        Record dose
      </Button>
      {problem && (
        <Notice tone="error" role="alert" title="Not recorded.">
          {problem.message}
        </Notice>
      )}
    </form>
  )
}

/** The typed amount; a missed dose is 0, and blank or garbled is null. */
function amountOf({ kind, amount }: Draft): number | null {
  if (kind === 'missed') return 0
  const value = Number(amount.replace(',', '.'))
  return amount.trim() === '' || !(value >= 0) ? null : value
}

type RadiosProps<V extends string> = {
  label: string
  name: string
  options: readonly { value: V; label: string }[]
  value: V | ''
  onChange: (value: V) => void
}

function Radios<V extends string>({ label, name, options, value, onChange }: RadiosProps<V>) {
  return (
    <div className="seg" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={option.value === value ? 'on' : ''}>
          <input
            type="radio"
            className="sr"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}
