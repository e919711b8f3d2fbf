'use client'
import { useState } from 'react'
import { ReauthDialog } from '@/components/sign-in/reauth-dialog'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { SaveNotice } from '@/components/ui/save-notice'
import { isLocked, useSave } from '@/components/ui/use-save'
import type { EnteredSet } from '@/db/vitals/entered'
import type { VitalsFormView } from '@/db/vitals/form'
import type { VitalsSaved } from '@/db/vitals/record'
import type { Result } from '@/lib/result'
import { toInput } from './draft'
import { useDraft, VitalsDraft } from './draft-context'
import { SetFields } from './set-fields'
import { SetHead } from './set-head'
import { SetOutcomeReason } from './set-outcome'
import { draftFromSet, withCarried } from './to-draft'
import type { CorrectSetInput, VitalsActions } from './types'

type CorrectSetFormProps = Pick<VitalsActions, 'reauthenticate'> & {
  view: VitalsFormView
  set: EnteredSet
  correct: (input: CorrectSetInput) => Promise<Result<VitalsSaved>>
  onDone: () => void
  onCancel: () => void
}

/** Corrects a recorded set: a new set supersedes it with a reason; the old one stays in the chart, struck through. */
export function CorrectSetForm(props: CorrectSetFormProps) {
  const { view, set } = props
  return (
    // Its own values are no earlier reading to compare with.
    <VitalsDraft view={{ ...view, previous: null }} initial={draftFromSet(set, view.zone, view.units)}>
      <Correcting {...props} />
    </VitalsDraft>
  )
}

function Correcting({ set, correct, reauthenticate, onDone, onCancel }: CorrectSetFormProps) {
  const { draft, check } = useDraft()
  const [signIn, setSignIn] = useState(false)
  const { reason, setReason, asked, state, retry, submit } = useCorrection(set, correct, onDone)
  const missing = asked && draft.outcome !== 'measured' && draft.reason.trim() === ''
  return (
    <>
      <form className="ve cset" aria-label="Correct a set" onSubmit={(event) => event.preventDefault()}>
        <div className="ves" inert={isLocked(state)}>
          <SetHead title="Correct the set" note="Every part of it stands as it was typed." />
          {draft.outcome === 'measured' ? <SetFields /> : <SetOutcomeReason missing={missing} />}
          <TextField
            label="Why is it corrected"
            name="reason"
            hint="The first values stay in the chart, struck through, with your name and this reason."
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={asked && reason.trim() === '' ? 'Write the reason.' : undefined}
          />
        </div>
        <div className="svb">
          <SaveNotice state={state} what="correction" onRetry={retry} onSignIn={() => setSignIn(true)} />
          <div className="sv">
            <Button tone="pri" size="lg" pending={state.kind === 'saving'} onClick={submit}>
              Correct the set
            </Button>
            <Button size="lg" onClick={onCancel}>
              Cancel
            </Button>
            {check.refused.size > 0 && <span className="sm em-t">Refused values stay out of the set.</span>}
          </div>
        </div>
      </form>
      {reauthenticate && (
        <ReauthDialog
          open={signIn}
          reauthenticate={reauthenticate}
          onClose={() => setSignIn(false)}
          onDone={() => {
            setSignIn(false)
            retry()
          }}
        />
      )}
    </>
  )
}

function useCorrection(set: EnteredSet, correct: CorrectSetFormProps['correct'], onDone: () => void) {
  const { view, draft, check, taken } = useDraft()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const { state, save, retry } = useSave<Sent, VitalsSaved>(
    ({ requestId, set: next, ...rest }) => correct({ ...rest, set: { ...next, requestId } }),
    onDone,
  )
  const submit = () => {
    setAsked(true)
    if (reason.trim() === '' || !taken.at || isLocked(state)) return
    if (draft.outcome !== 'measured' && draft.reason.trim() === '') return
    const takenAt = taken.at.toISOString()
    const next = toInput(draft, { patientId: view.patientId, takenAt, refused: check.refused })
    save({ setId: set.id, version: set.version, reason: reason.trim(), set: withCarried(next, set) })
  }
  return { reason, setReason, asked, state, retry, submit }
}

type Sent = Omit<CorrectSetInput, 'set'> & { set: Omit<CorrectSetInput['set'], 'requestId'> }
