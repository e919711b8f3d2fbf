'use client'
import { useRef, useState } from 'react'
import { useNow } from '@/components/ui/clock'
import { isLocked, useSave } from '@/components/ui/use-save'
import type { InstrumentFormView } from '@/db/assessments/history'
import type { AssessmentSaved } from '@/db/assessments/record'
import type { Instrument } from '@/lib/clinical/instruments/types'
import { isStop, liveScore } from './skips'
import { checkTaken, type TakenAt } from './taken'
import type { Answers, AssessmentInput, InstrumentActions, Mark } from './types'

type Draft = {
  answers: Answers
  /** The total of the licensed paper form, as typed. */
  paper: string
  taken: TakenAt | null
  by: 'staff' | 'self'
  bandSet: string | undefined
  marks: Mark[]
}

const emptyDraft = (instrument: Instrument): Draft => ({
  answers: {},
  paper: '',
  taken: null,
  by: instrument.who === 'patient' ? 'self' : 'staff',
  bandSet: undefined,
  marks: [],
})

/** A form while it is filled in, the score as it stands, and sending it once. A blank item is never zero. */
export function useFilling(
  instrument: Instrument,
  view: InstrumentFormView,
  { record }: InstrumentActions,
  onSaved?: (saved: AssessmentSaved, answers: Answers) => void,
) {
  const now = useNow()
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(instrument))
  const sent = useRef<Answers>({})
  const { state, save, retry, reset } = useSave<Omit<AssessmentInput, 'requestId'>, AssessmentSaved>(
    record,
    (saved) => {
      // What stops the screen keeps its answers in view, so that one of them can be corrected.
      if (!saved.stop) setDraft(emptyDraft(instrument))
      onSaved?.(saved, sent.current)
    },
  )
  const paperOnly = instrument.license.scoreEntryOnly === true
  const total = paperOnly && draft.paper.trim() !== '' ? Number(draft.paper) : undefined
  const score = liveScore(instrument, draft.answers, { total, pulseBpm: view.pulseBpm, sex: view.sex })
  const when = checkTaken(draft.taken, now, view.zone)
  const blank = total === undefined && Object.keys(draft.answers).length === 0

  const submit = (answers: Answers = draft.answers) => {
    if (!when.at || score.status === 'rejected' || isLocked(state)) return
    if (blank && Object.keys(answers).length === 0) return
    const { by, bandSet, marks } = draft
    sent.current = answers
    save({
      patientId: view.patientId,
      instrumentId: instrument.id,
      version: instrument.version,
      performedAt: when.at.toISOString(),
      administeredBy: by,
      answers: withPulse(answers, score.pulsePoints),
      total,
      bandSet,
      marks: marks.length > 0 ? marks : undefined,
    })
  }
  const answer = (itemId: string, value: Answers[string] | undefined) => {
    const { [itemId]: _, ...rest } = draft.answers
    const answers = value === undefined ? rest : { ...rest, [itemId]: value }
    setDraft({ ...draft, answers })
    // A Yes that stops is a fact at once; the rest of the screen waits.
    if (value === true && isStop(instrument, itemId)) submit(answers)
  }
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const clear = () => {
    setDraft(emptyDraft(instrument))
    reset()
  }
  return { draft, change, answer, score, when, blank, paperOnly, state, submit, retry, clear, locked: isLocked(state) }
}

export type Filling = ReturnType<typeof useFilling>

/** COWS item 1 follows the heart rate of the same sitting until somebody scores it. */
const withPulse = (answers: Answers, points: number | null | undefined): Answers =>
  points == null || answers.pulse != null ? answers : { ...answers, pulse: points }
