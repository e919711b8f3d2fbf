'use client'
import Link from 'next/link'
import { useRef, useState } from 'react'
import type { AssessmentSaved } from '@/db/assessments/record'
import type { FormBase } from '@/db/intake/chart-state'
import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import type { InstrumentId, Score } from '@/lib/clinical/instruments/types'
import type { ChartScore } from '@/lib/clinical/intake/fields/types'
import { moment } from '@/lib/format/clock'
import { num } from '@/lib/format/number'
import { ScoreItems } from '../instruments/score-items'
import { isStop, liveScore, skippedItems } from '../instruments/skips'
import type { Answers, AssessmentInput } from '../instruments/types'
import { route } from '../patient/hrefs'
import { Button } from '../ui/button'
import { useNow, useReadNow } from '../ui/clock'
import { SaveNotice } from '../ui/save-notice'
import { isLocked, useSave } from '../ui/use-save'
import type { IntakeActions } from './types'

type ScoreControlProps = {
  instrumentId: InstrumentId
  forms: FormBase
  /** The latest complete score of this stay. */
  recorded: ChartScore | undefined
  /** Answers given so far, saved with the draft; the score itself is recorded in the chart. */
  draft: Answers
  disabled: boolean
  formHref: string
  record: IntakeActions['recordScore']
  onDraft: (answers: Answers | null) => void
  onRecorded: (saved: AssessmentSaved, answers: Answers) => void
  onSignIn: () => void
}

/**
 * A form inside the intake. Its answers are saved at each pause like every other; the score becomes a fact of the chart
 * when it is recorded: the C-SSRS by its last answer and at once by a Yes that stops, the others by the button.
 */
export function ScoreControl(props: ScoreControlProps) {
  const { instrumentId, forms, recorded, draft, disabled } = props
  const instrument = INSTRUMENTS[instrumentId]
  const [asked, setAsked] = useState(false)
  const started = Object.keys(draft).length > 0
  if (recorded && !started && !asked)
    return (
      <p className="qi">
        <Recorded recorded={recorded} max={instrument.maxTotal} zone={forms.zone} />
        {!disabled && <Button onClick={() => setAsked(true)}>Ask again</Button>}
      </p>
    )
  if (instrument.license.scoreEntryOnly)
    return (
      <p className="qi">
        <Link className="btn" href={route(props.formHref)} prefetch={false}>
          Enter the total of {instrument.short}
        </Link>
        <span className="mut sm">The licensed form is on paper.</span>
      </p>
    )
  return <Items {...props} onClosed={() => setAsked(false)} />
}

function Recorded({ recorded, max, zone }: { recorded: ChartScore; max: number | null; zone: string }) {
  const now = useNow()
  return (
    <span>
      {recorded.total !== null && (
        <>
          <b>{num(recorded.total, 1)}</b>
          {max !== null && <span className="mut"> /{max}</span>}{' '}
        </>
      )}
      {recorded.bandLabel ?? ''} <span className="mut">recorded {moment(new Date(recorded.takenAt), now, zone)}</span>
    </span>
  )
}

function Items({
  instrumentId,
  forms,
  draft,
  disabled,
  record,
  onDraft,
  onRecorded,
  onSignIn,
  onClosed,
}: ScoreControlProps & { onClosed: () => void }) {
  const instrument = INSTRUMENTS[instrumentId]
  const readNow = useReadNow()
  const sent = useRef<Answers>({})
  const { state, save, retry } = useSave<Omit<AssessmentInput, 'requestId'>, AssessmentSaved>(record, (saved) => {
    onDraft(null)
    onClosed()
    onRecorded(saved, sent.current)
  })
  const scoreOf = (answers: Answers) => liveScore(instrument, answers, { pulseBpm: forms.pulseBpm, sex: forms.sex })
  const score = scoreOf(draft)
  const send = (answers: Answers) => {
    if (isLocked(state)) return
    sent.current = answers
    save({
      patientId: forms.patientId,
      instrumentId,
      version: instrument.version,
      performedAt: readNow().toISOString(),
      administeredBy: instrument.who === 'patient' ? 'self' : 'staff',
      answers: { ...answers, ...scoreOf(answers).stored },
    })
  }
  const answer = (itemId: string, value: Answers[string] | undefined) => {
    const { [itemId]: _, ...rest } = draft
    const answers = value === undefined ? rest : { ...rest, [itemId]: value }
    onDraft(Object.keys(answers).length > 0 ? answers : null)
    const atOnce = instrumentId === 'CSSRS' && scoreOf(answers).status === 'complete'
    if ((value === true && isStop(instrument, itemId)) || atOnce) send(answers)
  }
  const filled = score.pulsePoints != null && draft.pulse == null
  return (
    <div className="scf">
      <div inert={isLocked(state) || disabled}>
        <ScoreItems
          items={instrument.items}
          answers={filled ? { ...draft, pulse: score.pulsePoints } : draft}
          skipped={skippedItems(instrument, draft)}
          onAnswer={(itemId, value) => answer(itemId, value ?? undefined)}
        />
      </div>
      <SaveNotice state={state} what="form" onRetry={retry} onSignIn={onSignIn} />
      <p className="qi">
        <Button
          tone={score.status === 'complete' ? 'pri' : 'plain'}
          aria-disabled={score.status !== 'complete' || disabled}
          pending={state.kind === 'saving'}
          onClick={() => score.status === 'complete' && send(draft)}
        >
          Record {instrument.short}
        </Button>
        <span className="mut sm" role="status">
          {scoreWords(score, instrument.maxTotal)}
        </span>
      </p>
    </div>
  )
}

function scoreWords(score: Score, max: number | null): string {
  if (score.status === 'rejected') return 'These answers do not go together.'
  if (score.status === 'incomplete') return score.missing.length > 0 ? `${score.missing.length} to go` : ''
  const total = score.total === null ? '' : `${num(score.total, 1)}${max === null ? '' : ` of ${max}`} `
  return `${total}${score.bandLabel ?? ''}, not recorded yet`
}
