import type { VitalsFormView } from '@/db/vitals/form'
import type { FlowsheetDose, SetRow } from '@/db/vitals/history-types'
import { localDate } from '@/lib/clinical/time'
import { clock, weekdayAndDay } from '@/lib/format/clock'
import { cellOf, type FlowCell, SET_ROWS, type SetRowKey } from './flowsheet-cells'
import type { FlowsheetView } from './types'

export type FlowColumn = {
  id: string
  at: string
  time: string
  date: string
  /** "Tue 3 Mar". */
  day: string
  /** First column of a day: a stronger line before it. */
  startsDay: boolean
  initials: string
  recorder: string | null
  outcome: SetRow['outcome']
  reason?: string
  correctable: boolean
  correction?: { reason: string; by: string; at: string }
}
export type FlowRow = {
  key: string
  label: string
  unit: string
  look?: 'b' | 'm'
  cells: (FlowCell | null)[]
  /** The draft column asks the form for this row. */
  draft?: SetRowKey
  /** Text of the draft column that does not come from the form ("4 g due"). */
  draftText?: string
}
export type FlowGroup = { title: string; rows: FlowRow[] }
export type FlowTable = { columns: FlowColumn[]; days: { label: string; span: number }[]; groups: FlowGroup[] }

/** The sheet of a range: times across, parameters down. Sets not taken keep their column. */
export function flowsheetOf({ sets, doses, units, zone, now }: FlowsheetView): FlowTable {
  const ordered = [...sets].sort((a, b) => a.takenAt.localeCompare(b.takenAt))
  const columns = columnsOf(ordered, zone, localDate(new Date(now), zone))
  const given = doses.filter((dose) => !dose.due)
  return {
    columns,
    days: daysOf(columns),
    groups: [
      ...GROUPS.map(({ title, keys }) => ({ title, rows: keys.flatMap((key) => rowOf(key, ordered, units)) })),
      { title: 'Kratom and medicines', rows: doseRows(ordered, given, doses, zone) },
    ].filter((group) => group.rows.length > 0),
  }
}

const GROUPS: readonly { title: string; keys: readonly SetRowKey[] }[] = [
  { title: 'Scores', keys: SET_ROWS.slice(0, 4) },
  { title: 'Vitals', keys: SET_ROWS.slice(4, 16) },
  { title: 'In and out, since the reading before', keys: SET_ROWS.slice(16) },
]

/** Rows that stand even when nothing is recorded: an empty row says that nobody measured. */
const ALWAYS: ReadonlySet<SetRowKey> = new Set([
  'news2',
  'COWS',
  'heart_rate',
  'pressure',
  'respiratory_rate',
  'spo2',
  'temperature',
  'acvpu',
])

function rowOf(key: SetRowKey, sets: readonly SetRow[], units: VitalsFormView['units']): FlowRow[] {
  const cells = sets.map((set) => setCell(key, set, units))
  if (!ALWAYS.has(key) && cells.every((cell) => cell === null || cell.look === 'ms')) return []
  const [label, unit] = labelOf(key, units)
  const look = key === 'news2' || key === 'COWS' || key === 'SOWS_H' ? 'b' : key === 'expected' ? 'm' : undefined
  return [{ key, label, unit, look, cells, draft: key }]
}

function setCell(key: SetRowKey, set: SetRow, units: VitalsFormView['units']): FlowCell | null {
  if (set.outcome !== 'measured') return key === 'expected' ? cellOf(key, set, units) : { text: '–', look: 'ms' }
  const cell = cellOf(key, set, units)
  const before = set.corrects ? cellOf(key, set.corrects.before, units) : null
  if (!before || before.text === cell?.text) return cell
  return { ...(cell ?? { text: '–' }), before: before.text }
}

function labelOf(key: SetRowKey, units: VitalsFormView['units']): [string, string] {
  if (key === 'temperature') return ['Temp', units.temperature === 'Cel' ? '°C' : '°F']
  if (key === 'weight') return ['Weight', units.weight === 'kg' ? 'kg' : 'lb']
  return LABELS[key]
}

const LABELS: Record<Exclude<SetRowKey, 'temperature' | 'weight'>, [string, string]> = {
  news2: ['NEWS2', ''],
  COWS: ['COWS', ''],
  SOWS_H: ['SOWS', ''],
  expected: ['Expected', ''],
  heart_rate: ['Heart rate', 'bpm'],
  pressure: ['BP', 'mmHg'],
  respiratory_rate: ['Breaths', '/min'],
  spo2: ['SpO₂', '%'],
  acvpu: ['Alertness', ''],
  pain: ['Pain', '/10'],
  glucose: ['Glucose', 'mg/dL'],
  craving: ['Craving', '/10'],
  sleepHours: ['Sleep', 'night'],
  dailyFunction: ['Function', '/10'],
  vomits: ['Vomited', '×'],
  looseStools: ['Loose stools', '×'],
  drankMl: ['Drank', 'mL'],
}

function columnsOf(sets: readonly SetRow[], zone: string, today: string): FlowColumn[] {
  let before = ''
  return sets.map((set) => {
    const at = new Date(set.takenAt)
    const date = localDate(at, zone)
    const startsDay = date !== before
    before = date
    return {
      id: set.id,
      at: set.takenAt,
      time: clock(at, zone),
      date,
      day: weekdayAndDay(date, today),
      startsDay,
      initials: set.recorder?.initials ?? (set.origin === 'import' ? 'imp.' : ''),
      recorder: set.recorder?.name ?? null,
      outcome: set.outcome,
      reason: set.reason,
      correctable: set.correctable ?? false,
      correction: set.corrects && {
        reason: set.corrects.reason,
        by: set.corrects.by,
        at: clock(new Date(set.corrects.at), zone),
      },
    }
  })
}

function daysOf(columns: readonly FlowColumn[]): FlowTable['days'] {
  const days: FlowTable['days'] = []
  for (const column of columns) {
    if (column.startsDay) days.push({ label: column.day, span: 0 })
    const day = days.at(-1)
    if (day) day.span += 1
  }
  return days
}

/** A dose stands in the column of the first set at or after it; what came after the last set stands in that one. */
function doseRows(
  sets: readonly SetRow[],
  given: readonly FlowsheetDose[],
  all: readonly FlowsheetDose[],
  zone: string,
): FlowRow[] {
  const names = [...new Set(all.map((dose) => dose.name))]
  return names.map((name) => {
    const own = given.filter((dose) => dose.name === name)
    const cells = sets.map((_, index) => doseCell(own, sets, index, zone))
    const due = all.filter((dose) => dose.name === name && dose.due).map((dose) => dose.text)
    const unit = own[0]?.unit ?? all.find((dose) => dose.name === name)?.unit ?? ''
    return { key: name, label: name, unit, cells, draftText: due.join(' · ') }
  })
}

function doseCell(doses: readonly FlowsheetDose[], sets: readonly SetRow[], index: number, zone: string) {
  const after = index === 0 ? '' : (sets[index - 1]?.takenAt ?? '')
  const until = index === sets.length - 1 ? null : (sets[index]?.takenAt ?? null)
  const here = doses.filter((dose) => dose.at > after && (until === null || dose.at <= until))
  if (here.length === 0) return null
  return {
    text: here.map((dose) => dose.text).join(' · '),
    title: here.map((dose) => `${dose.text} at ${clock(new Date(dose.at), zone)}`).join(', '),
  }
}
