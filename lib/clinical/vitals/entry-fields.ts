import type { ParameterKey } from './types'

/** Fields of the entry form in their order: the letter jumps to the field (DESIGN.md §10). */
export const ENTRY_FIELDS: readonly { letter: string; label: string; parameters: readonly ParameterKey[] }[] = [
  { letter: 'H', label: 'Heart rate', parameters: ['heart_rate'] },
  { letter: 'R', label: 'Breaths', parameters: ['respiratory_rate'] },
  { letter: 'O', label: 'SpO₂', parameters: ['spo2'] },
  { letter: 'T', label: 'Temperature', parameters: ['temperature'] },
  { letter: 'B', label: 'Blood pressure', parameters: ['sbp', 'dbp'] },
  { letter: 'A', label: 'Alertness', parameters: [] },
  { letter: 'W', label: 'Weight', parameters: ['weight'] },
  { letter: 'G', label: 'Vomited, drank', parameters: [] },
]
