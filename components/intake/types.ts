import type { AssessmentSaved } from '@/db/assessments/record'
import type { IntakeBeat } from '@/db/intake/input'
import type { IntakeLive } from '@/db/intake/live'
import type { AnswersSaved } from '@/db/intake/save'
import type { IntakeSigned } from '@/db/intake/sign'
import type { Started } from '@/db/intake/start'
import type { AnswerState } from '@/lib/clinical/intake/fields/types'
import type { Result } from '@/lib/result'
import type { AssessmentInput, StopActions } from '../instruments/types'
import type { Reauthenticate } from '../sign-in/reauth-dialog'
import type { VitalsActions } from '../vitals/types'

/** One answer as sent: checked again on the server, against the version it was read at. */
export type GivenAnswer = {
  field: string
  state: Exclude<AnswerState, 'to_check'>
  value: unknown
  version: number
  settled: boolean
}
export type Place = { section: string; field: string | null }

export type IntakeActions = {
  start: (input: { patientId: string }) => Promise<Result<Started>>
  save: (input: {
    patientId: string
    intakeId: string
    answers: GivenAnswer[]
    at: Place
  }) => Promise<Result<AnswersSaved>>
  sign: (input: {
    patientId: string
    intakeId: string
    versions: Record<string, number>
    missing: string[]
  }) => Promise<Result<IntakeSigned>>
  addendum: (input: {
    requestId: string
    patientId: string
    intakeId: string
    text: string
  }) => Promise<Result<{ at: string }>>
  recordScore: (input: AssessmentInput) => Promise<Result<AssessmentSaved>>
  recordVitals: VitalsActions['record']
  stop: StopActions
  reauthenticate: Reauthenticate
}

/** The heartbeat as the browser sends it: instants as ISO text. */
export type BeatInput = Omit<IntakeBeat, 'since'> & { since: string }
export type { IntakeLive }
