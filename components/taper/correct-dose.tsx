'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useSend } from '@/components/ui/use-send'
import type { DoseRow } from '@/db/doses/log'
import type { TaperUnit } from '@/lib/clinical/taper/types'
import { startOfDay } from '@/lib/clinical/time'
import { useZone } from '../ui/clock'
import type { DoseLogActions } from './types'

type CorrectDoseProps = {
  patientId: string
  dose: DoseRow
  correct: DoseLogActions['correctDose']
  onDone: (text: string) => void
  onCancel: () => void
}

/** What a recorded dose should read, and why. The first row stays in the log, struck through. */
export function CorrectDose({ patientId, dose, correct, onDone, onCancel }: CorrectDoseProps) {
  const zone = useZone()
  const [amount, setAmount] = useState(String(dose.amount))
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const { send, pending, problem } = useSend<{ text: string }>(
    'The connection is lost. Press again when it is back; it is corrected once.',
    ({ text }) => onDone(text),
  )
  const value = Number(amount.replace(',', '.'))
  const bad = amount.trim() === '' || !(value >= 0)
  const submit = () => {
    if (bad || reason.trim() === '') return setAsked(true)
    const takenAt = dose.kind === 'day_total' ? startOfDay(dose.at, zone).toISOString() : dose.at
    const next = { patientId, takenAt, amount: value, unit: dose.unit as TaperUnit, kind: dose.kind }
    void send((requestId) =>
      correct({
        doseId: dose.id,
        reason: reason.trim(),
        dose: { ...next, requestId, origin: dose.witnessed ? 'witnessed' : 'reported' },
      }),
    )
  }
  return (
    <form
      className="dfm"
      aria-label="Correct a dose"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Field
        label={`Amount at ${dose.time}`}
        name="corrected-amount"
        unit={dose.unit}
        inputMode="decimal"
        autoFocus
        value={amount}
        error={asked && bad ? `Enter the amount in ${dose.unit}; 0 is an amount.` : undefined}
        onChange={(event) => setAmount(event.target.value)}
      />
      <Field
        label="Why it is corrected"
        name="correction-reason"
        value={reason}
        error={asked && reason.trim() === '' ? 'Write why.' : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button tone="pri" type="submit" pending={pending}>
        Correct the dose
      </Button>
      <Button onClick={onCancel}>Cancel</Button>
      {problem && (
        <Notice tone="error" role="alert" title="Not corrected.">
          {problem.message}
        </Notice>
      )}
    </form>
  )
}
