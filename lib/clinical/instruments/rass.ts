import { points } from './options'
import type { Instrument } from './types'

/** Agitation and sedation (instruments.md §12, I-13). The level is the score. */
export const rass: Instrument = {
  id: 'RASS',
  title: 'Richmond Agitation-Sedation Scale',
  short: 'RASS',
  version: '2002',
  who: 'staff',
  recall: 'Now',
  scoring: 'level',
  items: [
    {
      id: 'level',
      label: 'Agitation or sedation',
      answer: points(
        [4, 'Combative'],
        [3, 'Very agitated'],
        [2, 'Agitated'],
        [1, 'Restless'],
        [0, 'Alert and calm'],
        [-1, 'Drowsy, eye contact over 10 s to voice'],
        [-2, 'Light sedation, eye contact under 10 s'],
        [-3, 'Moderate sedation, moves, no eye contact'],
        [-4, 'Deep sedation, responds to touch only'],
        [-5, 'Cannot be roused'],
      ),
    },
  ],
  minTotal: -5,
  maxTotal: 4,
  bands: [],
  levelTiers: [
    { level: -5, tier: 'T1' },
    { level: -4, tier: 'T1' },
    { level: -3, tier: 'T2' },
    { level: 2, tier: 'T3' },
    { level: 3, tier: 'T1' },
    { level: 4, tier: 'T1' },
  ],
  license: { text: 'Free.', shipsWording: false },
  loinc: { total: { code: '54632-5', strength: 'general_knowledge' } },
  source: { title: 'Richmond Agitation-Sedation Scale', strength: 'general_knowledge' },
  notes: ['−3 opens T2, −4 and −5 open T1, +2 opens T3, +3 and +4 open T1.'],
}
