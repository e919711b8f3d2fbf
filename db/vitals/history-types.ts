import type { SetVital } from './input'

export type SetOutcome = 'measured' | 'refused' | 'asleep' | 'away'

/** One column of the flowsheet: a set as stored, a slot that was missed, or scores and reports without a set. */
export type SetRow = {
  id: string
  takenAt: string
  enteredAt: string
  outcome: SetOutcome | 'missed'
  reason?: string
  recorder: { name: string; initials: string } | null
  origin: 'staff' | 'self' | 'import'
  /** Stored units; what could not be recorded is in `unrecordable`. */
  vitals: Partial<Record<SetVital, number>>
  entered?: Partial<Record<SetVital, { value: number; unit: string }>>
  unrecordable?: SetVital[]
  acvpu?: 'A' | 'C' | 'V' | 'P' | 'U'
  onOxygen?: boolean
  spo2Scale?: 1 | 2
  position?: 'sitting' | 'lying' | 'standing'
  vomits?: number
  looseStools?: number
  drankMl?: number
  hoursWithoutFluids?: number
  hoursWithoutUrine?: number
  craving?: number
  sleepHours?: number
  dailyFunction?: number
  /** Red-flag findings gone through with this set; missing = not gone through. */
  ticks?: string[]
  scores: { instrumentId: string; total: number | null; band: string | null; bandText?: string }[]
  expected?: { cowsUpper: number | null; sowsUpper: number | null }
  /** The set this one corrects, and why. */
  corrects?: { id: string; reason: string; by: string; at: string; before: Omit<SetRow, 'corrects'> }
  correctable?: boolean
  /** Entered more than 12 h after it was taken: shown, opens no flag. */
  displayOnly?: boolean
  note?: string
}

export type FlowsheetDose = {
  at: string
  name: string
  unit: string
  text: string
  kind: 'kratom' | 'medicine'
  due?: true
}

export const FLOWSHEET_RANGES = ['24h', '72h', 'stay'] as const
export type FlowsheetRange = (typeof FLOWSHEET_RANGES)[number]

export type VitalUnits = { temperature: '[degF]' | 'Cel'; weight: '[lb_av]' | 'kg' }

export type FlowsheetView = {
  patientId: string
  zone: string
  now: string
  units: VitalUnits
  range: FlowsheetRange
  /** Oldest first. */
  sets: SetRow[]
  doses: FlowsheetDose[]
  may: { record: boolean }
}
