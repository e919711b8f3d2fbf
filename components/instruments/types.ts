import type { Result } from '@/lib/result'

/** Answers by item id. A missing key is unanswered; null is "not asked" (skip logic). Never 0 by default. */
export type Answers = Record<string, number | boolean | string | null>

export type AssessmentInput = {
  /** UUID made by the client once per draft. */
  requestId: string
  patientId: string
  instrumentId: string
  /** Version of the registry entry that was on the screen. */
  version: string
  performedAt: string
  administeredBy: 'staff' | 'self'
  answers: Answers
  /** Only in score-entry-only mode (wording not licensed here): the total from the paper form. */
  total?: number
  /** Band set, where the instrument has several (CIWA-Ar). */
  bandSet?: string
  /** Structured extras such as CIWA-Ar complications. */
  marks?: string[]
}

export type AssessmentSaved = {
  assessmentId: string
  repeated: boolean
  opened: { rule: string; tier: 'T1' | 'T2' | 'T3' | 'T4' | 'T5'; text: string }[]
  /** A positive C-SSRS 4, 5 or 6b: the screen stops here. */
  stop?: StopView
}

/** One step of the stop dialog. Done steps are facts with who and when. */
export type StopStep = {
  id: string
  title: string
  text: string
  state: 'done' | 'next' | 'later'
  /** Verb on the button; missing when nothing is left to press. */
  act?: string
  /** Waits for another person ("When they arrive"). */
  waits?: boolean
}

export type StopView = {
  flagId: string | null
  assessmentId: string
  patientFirstName: string
  /** "C-SSRS question 5, intent with a plan: Yes, 07:34." */
  because: string
  /** When the first acknowledgement is due, and who is told then. */
  deadlineAt: string | null
  thenText: string
  steps: StopStep[]
  words: string
  /** Crisis lines for the center, in order. */
  lines: { label: string; tel: string; danger?: boolean }[]
}

export type StopActions = {
  /** Records one step as done and answers with the dialog as it now stands. */
  actStop: (input: { assessmentId: string; stepId: string }) => Promise<Result<StopView>>
  /** A clinician takes over in person: the only way out besides a correction. */
  takeOver: (input: { assessmentId: string }) => Promise<Result<null>>
  /** "Answer entered by mistake": supersedes the answers with a reason; the flag re-evaluates. */
  correct: (input: { assessmentId: string; reason: string; answers: Answers }) => Promise<Result<null>>
}

export type InstrumentFormView = {
  patientId: string
  patientFirstName: string
  instrumentId: string
  zone: string
  now: string
  /** Last complete score, for the line beside the live total. */
  previous: { total: number | null; band: string | null; at: string; ageText: string } | null
  /** Upper bound of the corridor, where the patient is followed by this score. */
  expectedUpper: number | null
  expectedText?: string
  /** From the same sitting: fills COWS item 1. */
  pulseBpm?: number
  /** AUDIT-C threshold. */
  sex?: 'male' | 'female' | 'other' | 'unknown'
  /** What lies open from an unfinished or saved draft. */
  initial?: Answers
}

export type InstrumentActions = {
  record: (input: AssessmentInput) => Promise<Result<AssessmentSaved>>
}

/** One line of the score history. */
export type ScoreRow = {
  id: string
  instrumentId: string
  name: string
  version: string
  performedAt: string
  dayText: string
  time: string
  status: 'complete' | 'incomplete'
  total: number | null
  max: number | null
  band: string | null
  bandText: string | null
  by: string
  administeredBy: 'staff' | 'self' | 'import'
  superseded?: { reason: string; by: string; at: string }
}
