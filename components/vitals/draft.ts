import type { VitalsFormView } from '@/db/vitals/form'
import type { TakenAt } from '../instruments/taken'
import type { Answers } from '../instruments/types'
import type {
  BodyPosition,
  EnteredEvent,
  EnteredVital,
  SetOutcome,
  SetVital,
  StandingReading,
  VitalsSetInput,
} from './types'
import { SET_VITALS } from './types'

/** Numbers of the form that are not vital signs with limits of their own. */
export const COUNTS = [
  'vomits',
  'looseStools',
  'drankMl',
  'hoursWithoutFluids',
  'hoursWithoutUrine',
  'craving',
  'sleepHours',
  'dailyFunction',
] as const
export type CountKey = (typeof COUNTS)[number]
export type FieldKey = SetVital | CountKey

/** A field as typed. Blank text is "not recorded"; `unrecordable` is a value of its own. */
export type FieldDraft = { text: string; unrecordable?: true; kept?: true }

/** A set while it is being typed. It lives in memory only (decisions 15). */
export type Draft = {
  taken: TakenAt | null
  outcome: SetOutcome
  reason: string
  fields: Partial<Record<FieldKey, FieldDraft>>
  temperatureUnit: '[degF]' | 'Cel'
  weightUnit: '[lb_av]' | 'kg'
  acvpu?: 'A' | 'C' | 'V' | 'P' | 'U'
  onOxygen?: boolean
  position?: BodyPosition
  symptomatic?: boolean
  takesAlpha2?: boolean
  standing: Partial<Record<1 | 3, { sbp: string; dbp: string; hr: string }>>
  scores: Record<string, Answers>
  ticks: string[]
  /** Gone through, and nothing of it is there: that is a finding, too. */
  noFindings?: boolean
  events: EnteredEvent[]
  note: string
}

/** An empty set: nothing preselected but the site's units. */
export const emptyDraft = (units: VitalsFormView['units']): Draft => ({
  taken: null,
  outcome: 'measured',
  reason: '',
  fields: {},
  temperatureUnit: units.temperature,
  weightUnit: units.weight,
  standing: {},
  scores: {},
  ticks: [],
  events: [],
  note: '',
})

/** The number in a field, or undefined while blank, unrecordable or not a number. 0 is a number. */
export function numberIn(field: FieldDraft | undefined): number | undefined {
  if (!field || field.unrecordable) return undefined
  const text = field.text.trim().replace(',', '.')
  if (text === '' || !/^-?\d*\.?\d+$|^-?\d+\.$/.test(text)) return undefined
  return Number(text)
}

/** Typed, but not a number ("12a", "."). */
export const isGarbled = (field: FieldDraft | undefined): boolean =>
  field !== undefined && !field.unrecordable && field.text.trim() !== '' && numberIn(field) === undefined

export const unitOf = (draft: Draft, vital: SetVital): string => {
  if (vital === 'temperature') return draft.temperatureUnit
  if (vital === 'weight') return draft.weightUnit
  return UNIT[vital]
}

const UNIT = {
  heart_rate: '/min',
  respiratory_rate: '/min',
  spo2: '%',
  sbp: 'mm[Hg]',
  dbp: 'mm[Hg]',
  pain: '{score}',
  glucose: 'mg/dL',
} as const

/**
 * What is sent: every value that is not refused. A refused field stays on the screen and drops out of the set;
 * the rest of the set is never held back by it.
 */
export function toInput(
  draft: Draft,
  {
    patientId,
    takenAt,
    refused,
  }: Pick<VitalsSetInput, 'patientId' | 'takenAt'> & {
    refused: ReadonlySet<FieldKey>
  },
): Omit<VitalsSetInput, 'requestId'> {
  const base = { patientId, takenAt, outcome: draft.outcome, ticks: ticksOf(draft), events: draft.events }
  const note = draft.note.trim() || undefined
  if (draft.outcome !== 'measured') return { ...base, reason: draft.reason.trim(), vitals: [], scores: [], note }
  return {
    ...base,
    note,
    vitals: SET_VITALS.flatMap((vital) => enteredVital(draft, vital, refused)),
    acvpu: draft.acvpu,
    onOxygen: draft.onOxygen,
    position: draft.position,
    symptomatic: draft.symptomatic,
    takesAlpha2: draft.takesAlpha2,
    orthostatic: orthostaticOf(draft),
    ...countsOf(draft, refused),
    scores: Object.entries(draft.scores).flatMap(([instrumentId, answers]) =>
      Object.values(answers).some((answer) => answer !== undefined && answer !== null)
        ? [{ instrumentId, answers, administeredBy: 'staff' as const }]
        : [],
    ),
  }
}

/** Findings that nobody went through are not recorded as absent. */
const ticksOf = ({ ticks, noFindings }: Draft) => (ticks.length > 0 || noFindings ? ticks : undefined)

function enteredVital(draft: Draft, vital: SetVital, refused: ReadonlySet<FieldKey>): EnteredVital[] {
  const field = draft.fields[vital]
  const unit = unitOf(draft, vital)
  if (field?.unrecordable) return [{ vital, unit, unrecordable: true }]
  const value = numberIn(field)
  if (value === undefined || refused.has(vital)) return []
  return [{ vital, value, unit, ...(field?.kept ? { confirmed: true as const } : {}) }]
}

function countsOf(draft: Draft, refused: ReadonlySet<FieldKey>): Partial<Record<CountKey, number>> {
  const counts: Partial<Record<CountKey, number>> = {}
  for (const key of COUNTS) {
    const value = numberIn(draft.fields[key])
    if (value !== undefined && !refused.has(key)) counts[key] = value
  }
  return counts
}

/** Standing readings after a lying or sitting pressure; null while they are incomplete. */
export function orthostaticOf(draft: Draft): VitalsSetInput['orthostatic'] {
  const standing: StandingReading[] = ([1, 3] as const).flatMap((minute) => {
    const row = draft.standing[minute]
    const [sbp, dbp, hr] = [row?.sbp, row?.dbp, row?.hr].map((text) => numberIn({ text: text ?? '' }))
    if (sbp === undefined || dbp === undefined) return []
    return [{ minute, sbp, dbp, ...(hr === undefined ? {} : { hr }) }]
  })
  if (standing.length === 0 || draft.position === 'standing' || draft.position === undefined) return undefined
  return { kind: draft.position === 'lying' ? 'supine_to_stand' : 'sit_to_stand', standing }
}

/** True when nothing has been typed or chosen: there is nothing to save and nothing to lose. */
export function isBlank(draft: Draft): boolean {
  return (
    draft.outcome === 'measured' &&
    draft.acvpu === undefined &&
    draft.onOxygen === undefined &&
    draft.ticks.length === 0 &&
    !draft.noFindings &&
    draft.events.length === 0 &&
    draft.note.trim() === '' &&
    Object.values(draft.fields).every((field) => !field || (field.text.trim() === '' && !field.unrecordable)) &&
    Object.values(draft.scores).every((answers) => Object.values(answers).every((answer) => answer == null))
  )
}
