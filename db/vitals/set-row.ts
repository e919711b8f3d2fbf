import { bandOf, findInstrument } from '@/lib/clinical/instruments/registry'
import { initialsOf } from '@/lib/format/name'
import type { EnteredValue, ReportFindings } from '../schema/facts'
import type { SetOutcome, SetRow } from './history-types'
import { SET_VITALS, type SetVital } from './input'

export type StoredSet = {
  id: string
  request_id: string | null
  taken_at: Date
  entered_at: Date
  name: string | null
  outcome: SetOutcome
  outcome_reason: string | null
  hr: number | null
  rr: number | null
  spo2: number | null
  spo2_scale: 1 | 2
  on_oxygen: boolean | null
  oxygen_flow: number | null
  sbp: number | null
  dbp: number | null
  position: SetRow['position'] | null
  temp_c: number | null
  acvpu: SetRow['acvpu'] | null
  weight_kg: number | null
  height_cm: number | null
  pain: number | null
  glucose_mg_dl: number | null
  unrecordable: string[]
  entered: Record<string, EnteredValue>
  note: string | null
  source: 'entered' | 'import' | 'offline'
  supersedes_id: string | null
  superseded_by_id: string | null
  correction_reason: string | null
  display_only: boolean
}
export type StoredScore = {
  id: string
  request_id: string | null
  instrument: string
  taken_at: Date
  entered_at: Date
  name: string | null
  mode: 'staff' | 'self' | 'phone' | 'import'
  total: number | null
  band: string | null
  band_set: string | null
  status: 'complete' | 'incomplete'
}
export type StoredReport = {
  id: string
  request_id: string | null
  taken_at: Date
  entered_at: Date
  name: string | null
  mode: 'staff' | 'self' | 'phone' | 'family' | 'import'
  findings: ReportFindings
}

const COLUMN: Record<SetVital, keyof StoredSet> = {
  heart_rate: 'hr',
  respiratory_rate: 'rr',
  spo2: 'spo2',
  temperature: 'temp_c',
  sbp: 'sbp',
  dbp: 'dbp',
  weight: 'weight_kg',
  height: 'height_cm',
  pain: 'pain',
  glucose: 'glucose_mg_dl',
  oxygen_flow: 'oxygen_flow',
}
const UNRECORDABLE: Record<string, SetVital> = { hr: 'heart_rate', rr: 'respiratory_rate', temp: 'temperature' }

/** The stored numbers of a set by the name of the vital; what was not measured is left out. */
export function vitalsOf(set: StoredSet): SetRow['vitals'] {
  return Object.fromEntries(
    SET_VITALS.flatMap((vital) => {
      const value = set[COLUMN[vital]]
      return typeof value === 'number' ? [[vital, value]] : []
    }),
  )
}

const recorder = (name: string | null): SetRow['recorder'] => (name ? { name, initials: initialsOf(name) } : null)

/** A set as a column: its own numbers, and the reports and scores of the same sitting. */
export function toSetRow(
  set: StoredSet,
  reports: readonly StoredReport[],
  scores: readonly StoredScore[],
): Omit<SetRow, 'corrects'> {
  return {
    id: set.id,
    takenAt: set.taken_at.toISOString(),
    enteredAt: set.entered_at.toISOString(),
    outcome: set.outcome,
    ...defined({ reason: set.outcome_reason, acvpu: set.acvpu, onOxygen: set.on_oxygen, position: set.position }),
    ...defined({ note: set.note }),
    recorder: recorder(set.name),
    origin: set.source === 'import' ? 'import' : 'staff',
    vitals: vitalsOf(set),
    entered: enteredOf(set.entered),
    unrecordable: set.unrecordable.flatMap((name) => {
      const vital = UNRECORDABLE[name] ?? SET_VITALS.find((one) => one === name)
      return vital ? [vital] : []
    }),
    spo2Scale: set.spo2_scale,
    ...reportOf(reports),
    scores: scores.map(toScore),
    ...(set.display_only ? { displayOnly: true } : {}),
  }
}

/** Scores and reports that no set was taken with: a column without vitals. */
export function looseRow(reports: readonly StoredReport[], scores: readonly StoredScore[]): SetRow | null {
  const first = scores[0] ?? reports[0]
  if (!first) return null
  const imported = first.mode === 'import'
  return {
    id: first.id,
    takenAt: first.taken_at.toISOString(),
    enteredAt: first.entered_at.toISOString(),
    outcome: 'measured',
    recorder: recorder(first.name),
    origin: imported ? 'import' : first.mode === 'self' ? 'self' : 'staff',
    vitals: {},
    ...reportOf(reports),
    scores: scores.map(toScore),
    correctable: false,
  }
}

const enteredOf = (entered: StoredSet['entered']): SetRow['entered'] =>
  Object.fromEntries(
    SET_VITALS.flatMap((vital) => {
      const typed = entered[vital]
      return typed ? [[vital, { value: Number(typed.value), unit: typed.unit ?? '' }]] : []
    }),
  )

/** Later reports of the same sitting add to earlier ones. */
export function reportOf(reports: readonly StoredReport[]) {
  const found: ReportFindings = Object.assign({}, ...reports.map(({ findings }) => findings))
  return defined({
    vomits: found.vomits24h,
    looseStools: found.looseStools24h,
    drankMl: found.drankMl,
    hoursWithoutFluids: found.hoursWithoutFluids,
    hoursWithoutUrine: found.hoursWithoutUrine,
    craving: found.craving,
    sleepHours: found.sleepHours,
    dailyFunction: found.function,
    ticks: found.ticks,
  })
}

function toScore(score: StoredScore): SetRow['scores'][number] {
  const instrument = findInstrument(score.instrument)
  const band =
    instrument?.bands.find(({ code }) => code === score.band) ??
    (instrument && score.total !== null ? bandOf(instrument, score.total, score.band_set) : undefined)
  return {
    instrumentId: score.instrument,
    total: score.status === 'complete' ? score.total : null,
    band: score.band,
    ...(band ? { bandText: band.label } : {}),
  }
}

type Defined<T> = { [Key in keyof T]?: NonNullable<T[Key]> }

/** Without what is not recorded, so that nothing absent reads as a value. */
export const defined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined)) as Defined<T>
