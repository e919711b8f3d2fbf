import { points } from './options'
import type { AnswerKind, Instrument } from './types'

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
