import type { AssessmentSaved } from '@/db/assessments/record'
import type { StopView } from '@/db/assessments/stop-view'
import type { Result } from '@/lib/result'

/** Answers by item id. A missing key is unanswered; null is "not asked" (skip logic). Never 0 by default. */
export type Answers = Record<string, number | boolean | string | null>

export type Mark = 'seizure' | 'delirium' | 'hallucinations'

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
  /** Complications present now (CIWA-Ar). */
  marks?: Mark[]
}

export type InstrumentActions = { record: (input: AssessmentInput) => Promise<Result<AssessmentSaved>> }

export type StopActions = {
  /** Records one step as done and answers with the dialog as it now stands. */
  actStop: (input: { assessmentId: string; stepId: string }) => Promise<Result<StopView>>
  /** A clinician takes over in person: the only way out besides a correction. */
  takeOver: (input: { assessmentId: string }) => Promise<Result<null>>
  /** "Answer entered by mistake": supersedes the answers with a reason; the flag re-evaluates. */
  correct: (input: {
    assessmentId: string
    reason: string
    answers: Answers
  }) => Promise<Result<{ assessmentId: string }>>
}
