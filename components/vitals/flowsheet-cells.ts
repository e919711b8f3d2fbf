import type { VitalsFormView } from '@/db/vitals/form'
import type { SetRow } from '@/db/vitals/history-types'
import { type PointParameter, pointsFor } from '@/lib/clinical/vitals/bands'
import { news2 } from '@/lib/clinical/vitals/news2'
import { num, pressure } from '@/lib/format/number'
import { ACVPU_WORD } from './acvpu'
import type { SetVital } from './types'
import { inFormUnit, oneDecimal } from './units-shown'

export type Points = 0 | 1 | 2 | 3

/** One cell, its words ready. `points` decides tint and the number of arrows, never the color alone. */
export type FlowCell = {
  text: string
  points?: Points
  direction?: 'up' | 'down'
  look?: 'ms' | 'tx' | 'er' | 'pl'
  /** What stood here before a correction. */
  before?: string
  title?: string
}

/** The rows that a set fills, in the order of the sheet. */
export const SET_ROWS = [
  'news2',
  'COWS',
  'SOWS_H',
  'expected',
  'heart_rate',
  'pressure',
  'respiratory_rate',
  'spo2',
  'temperature',
  'acvpu',
  'pain',
  'weight',
  'glucose',
  'craving',
  'sleepHours',
  'dailyFunction',
  'vomits',
  'looseStools',
  'drankMl',
] as const
export type SetRowKey = (typeof SET_ROWS)[number]

type Values = Omit<SetRow, 'corrects'>
type Units = VitalsFormView['units']

/** The words of one row of one set; null = nothing recorded, which stays an empty cell. */
export function cellOf(key: SetRowKey, set: Values, units: Units): FlowCell | null {
  switch (key) {
    case 'news2':
      return news2Cell(set)
    case 'COWS':
    case 'SOWS_H':
      return scoreCell(key, set)
    case 'expected':
      return expectedCell(set)
    case 'pressure':
      return pressureCell(set)
    case 'acvpu':
      return set.acvpu ? { text: ACVPU_WORD[set.acvpu], ...deviation(pointsIn(set).consciousness) } : null
    case 'vomits':
    case 'looseStools':
    case 'drankMl':
    case 'craving':
    case 'dailyFunction':
      return plain(set[key])
    case 'sleepHours':
      return set.sleepHours === undefined ? null : { text: `${num(set.sleepHours)} h` }
    default:
      return vitalCell(key, set, units)
  }
}

const plain = (value: number | undefined): FlowCell | null => (value === undefined ? null : { text: String(value) })

const SCORED: ReadonlySet<SetVital> = new Set<PointParameter>(['heart_rate', 'respiratory_rate', 'spo2', 'temperature'])
const isScored = (vital: SetVital): vital is PointParameter => SCORED.has(vital)

/** Points and direction as the NEWS2 table has them; what cannot be told has no arrow. */
function pointsOf(parameter: PointParameter, value: number | undefined, { spo2Scale, onOxygen }: Values) {
  const { points, direction } = pointsFor(parameter, value, { scale: spo2Scale, onOxygen })
  return deviation(points, direction === 'high')
}

function vitalCell(vital: Exclude<SetVital, 'sbp' | 'dbp'>, set: Values, units: Units): FlowCell | null {
  if (set.unrecordable?.includes(vital)) return ABSENT
  const value = set.vitals[vital]
  if (value === undefined) return null
  return { text: shown(vital, value, units), ...(isScored(vital) ? pointsOf(vital, value, set) : {}) }
}

const ABSENT: FlowCell = { text: 'absent', points: 3, look: 'er', title: 'Marked unrecordable' }

function shown(vital: SetVital, value: number, units: Units): string {
  const form = { temperatureUnit: units.temperature, weightUnit: units.weight }
  if (vital === 'temperature' || vital === 'weight') return oneDecimal(inFormUnit(value, form, vital))
  return num(value, 1)
}

function pressureCell(set: Values): FlowCell | null {
  if (set.unrecordable?.includes('sbp')) return ABSENT
  const { sbp, dbp } = set.vitals
  if (sbp === undefined && dbp === undefined) return null
  return { text: pressure(sbp ?? null, dbp ?? null), ...pointsOf('sbp', sbp, set) }
}

const pointsIn = (set: Values) => news2Of(set).points

/** NEWS2 of a recorded set, nothing carried forward. */
export const news2Of = (set: Values) =>
  news2({
    rr: set.vitals.respiratory_rate,
    spo2: set.vitals.spo2,
    spo2Scale: set.spo2Scale ?? 1,
    onOxygen: set.onOxygen,
    sbp: set.vitals.sbp,
    hr: set.vitals.heart_rate,
    acvpu: set.acvpu,
    tempC: set.vitals.temperature,
  })

function news2Cell(set: Values): FlowCell | null {
  const result = news2Of(set)
  if (result.missing.length === 7) return null
  if (result.total === null)
    return {
      text: '–',
      look: 'tx',
      title: `No total: ${result.missing.join(', ')} not measured`,
      ...single(result.single3),
    }
  const points = result.band === 'high' ? 3 : result.band === 'medium' || result.single3 ? 2 : 0
  return { text: String(result.total), ...deviation(points, true) }
}

const single = (single3: boolean) => (single3 ? deviation(2, true) : {})

/** A score outside its corridor, or in the band that opens a flag whatever is expected. */
function scoreCell(id: 'COWS' | 'SOWS_H', set: Values): FlowCell | null {
  const score = set.scores.find((one) => one.instrumentId === id)
  if (!score) return null
  if (score.total === null) return { text: '–', look: 'tx', title: 'Incomplete, no total' }
  const upper = id === 'COWS' ? set.expected?.cowsUpper : set.expected?.sowsUpper
  const grave = score.band === 'moderately_severe' || (score.band === 'severe' && id === 'COWS')
  const points = grave ? 3 : upper != null && score.total > upper ? 2 : 0
  return { text: String(score.total), title: score.bandText, ...deviation(points, true) }
}

function expectedCell(set: Values): FlowCell | null {
  const followsSows =
    set.scores.some((one) => one.instrumentId === 'SOWS_H') && !set.scores.some((one) => one.instrumentId === 'COWS')
  const upper = followsSows ? set.expected?.sowsUpper : set.expected?.cowsUpper
  return upper == null ? null : { text: `0–${upper}`, look: 'tx' }
}

function deviation(points: number | null, up = true): Pick<FlowCell, 'points' | 'direction'> {
  if (!points) return {}
  return { points: Math.min(points, 3) as Points, direction: up ? 'up' : 'down' }
}
