import type { InstrumentId } from '../clinical/instruments/types'
import type { LocalDate } from '../clinical/types'

/** One file, or several NDJSON files of one export. */
export type Source = { name: string; text: string }

/** One resource as it was sent, with where it stood. */
export type Entry = {
  /** Position in the bundle or, over all its files, in the export; from 0. */
  index: number
  file: string
  /** Position in the list of its bundle, from 0; null for a line or a document of its own. */
  position: number | null
  /** NDJSON: the line of the file, from 1. Null inside a bundle, where it is looked up only when needed. */
  line: number | null
  fullUrl: string | null
  type: string
  resource: Record<string, unknown>
}

/** What broke and where: nothing of such a file is taken. */
export type Broken = {
  message: string
  file: string
  entry: number | null
  resourceType: string | null
  path: string | null
  line: number | null
}

/** A code as it was sent, for counting and listing. */
export type CodeLabel = { system: string | null; code: string | null; text: string | null }

/** What became of one entry. `taken` and `repeated` are known only when it was written. */
export type Outcome =
  | { status: 'taken' | 'repeated' }
  | { status: 'not_mapped'; label: CodeLabel; why: string | null }
  | { status: 'refused'; label: CodeLabel; why: string }

/** A part of a resource that was left out although the resource itself was taken. */
export type LeftOut = { type: string; status: 'not_mapped' | 'refused'; label: CodeLabel; why: string | null }

/** The person of a fact: an entry of the same file, or somebody known by an identifier. */
export type Subject = { entry: number } | { sourceRef: string }

export type Person = {
  entry: number
  sourceRef: string
  /** Medical record number of the source; null when there is none that fits. */
  mrn: string | null
  familyName: string
  givenName: string
  birthDate: LocalDate | null
  sex: 'male' | 'female' | 'other' | 'unknown'
  phone: string | null
  language: string | null
}

/** Names as sets of vitals use them. */
export type SetVital =
  | 'heart_rate'
  | 'respiratory_rate'
  | 'spo2'
  | 'oxygen_flow'
  | 'systolic'
  | 'diastolic'
  | 'temperature'
  | 'weight'
  | 'height'
  | 'pain'
  | 'glucose'

export type VitalValue = {
  vital: SetVital
  /** In the stored unit of the parameter. */
  stored: number
  /** As it was sent. */
  entered: { value: string; unit: string }
  /** The stored value has fewer decimals than the one sent. */
  rounded: boolean
}

type Common = { entry: number; subject: Subject; ref: string }
export type ObservationFact = Common & {
  kind: 'observation'
  takenAt: Date
  vitals: VitalValue[]
  scores: { instrument: InstrumentId; total: number }[]
}
export type ConditionFact = Common & {
  kind: 'condition'
  text: string
  code: string | null
  codeSystem: string | null
  status: string | null
  onsetOn: LocalDate | null
}
export type AllergyFact = Common & {
  kind: 'allergy'
  substance: string
  reaction: string | null
  severity: string | null
  code: string | null
  /** Inactive or resolved in the source. */
  ended: boolean
}
/** The source says that no allergy is known. */
export type NoAllergyFact = Common & { kind: 'no_allergy' }
export type MedicationFact = Common & {
  kind: 'medication'
  name: string
  dose: string | null
  code: string | null
  status: 'active' | 'stopped'
  startedAt: Date | null
  stoppedAt: Date | null
  /** The entry of the Medication resource that names it, when there is one. */
  medicationEntry: number | null
}
export type Fact = ObservationFact | ConditionFact | AllergyFact | NoAllergyFact | MedicationFact

/** A resource read into a fact, or why not. */
export type Mapped<T> =
  | { status: 'mapped'; value: T; leftOut: LeftOut[] }
  | Extract<Outcome, { status: 'not_mapped' | 'refused' }>
