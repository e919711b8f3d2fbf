'use client'
import { useState } from 'react'
import { ReauthDialog, type Reauthenticate } from '@/components/sign-in/reauth-dialog'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { InstrumentFormView } from '@/db/assessments/history'
import type { AssessmentSaved } from '@/db/assessments/record'
import type { StopView } from '@/db/assessments/stop-view'
import { findInstrument } from '@/lib/clinical/instruments/registry'
import type { Instrument } from '@/lib/clinical/instruments/types'
import { FormHead } from './form-head'
import { FormSave } from './form-save'
import { FormTotal } from './form-total'
import { ScoreItems } from './score-items'
import { skippedItems } from './skips'
import { StopDialog } from './stop-dialog'
import type { Answers, InstrumentActions, StopActions } from './types'
import { type Filling, useFilling } from './use-filling'

export type Standing = { view: StopView; answers: Answers }

export type InstrumentFormProps = {
  view: InstrumentFormView
  actions: InstrumentActions & { reauthenticate?: Reauthenticate }
  /** For the C-SSRS: what the stop can do, whether this person may take over, and one that still stands. */
  stop?: { actions: StopActions; mayTakeOver: boolean; standing?: Standing | null }
  onSaved?: (saved: AssessmentSaved) => void
  /** The stop was left by a take-over or a correction. */
  onStopClosed?: () => void
}

/** Any instrument of the registry by keyboard: nothing preselected, and a total only when there may be one. */
export function InstrumentForm(props: InstrumentFormProps) {
  const instrument = findInstrument(props.view.instrumentId)
  if (!instrument) return <Notice tone="error" title="This instrument is not known here." />
  return <Form instrument={instrument} {...props} />
}

function Form({
  instrument,
  view,
  actions,
  stop,
  onSaved,
  onStopClosed,
}: InstrumentFormProps & { instrument: Instrument }) {
  const [signIn, setSignIn] = useState(false)
  const [standing, setStanding] = useState<Standing | null>(stop?.standing ?? null)
  const filling = useFilling(instrument, view, actions, (saved, answers) => {
    if (saved.stop) setStanding({ view: saved.stop, answers })
    onSaved?.(saved)
  })
  const { state, submit, retry } = filling
  return (
    <>
      <form
        className="ins"
        aria-label={instrument.title}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit()}
      >
        <FormHead instrument={instrument} view={view} filling={filling} />
        <div className="insb" inert={filling.locked}>
          <Questions instrument={instrument} view={view} filling={filling} />
          <FormTotal instrument={instrument} score={filling.score} view={view} />
        </div>
        <p className="mut sm lic">{instrument.license.text}</p>
        <FormSave instrument={instrument} filling={filling} onSignIn={() => setSignIn(true)} />
      </form>
      {actions.reauthenticate && state.kind === 'signed_out' && (
        <ReauthDialog
          open={signIn}
          reauthenticate={actions.reauthenticate}
          onClose={() => setSignIn(false)}
          onDone={() => {
            setSignIn(false)
            retry()
          }}
        />
      )}
      {standing && stop && (
        <StopDialog
          stop={standing.view}
          answers={standing.answers}
          what="screen"
          mayTakeOver={stop.mayTakeOver}
          actions={stop.actions}
          onClosed={() => {
            setStanding(null)
            filling.clear()
            onStopClosed?.()
          }}
        />
      )}
    </>
  )
}

type QuestionsProps = { instrument: Instrument; view: InstrumentFormView; filling: Filling }

function Questions({ instrument, view, filling }: QuestionsProps) {
  const { draft, score, change, answer, paperOnly } = filling
  if (paperOnly)
    return (
      <Field
        label="Total from the licensed form"
        name="total"
        inputMode="decimal"
        value={draft.paper}
        onChange={(event) => change({ paper: event.target.value.replace(/[^\d.]/g, '') })}
        hint={`${instrument.minTotal ?? 0} to ${instrument.maxTotal ?? '?'}`}
        error={score.status === 'rejected' && draft.paper ? 'This total cannot be.' : undefined}
      />
    )
  const filled = score.pulsePoints != null && draft.answers.pulse == null
  return (
    <ScoreItems
      items={instrument.items}
      answers={filled ? { ...draft.answers, pulse: score.pulsePoints } : draft.answers}
      skipped={skippedItems(instrument, draft.answers)}
      notes={filled && view.pulseBpm !== undefined ? { pulse: `From HR ${view.pulseBpm}` } : undefined}
      onAnswer={(itemId, value) => answer(itemId, value ?? undefined)}
    />
  )
}
