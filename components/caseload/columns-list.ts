/** The registry of caseload columns. Tier and patient always show and are not listed as choices. */
export const COLUMN_IDS = [
  'tier',
  'patient',
  'identity',
  'phase',
  'taper',
  'score',
  'heartRate',
  'bloodPressure',
  'temperature',
  'taken',
  'flag',
  'due',
  'lead',
  'sleep',
  'craving',
  'mood',
  'grams',
  'lapse',
] as const
export type ColumnId = (typeof COLUMN_IDS)[number]

export const COLUMN_LABEL: Record<ColumnId | 'vitals', string> = {
  tier: 'Tier',
  patient: 'Patient',
  identity: 'Age, MRN, place',
  phase: 'Day',
  taper: 'Taper',
  score: 'Score in corridor, 7 d',
  heartRate: 'HR',
  bloodPressure: 'BP',
  temperature: 'Temperature',
  taken: 'Taken',
  vitals: 'Last vitals: HR · BP · temp',
  flag: 'Open flag',
  due: 'Next due',
  lead: 'Lead',
  sleep: 'Sleep, last night',
  craving: 'Craving 0–10',
  mood: 'PHQ-9, GAD-7',
  grams: 'Grams vs plan, 7 d',
  lapse: 'Days since lapse',
}

/** Identity travels with every row, and a vital never shows without its age: these cannot be hidden. */
export const LOCKED_COLUMNS: readonly ColumnId[] = ['tier', 'patient']

export const DEFAULT_COLUMNS: readonly ColumnId[] = COLUMN_IDS.slice(0, 12)

/** A column of the table: a choice, or the two-line cell that replaces the vitals in comfortable rows. */
export type TableColumn = ColumnId | 'vitals'
export const TABLE_COLUMNS: readonly TableColumn[] = [...COLUMN_IDS, 'vitals']

const VITALS: readonly TableColumn[] = ['heartRate', 'bloodPressure', 'temperature', 'taken']

/**
 * The columns to show for a choice: locked ones first, and "Taken" wherever a vital shows.
 * Comfortable rows have two lines: identity moves under the name and the vitals share one cell with their age.
 */
export function shownColumns(chosen: readonly ColumnId[], comfortable: boolean): TableColumn[] {
  const wanted: TableColumn[] = chosen.filter((id) => !LOCKED_COLUMNS.includes(id))
  const firstVital = wanted.findIndex((id) => VITALS.includes(id))
  if (firstVital >= 0 && comfortable) wanted.splice(firstVital, 0, 'vitals')
  if (firstVital >= 0 && !comfortable && !wanted.includes('taken')) {
    wanted.splice(Math.max(...VITALS.map((id) => wanted.indexOf(id))) + 1, 0, 'taken')
  }
  const merged = comfortable ? wanted.filter((id) => id !== 'identity' && !VITALS.includes(id)) : wanted
  return [...LOCKED_COLUMNS, ...merged]
}
