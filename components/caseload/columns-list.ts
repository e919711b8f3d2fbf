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

export const COLUMN_LABEL: Record<ColumnId, string> = {
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

const VITALS: readonly ColumnId[] = ['heartRate', 'bloodPressure', 'temperature']

/** The columns to show for a choice: locked ones first, and "Taken" wherever a vital shows. */
export function shownColumns(chosen: readonly ColumnId[]): ColumnId[] {
  const wanted = chosen.filter((id) => !LOCKED_COLUMNS.includes(id))
  if (wanted.some((id) => VITALS.includes(id)) && !wanted.includes('taken')) {
    const after = Math.max(...VITALS.map((id) => wanted.indexOf(id)))
    wanted.splice(after + 1, 0, 'taken')
  }
  return [...LOCKED_COLUMNS, ...wanted]
}
