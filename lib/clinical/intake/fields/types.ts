import type { InstrumentId } from '../../instruments/types'
import type { LocalDate, Source } from '../../types'

/** The nine parts of an intake, gone through in any order (intake.md §1). The last one signs and has no fields. */
export const SECTIONS = [
  { id: 'identity', title: 'Identity and consent' },
  { id: 'reason', title: 'Reason for coming' },
  { id: 'kratom', title: 'Kratom use' },
  { id: 'substances', title: 'Other substances' },
  { id: 'medical', title: 'Medical' },
  { id: 'mood', title: 'Mood and safety' },
  { id: 'support', title: 'Home, work, support' },
  { id: 'care', title: 'Level of care' },
  { id: 'review', title: 'Review and sign' },
] as const
export type SectionId = (typeof SECTIONS)[number]['id']

export type Choice = { value: string; label: string }

/** A column of a list field. */
export type Column = {
  key: string
  label: string
  kind: 'text' | 'number' | 'choice' | 'month' | 'day'
  options?: readonly Choice[]
  unit?: string
  min?: number
  max?: number
  /** A row without it is not a row. */
  required?: true
}

/** What an answer is made of. Units are printed and stored with the answer's field, never guessed. */
export type FieldKind =
  | { kind: 'text'; long?: true; max: number }
  | { kind: 'number'; unit: string; min: number; max: number; decimals: number }
  /** A number with a unit of its own: `{ value, unit }`. */
  | { kind: 'amount'; units: readonly Choice[]; min: number; max: number; decimals: number }
  | { kind: 'choice'; options: readonly Choice[] }
  /** Any of these; an empty list is the answer "none" where `none` names it. */
  | { kind: 'choices'; options: readonly Choice[]; none?: string }
  | { kind: 'yes_no' }
  /** A calendar date, never after today unless `future`; `month` allows `YYYY-MM` and `YYYY`. */
  | { kind: 'day'; future?: true }
  | { kind: 'month' }
  /** `{ date, time }`; the time may be null when only the date is known. */
  | { kind: 'moment'; maxDaysBack?: number }
  | { kind: 'times'; max: number }
  /** Rows; an empty list is the answer that `none` names. */
  | { kind: 'list'; columns: readonly Column[]; none: string; max: number }
  /** A substance: not used, prescribed or not prescribed, and how much. */
  | { kind: 'use' }
  /** Answered by a recorded score of this instrument. */
  | { kind: 'score'; instrument: InstrumentId }
  /** Answered by what the chart holds. */
  | { kind: 'chart'; of: 'vitals' | 'consents' }

export type FieldType = FieldKind['kind']

/** R required to leave intake, C required when its condition holds, O optional (intake.md §1). */
export type Requirement = 'R' | 'C' | 'O'

export type IntakeField = {
  key: string
  section: SectionId
  label: string
  hint?: string
  answer: FieldKind
  required: Requirement
  /** For C. `hidden` fields are not shown while it does not hold; the others stay as optional. */
  when?: { text: string; holds: (context: IntakeContext) => boolean; hidden?: true }
  /** Needed only from this day of the episode on (intake.md §1.1, triggers). */
  fromDay?: number
  /** The rules and parts that read it. */
  drives: string
  source: Source
  /** Recorded by a counselor, nurse, prescriber or medical director only. */
  clinicianOnly?: true
}

/** "Unknown" and "declined" are answers; "to check" came from elsewhere and waits for a person. */
export const ANSWER_STATES = ['answered', 'unknown', 'declined', 'to_check'] as const
export type AnswerState = (typeof ANSWER_STATES)[number]
export type IntakeAnswer = { state: AnswerState; value: unknown }
export type IntakeAnswers = Readonly<Record<string, IntakeAnswer | undefined>>

export type ChartScore = {
  total: number | null
  band: string | null
  bandLabel: string | null
  /** ISO. */
  takenAt: string
  answers: Readonly<Record<string, unknown>>
}

/** What the chart knows beside the form. Null is not recorded, never "no". */
export type IntakeChart = {
  today: LocalDate
  /** Days since admission. */
  day: number
  ageYears: number | null
  sex: 'male' | 'female' | 'other' | 'unknown'
  alreadyStopped: boolean
  pregnancy: 'yes' | 'suspected' | 'no' | 'unknown' | null
  /** Latest complete score of this stay by instrument. */
  scores: Readonly<Partial<Record<InstrumentId, ChartScore>>>
  vitalsAt: string | null
  sbp: number | null
  jaundice: boolean | null
  keepsFluids: boolean | null
  openGraveMedicalFlags: number | null
  emergencyOpen: boolean
  failedAttempts: number | null
  consents: number
}

export type IntakeContext = { answers: IntakeAnswers; chart: IntakeChart }
