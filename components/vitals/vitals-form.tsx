'use client'
import { useCallback, useState } from 'react'
import { ReauthDialog } from '@/components/sign-in/reauth-dialog'
import { isLocked, useSave } from '@/components/ui/use-save'
import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import { ScoreItems } from '../instruments/score-items'
import { TakenAtField } from '../instruments/taken-at'
import { numberIn, toInput } from './draft'
import { useDraft } from './draft-context'
import { focusFieldSoon } from './focus-field'
import { LiveTotals } from './live-totals'
import { RedFlags } from './red-flags'
import { RepeatPressure } from './repeat-pressure'
import { SaveBar } from './save-bar'
import { SetOutcomeChoice, SetOutcomeReason } from './set-outcome'
import { SymptomRows } from './symptom-rows'
import type { VitalsActions, VitalsSaved, VitalsSetInput } from './types'
import { useFormKeys } from './use-form-keys'
import { VitalRows } from './vital-rows'

type VitalsFormProps = VitalsActions & {
  /** The person's setting for single keys. */
  singleKeys?: boolean
  /** What to do once a set is saved, for example refresh the flowsheet. */
  onSaved?: () => void
}

/** Entry of one set of vitals and symptoms. Stands inside `VitalsDraft`. */
export function VitalsForm({ record, reauthenticate, singleKeys = true, onSaved }: VitalsFormProps) {
  const { view, draft, check, taken, change, reset } = useDraft()
  const [signIn, setSignIn] = useState(false)
  const [asked, setAsked] = useState(false)
  const done = useCallback(() => {
    setAsked(false)
    reset()
    focusFieldSoon('heart_rate')
    onSaved?.()
  }, [reset, onSaved])
  const { state, save, retry } = useSave<Omit<VitalsSetInput, 'requestId'>, VitalsSaved>(record, done)
  const locked = isLocked(state)
  const measured = draft.outcome === 'measured'

  const submit = () => {
    setAsked(true)
    if (!taken.at || locked || check.blank) return
    if (!measured && draft.reason.trim() === '') return
    save(
      toInput(draft, {
        patientId: view.patientId,
        takenAt: taken.at.toISOString(),
        refused: check.refused,
      }),
    )
  }
  const onKeyDown = useFormKeys(submit, singleKeys && !locked)

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
          <div className="ch ven">
            <h2>New reading</h2>
            <TakenAtField
              label="Taken at"
              zone={view.zone}
              value={draft.taken}
              onChange={(next) => change({ taken: next })}
            />
            <SetOutcomeChoice />
            <span className="mut sm">
              {view.previous ? `Last set ${view.previous.time}.` : 'First set.'} {view.missedText}
            </span>
          </div>
          {measured ? <Measured /> : <SetOutcomeReason missing={asked && draft.reason.trim() === ''} />}
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

function Measured() {
  const { view, draft } = useDraft()
  return (
    <>
      <RepeatPressure />
      <div className="vhd">
        <span>Letter jumps to the field. U marks it unrecordable.</span>
        <span>{view.previous ? `${view.previous.time}, change` : ''}</span>
        <span>NEWS2</span>
      </div>
      <VitalRows />
      <div className="cwz">
        <div className="cwl">
          <ScoreBlock id="COWS" letter="c" open pulse={numberIn(draft.fields.heart_rate)} />
        </div>
        <LiveTotals />
      </div>
      <SymptomRows />
      <RedFlags />
      {view.instruments.map((id) => (
        <details className="rf" key={id}>
          <summary>
            <h2>{INSTRUMENTS[id as keyof typeof INSTRUMENTS]?.short ?? id}</h2>
          </summary>
          <ScoreBlock id={id} letter={id === 'SOWS_H' ? 's' : undefined} />
        </details>
      ))}
    </>
  )
}

type ScoreBlockProps = { id: string; letter?: string; open?: boolean; pulse?: number }

/** One scored form inside the set. COWS item 1 follows the heart rate until somebody scores it. */
function ScoreBlock({ id, letter, open, pulse }: ScoreBlockProps) {
  const { draft, check, change } = useDraft()
  const instrument = INSTRUMENTS[id as keyof typeof INSTRUMENTS]
  if (!instrument) return null
  const answers = draft.scores[id] ?? {}
  const filled = check.pulsePoints !== null && answers.pulse == null && id === 'COWS'
  return (
    <div data-jump={letter}>
      {open && (
        <div className="ch cwh">
          <h2>{instrument.short}</h2>
          <span className="mut sm">Digit scores and moves on. Backspace goes back.</span>
        </div>
      )}
      <ScoreItems
        items={instrument.items}
        answers={filled ? { ...answers, pulse: check.pulsePoints } : answers}
        notes={filled && pulse !== undefined ? { pulse: `From HR ${pulse}` } : undefined}
        onAnswer={(itemId, answer) => {
          const { [itemId]: _, ...rest } = answers
          change({ scores: { ...draft.scores, [id]: answer === undefined ? rest : { ...rest, [itemId]: answer } } })
        }}
      />
    </div>
  )
}
