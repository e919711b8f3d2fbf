'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { newRequestId } from '../instruments/request-id'
import { checkTaken, type TakenAt } from '../instruments/taken'
import { TakenAtField } from '../instruments/taken-at'
import type { DoseInput, DoseLogActions } from './types'

type DoseFormProps = {
  patientId: string
  zone: string
  unit: string
  /** What the plan says for the next dose, offered and not put in. */
  plannedText: string | null
  actions: DoseLogActions
}

const KINDS = [
  { value: 'planned', label: 'Taken' },
  { value: 'extra', label: 'Extra' },
  { value: 'missed', label: 'Missed' },
] as const

/** Records one dose taken, extra or missed, as seen by staff or as told by the patient. */
export function DoseForm({ patientId, zone, unit, plannedText, actions }: DoseFormProps) {
  const now = useNow()
  const [taken, setTaken] = useState<TakenAt | null>(null)
  const [kind, setKind] = useState<DoseInput['kind']>('planned')
  const [origin, setOrigin] = useState<DoseInput['origin'] | ''>('')
  const [amount, setAmount] = useState('')
  const [requestId, setRequestId] = useState(newRequestId)
  const [state, setState] = useState<{ asked?: true; pending?: true; problem?: string; done?: string }>({})
  const value = kind === 'missed' ? 0 : Number(amount.replace(',', '.'))
  const bad = kind !== 'missed' && (amount.trim() === '' || !(value >= 0))
  const when = checkTaken(taken, now, zone)

  const save = async () => {
    if (bad || origin === '' || !when.at) return setState({ asked: true })
    setState({ pending: true })
    const takenAt = when.at.toISOString()
    try {
      const result = await actions.recordDose({ requestId, patientId, takenAt, amount: value, unit, kind, origin })
      if (!result.ok) return setState({ problem: result.problem.message })
      setRequestId(newRequestId())
      setAmount('')
      setTaken(null)
      setState({ done: result.value.text })
    } catch {
      setState({ problem: 'Not saved, nothing lost. Press again when the connection is back.' })
    }
  }

  return (
    <form
      className="dfm"
      aria-label="Record a dose"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Radios label="Kind" name="dose-kind" options={KINDS} value={kind} onChange={setKind} />
      {kind !== 'missed' && (
        <Field
          label="Amount"
          name="amount"
          unit={unit}
          inputMode="decimal"
          value={amount}
          hint={plannedText ?? undefined}
          error={state.asked && bad ? `Enter the amount in ${unit}; 0 is an amount.` : undefined}
          onChange={(event) => setAmount(event.target.value)}
        />
      )}
      <TakenAtField
        label={kind === 'missed' ? 'Was due at' : 'Taken at'}
        zone={zone}
        value={taken}
        onChange={setTaken}
      />
      <Radios label="How it is known" name="dose-origin" options={ORIGINS} value={origin} onChange={setOrigin} />
      {state.asked && origin === '' && <span className="em-t sm">Say whether staff saw it.</span>}
      <Button tone="pri" type="submit" pending={state.pending}>
        Record dose
      </Button>
      {state.problem && (
        <Notice tone="error" role="alert" title="Not recorded.">
          {state.problem}
        </Notice>
      )}
      {state.done && <Notice tone="ok" role="status" title={state.done} />}
    </form>
  )
}

const ORIGINS = [
  { value: 'witnessed', label: 'Seen by staff' },
  { value: 'reported', label: 'Told by the patient' },
] as const

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
