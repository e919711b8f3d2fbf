import { points } from './options'
import type { AnswerKind, Band, Instrument } from './types'

const measure = (unit: string): AnswerKind => ({ kind: 'measure', unit })

const twoOrMore = (max: number): Band[] => [
  { code: 'negative', label: 'Below 2', from: 0, to: 1 },
  { code: 'positive', label: '2 or more', from: 2, to: max },
]

const acvpu: AnswerKind = {
  kind: 'choice',
  options: [
    { value: 'A', label: 'Alert' },
    { value: 'C', label: 'New confusion' },
    { value: 'V', label: 'Responds to voice' },
    { value: 'P', label: 'Responds to pain' },
    { value: 'U', label: 'Unresponsive' },
  ],
}

/** Quick sepsis check (instruments.md §12, I-11). All three parts or no score. */
export const qsofa: Instrument = {
  id: 'QSOFA',
  title: 'Quick sequential organ failure assessment',
  short: 'qSOFA',
  version: '2016',
  who: 'staff',
  recall: 'Now',
  scoring: 'criteria',
  items: [
    { id: 'rr', label: 'Breaths 22 or more', answer: measure('/min') },
    { id: 'sbp', label: 'Systolic 100 or less', answer: measure('mm[Hg]') },
    { id: 'acvpu', label: 'Not alert', answer: acvpu },
  ],
  minTotal: 0,
  maxTotal: 3,
  bands: twoOrMore(3),
  bandSource: { title: 'Singer 2016', strength: 'general_knowledge' },
  license: { text: 'Free.', shipsWording: false },
  source: { title: 'Singer 2016', section: 'Sepsis-3', strength: 'general_knowledge' },
  notes: ['Not a screen to stand alone.'],
}

/** Systemic inflammation (instruments.md §12, I-11). Display only: withdrawal alone often gives 2. */
export const sirs: Instrument = {
  id: 'SIRS',
  title: 'Systemic inflammatory response criteria',
  short: 'SIRS',
  version: '1992',
  who: 'staff',
  recall: 'Now',
  scoring: 'criteria',
  items: [
    { id: 'tempC', label: 'Temperature above 38 or below 36 °C', answer: measure('Cel') },
    { id: 'hr', label: 'Heart rate above 90', answer: measure('/min') },
    { id: 'rr', label: 'Breaths above 20', answer: measure('/min') },
    { id: 'paco2MmHg', label: 'PaCO₂ below 32', unscored: true, answer: measure('mm[Hg]') },
    { id: 'wbc10e9PerL', label: 'White cells above 12 or below 4', answer: measure('10*9/L') },
    { id: 'bandsPct', label: 'Band cells above 10 %', unscored: true, answer: measure('%') },
  ],
  minTotal: 0,
  maxTotal: 4,
  bands: twoOrMore(4),
  bandSource: { title: 'SIRS criteria', strength: 'general_knowledge' },
  license: { text: 'Free.', shipsWording: false },
  source: { title: 'SIRS criteria', section: '1992 consensus', strength: 'general_knowledge' },
  notes: ['Low specificity here. Display only.', 'PaCO₂ and band cells are optional.'],
}

/** Opioid sedation (instruments.md §12). One level, no total. */
export const poss: Instrument = {
  id: 'POSS',
  title: 'Pasero Opioid-induced Sedation Scale',
  short: 'POSS',
  version: '1994',
  who: 'staff',
  recall: 'Now',
  scoring: 'level',
  items: [
    {
      id: 'level',
      label: 'Sedation',
      answer: {
        kind: 'choice',
        options: [
          { value: 'S', label: 'Asleep, easy to rouse' },
          { value: '1', label: 'Awake and alert' },
          { value: '2', label: 'Slightly drowsy' },
          { value: '3', label: 'Often drowsy, drifts off while talking' },
          { value: '4', label: 'Somnolent, little or no response' },
        ],
      },
    },
  ],
  minTotal: null,
  maxTotal: null,
  // Ranks for the table, not points: levels S, 1, 2 and levels 3, 4.
  bands: [
    { code: 'acceptable', label: 'Acceptable', from: 0, to: 2 },
    { code: 'unacceptable', label: 'Unacceptable', from: 3, to: 4 },
  ],
  bandSource: { title: 'Pasero 1994', section: 'POSS', strength: 'verified' },
  license: { text: '© Pasero 1994, used with permission. Short names only.', shipsWording: false },
  source: { title: 'Pasero 1994', section: 'POSS', strength: 'verified' },
  notes: [
    'Preferred over RASS for sedation by opioids.',
    '3: reduce and monitor. 4: stop, stay, consider naloxone, call.',
  ],
}

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

const three = (...values: number[]): AnswerKind =>
  points(...values.map((value): [number, string] => [value, value === 1 ? '1 point' : `${value} points`]))

/** Points per part; the parts themselves are worked out in `vitals/news2.ts` (instruments.md §11). */
export const news2Instrument: Instrument = {
  id: 'NEWS2',
  title: 'National Early Warning Score 2',
  short: 'NEWS2',
  version: '2017',
  who: 'staff',
  recall: 'Now',
  scoring: 'sum',
  items: [
    { id: 'rr', label: 'Breaths', answer: three(0, 1, 2, 3) },
    { id: 'spo2', label: 'SpO₂', answer: three(0, 1, 2, 3) },
    { id: 'oxygen', label: 'Air or oxygen', answer: three(0, 2) },
    { id: 'sbp', label: 'Systolic pressure', answer: three(0, 1, 2, 3) },
    { id: 'hr', label: 'Heart rate', answer: three(0, 1, 2, 3) },
    { id: 'consciousness', label: 'Alertness', answer: three(0, 3) },
    { id: 'temp', label: 'Temperature', answer: three(0, 1, 2, 3) },
  ],
  minTotal: 0,
  maxTotal: 20,
  // The band needs the single parameters as well as the total: see `vitals/news2.ts`.
  bands: [],
  license: {
    text: '© Royal College of Physicians 2017. Free with acknowledgment; charts unmodified.',
    shipsWording: false,
  },
  snomed: { code: '1104051000000101', strength: 'verified' },
  source: { title: 'RCP NEWS2 2017', section: 'Charts 1 and 4', strength: 'verified' },
  notes: ['Not validated in pregnancy, under 16 years, or for withdrawal.', 'A missing part means no total.'],
}

const computed = {
  who: 'staff',
  recall: 'Now',
  scoring: 'computed',
  items: [],
  minTotal: null,
  maxTotal: null,
} as const

/** Worked out in `vitals/orthostatic.ts` (instruments.md §12, I-12). */
export const orthostaticInstrument: Instrument = {
  ...computed,
  id: 'ORTHOSTATIC',
  title: 'Orthostatic blood pressure',
  short: 'Orthostatic',
  version: '1996',
  bands: [],
  license: { text: 'Free.', shipsWording: false },
  source: { title: '1996 consensus; Shaw 2017 for sit-to-stand', strength: 'verified' },
  notes: [
    'Supine 5 minutes, then standing at 1 and 3 minutes.',
    'Sit-to-stand thresholds come from an abstract (Shaw 2017).',
  ],
}

/** Worked out in `vitals/shock-index.ts` (instruments.md §12, R-17). */
export const shockIndexInstrument: Instrument = {
  ...computed,
  id: 'SHOCK_INDEX',
  title: 'Shock index',
  short: 'Shock index',
  version: '1',
  bands: [],
  license: { text: 'Free.', shipsWording: false },
  source: { title: 'Shock index, heart rate over systolic pressure', strength: 'general_knowledge' },
  notes: ['About 0.5 to 0.7 is usual; 0.9 to 1.0 and more is a concern.'],
}
