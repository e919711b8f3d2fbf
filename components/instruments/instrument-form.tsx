'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { TIER } from '@/components/ui/tier'
import { findInstrument } from '@/lib/clinical/instruments/registry'
import type { Instrument } from '@/lib/clinical/instruments/types'
import type { Problem } from '@/lib/result'
import { FormTotal } from './form-total'
import { newRequestId } from './request-id'
import { ScoreItems } from './score-items'
import { isStop, liveScore, skippedItems } from './skips'
import { StopDialog } from './stop-dialog'
import { checkTaken, type TakenAt } from './taken'
import { TakenAtField } from './taken-at'
import type {
  Answers,
  AssessmentInput,
  AssessmentSaved,
  InstrumentActions,
  InstrumentFormView,
  StopActions,
} from './types'

type InstrumentFormProps = {
  view: InstrumentFormView
  actions: InstrumentActions
  /** For the C-SSRS: what the stop can do, and whether this person may take over. */
  stop?: { actions: StopActions; mayTakeOver: boolean }
  onSaved?: (saved: AssessmentSaved) => void
}

type SaveState =
  | { kind: 'open' }
  | { kind: 'saving' }
  | { kind: 'lost' }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'saved'; saved: AssessmentSaved }

/** Any instrument of the registry by keyboard: nothing preselected, and a total only when there may be one. */
export function InstrumentForm({ view, actions, stop, onSaved }: InstrumentFormProps) {
  const instrument = findInstrument(view.instrumentId)
  if (!instrument) return <Notice tone="error" title="This instrument is not known here." />
  return <Filling instrument={instrument} view={view} actions={actions} stop={stop} onSaved={onSaved} />
}

function Filling({ instrument, view, actions, stop, onSaved }: InstrumentFormProps & { instrument: Instrument }) {
  const now = useNow()
  const [answers, setAnswers] = useState<Answers>(view.initial ?? {})
  const [paper, setPaper] = useState('')
  const [taken, setTaken] = useState<TakenAt | null>(null)
  const [by, setBy] = useState<'staff' | 'self'>(instrument.who === 'patient' ? 'self' : 'staff')
  const [requestId, setRequestId] = useState(newRequestId)
  const [state, setState] = useState<SaveState>({ kind: 'open' })
  const paperOnly = instrument.license.scoreEntryOnly === true
  const total = paperOnly && paper.trim() !== '' ? Number(paper) : undefined
  const score = liveScore(instrument, answers, { total, pulseBpm: view.pulseBpm, sex: view.sex })
  const when = checkTaken(taken, now, view.zone)
  const stopped = state.kind === 'saved' ? state.saved.stop : undefined

  const save = async (given: Answers = answers) => {
    if (!when.at || state.kind === 'saving') return
    setState({ kind: 'saving' })
    const input: AssessmentInput = {
      requestId,
      patientId: view.patientId,
      instrumentId: instrument.id,
      version: instrument.version,
      performedAt: when.at.toISOString(),
      administeredBy: by,
      answers: given,
      total,
    }
    try {
      const result = await actions.record(input)
      if (!result.ok) return setState({ kind: 'refused', problem: result.problem })
      setState({ kind: 'saved', saved: result.value })
      setRequestId(newRequestId())
      onSaved?.(result.value)
    } catch {
      setState({ kind: 'lost' })
    }
  }
  const answer = (itemId: string, value: Answers[string] | undefined) => {
    const { [itemId]: _, ...rest } = answers
    const next = value === undefined ? rest : { ...rest, [itemId]: value }
    setAnswers(next)
    // A Yes that stops is a fact at once; the rest of the screen waits.
    if (value === true && isStop(instrument, itemId)) void save(next)
  }
  const locked = state.kind === 'saving' || state.kind === 'lost'

  return (
    <form
      className="ins"
      aria-label={instrument.title}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && void save()}
    >
      <div className="ch">
        <h2>{instrument.title}</h2>
        <TakenAtField label="Done at" zone={view.zone} value={taken} onChange={setTaken} />
        {instrument.who === 'either' && <WhoChoice value={by} onChange={setBy} />}
      </div>
      <p className="mut sm">
        {instrument.recall}. Version {instrument.version}.{' '}
        {view.previous
          ? `Last: ${view.previous.total ?? view.previous.band ?? 'incomplete'}, ${view.previous.ageText} ago.`
          : 'Not done before.'}
      </p>
      <div className="insb" inert={locked}>
        {paperOnly ? (
          <Field
            label="Total from the licensed form"
            name="total"
            inputMode="numeric"
            value={paper}
            onChange={(event) => setPaper(event.target.value.replace(/[^\d.]/g, ''))}
            hint={`${instrument.minTotal ?? 0} to ${instrument.maxTotal ?? '?'}`}
            error={score.status === 'rejected' && paper ? 'This total cannot be.' : undefined}
          />
        ) : (
          <ScoreItems
            items={instrument.items}
            answers={answers}
            skipped={skippedItems(instrument, answers)}
            notes={view.pulseBpm === undefined ? undefined : { pulse: `From HR ${view.pulseBpm}` }}
            onAnswer={(itemId, value) => answer(itemId, value ?? undefined)}
          />
        )}
        <FormTotal instrument={instrument} score={score} view={view} />
      </div>
      <p className="mut sm lic">{instrument.license.text}</p>
      <div className="svb">
        <SavedLine state={state} onRetry={() => save()} />
        <div className="sv">
          <Button
            tone="pri"
            size="lg"
            shortcut="Ctrl Enter"
            pending={state.kind === 'saving'}
            aria-disabled={score.status === 'rejected' || undefined}
            onClick={() => score.status !== 'rejected' && save()}
          >
            {score.status === 'incomplete' ? 'Save unfinished' : `Save ${instrument.short}`}
          </Button>
          {when.problem && <span className="em-t sm">{when.problem}</span>}
        </div>
      </div>
      {stopped && stop && (
        <StopDialog
          stop={stopped}
          answers={answers}
          what="screen"
          mayTakeOver={stop.mayTakeOver}
          actions={stop.actions}
          onClosed={() => setState({ kind: 'open' })}
        />
      )}
    </form>
  )
}

function WhoChoice({ value, onChange }: { value: 'staff' | 'self'; onChange: (value: 'staff' | 'self') => void }) {
  return (
    <div className="seg mini" role="radiogroup" aria-label="Who answers">
      {(['staff', 'self'] as const).map((who) => (
        <label key={who} className={value === who ? 'on' : ''}>
          <input type="radio" className="sr" name="who" checked={value === who} onChange={() => onChange(who)} />
          {who === 'staff' ? 'Asked by staff' : 'Patient fills it in'}
        </label>
      ))}
    </div>
  )
}

function SavedLine({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  if (state.kind === 'lost')
    return (
      <Notice
        tone="warn"
        role="alert"
        title="Not saved, nothing lost."
        action={<Button onClick={onRetry}>Retry</Button>}
      >
        The connection is lost. The answers stay here and are recorded once.
      </Notice>
    )
  if (state.kind === 'refused')
    return (
      <Notice tone="error" role="alert" title="Not saved.">
        {state.problem.message}
      </Notice>
    )
  if (state.kind === 'saved' && !state.saved.stop) {
    const opened = state.saved.opened.map((flag) => `${TIER[flag.tier].word}, ${flag.text}`).join('; ')
    return (
      <Notice tone="ok" role="status" title={state.saved.repeated ? 'This was already saved.' : 'Saved.'}>
        {opened ? `Opened: ${opened}.` : 'No new flag.'}
      </Notice>
    )
  }
  return null
}
