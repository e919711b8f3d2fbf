'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { requestId as newRequestId } from '@/components/ui/request-id'
import type { Result } from '@/lib/result'
import { TakenAtField } from '../instruments/taken-at'
import { toInput } from './draft'
import { useDraft, VitalsDraft } from './draft-context'
import { SetOutcomeChoice, SetOutcomeReason } from './set-outcome'
import { draftFromSet } from './to-draft'
import type { CorrectSetInput, SetRow, VitalsFormView } from './types'
import { VitalRows } from './vital-rows'

type CorrectSetFormProps = {
  view: VitalsFormView
  set: SetRow
  /** Version the set was read at: a stale correction is refused with both values. */
  version: string
  correct: (input: CorrectSetInput) => Promise<Result<unknown>>
  onDone: () => void
  onCancel: () => void
}

/** Corrects a recorded set: a new set supersedes it with a reason; the old one stays in the chart, struck through. */
export function CorrectSetForm({ view, set, ...rest }: CorrectSetFormProps) {
  return (
    <VitalsDraft view={view} initial={draftFromSet(set, view.zone, view.units)}>
      <Correcting {...rest} setId={set.id} />
    </VitalsDraft>
  )
}

type CorrectingProps = Omit<CorrectSetFormProps, 'view' | 'set'> & { setId: string }

function Correcting({ setId, version, correct, onDone, onCancel }: CorrectingProps) {
  const { view, draft, check, taken, change } = useDraft()
  const [reason, setReason] = useState('')
  const [requestId] = useState(newRequestId)
  const [state, setState] = useState<{ asked?: true; pending?: true; problem?: string }>({})

  const save = async () => {
    if (reason.trim() === '' || !taken.at) return setState({ asked: true })
    setState({ asked: true, pending: true })
    const takenAt = taken.at.toISOString()
    const next = toInput(draft, { patientId: view.patientId, takenAt, refused: check.refused })
    try {
      const result = await correct({ setId, version, reason: reason.trim(), set: { ...next, requestId } })
      if (result.ok) return onDone()
      setState({ problem: result.problem.message })
    } catch {
      setState({ problem: 'Not saved, nothing lost. The connection is lost; press again when it is back.' })
    }
  }

  return (
    <form className="ve cset" aria-label="Correct a set" onSubmit={(event) => event.preventDefault()}>
      <div className="ves" inert={state.pending}>
        <div className="ch ven">
          <h2>Correct the set</h2>
          <TakenAtField
            label="Taken at"
            zone={view.zone}
            value={draft.taken}
            onChange={(next) => change({ taken: next })}
          />
          <SetOutcomeChoice />
        </div>
        {draft.outcome === 'measured' ? <VitalRows /> : <SetOutcomeReason missing={false} />}
        <TextField
          label="Why is it corrected"
          name="reason"
          hint="The first values stay in the chart, struck through, with your name and this reason."
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={state.asked && reason.trim() === '' ? 'Write the reason.' : undefined}
        />
      </div>
      <div className="svb">
        {state.problem && (
          <Notice tone="error" role="alert" title="Not corrected.">
            {state.problem}
          </Notice>
        )}
        <div className="sv">
          <Button tone="pri" size="lg" pending={state.pending} onClick={save}>
            Correct the set
          </Button>
          <Button size="lg" onClick={onCancel}>
            Cancel
          </Button>
          {check.refused.size > 0 && <span className="sm em-t">Refused values stay out of the set.</span>}
        </div>
      </div>
    </form>
  )
}
