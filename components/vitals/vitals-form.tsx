'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ReauthDialog } from '@/components/sign-in/reauth-dialog'
import { isLocked, useSave } from '@/components/ui/use-save'
import type { VitalsFormView } from '@/db/vitals/form'
import type { VitalsSaved } from '@/db/vitals/record'
import { toInput } from './draft'
import { useDraft } from './draft-context'
import { focusField } from './focus-field'
import { SaveBar } from './save-bar'
import { SetFields } from './set-fields'
import { SetHead } from './set-head'
import { SetOutcomeReason } from './set-outcome'
import type { VitalsActions, VitalsSetInput } from './types'
import { useFormKeys } from './use-form-keys'

type VitalsFormProps = VitalsActions & {
  /** The person's setting for single keys. */
  singleKeys?: boolean
  /** What to do once a set is saved, for example refresh the flowsheet. */
  onSaved?: () => void
}

/** Entry of one set of vitals and symptoms. Stands inside `VitalsDraft`. */
export function VitalsForm({ record, reauthenticate, singleKeys = true, onSaved }: VitalsFormProps) {
  const { view, draft, check } = useDraft()
  const [signIn, setSignIn] = useState(false)
  const { state, submit, retry, asked } = useEntry(record, onSaved)
  const locked = isLocked(state)
  const onKeyDown = useFormKeys(submit, singleKeys && !locked)
  const measured = draft.outcome === 'measured'
  return (
    <>
      <form
        className="ve"
        aria-label="New reading"
        noValidate
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <div className="ves" inert={locked}>
          <SetHead title="New reading" note={beforeText(view)} />
          {measured ? <SetFields /> : <SetOutcomeReason missing={asked && draft.reason.trim() === ''} />}
          {asked && check.blank && <p className="so-t sm">Nothing is entered yet.</p>}
        </div>
        <SaveBar
          state={state.kind === 'saved' && !check.blank ? { kind: 'typing' } : state}
          onSave={submit}
          onRetry={retry}
          onSignIn={() => setSignIn(true)}
        />
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

const beforeText = ({ previous, missedText }: VitalsFormView) =>
  `${previous ? `Last set ${previous.time}.` : 'First set.'} ${missedText ?? ''}`

/** Sends the set once; a blank one, one without its time or without its reason is not sent. */
function useEntry(record: VitalsActions['record'], onSaved?: () => void) {
  const { view, draft, check, taken, reset } = useDraft()
  const [asked, setAsked] = useState(false)
  const startOver = useRef(false)
  const done = useCallback(() => {
    setAsked(false)
    reset()
    startOver.current = true
    onSaved?.()
  }, [reset, onSaved])
  const { state, save, retry } = useSave<Omit<VitalsSetInput, 'requestId'>, VitalsSaved>(record, done)
  // The fields are locked until the answer is there, and a locked field takes no focus.
  useEffect(() => {
    if (!startOver.current || isLocked(state)) return
    startOver.current = false
    focusField('heart_rate')
  })

  const submit = () => {
    setAsked(true)
    if (!taken.at || isLocked(state) || check.blank) return
    if (draft.outcome !== 'measured' && draft.reason.trim() === '') return
    save(toInput(draft, { patientId: view.patientId, takenAt: taken.at.toISOString(), refused: check.refused }))
  }
  return { state, submit, retry, asked }
}
