import { scale } from './options'
import type { Band, BandSet, Instrument } from './types'

const bands = (positiveFrom: number): Band[] => [
  { code: 'negative', label: 'Negative', from: 0, to: positiveFrom - 1 },
  { code: 'positive', label: 'Positive', from: positiveFrom, to: 12 },
]

const LOWER: BandSet = {
  id: 'FROM_3',
  label: 'Positive from 3 (every entry but male)',
  bands: bands(3),
  source: { title: 'Bradley 2003; unknown sex by center protocol', strength: 'general_knowledge' },
}
const MALE: BandSet = {
  id: 'FROM_4',
  label: 'Positive from 4 (male)',
  bands: bands(4),
  source: { title: 'Bush 1998', strength: 'general_knowledge' },
}

/** Alcohol, 3 questions (instruments.md §8, I-08). The threshold depends on the recorded sex. */
export const auditC: Instrument = {
  id: 'AUDIT_C',
  title: 'Alcohol Use Disorders Identification Test, consumption',
  short: 'AUDIT-C',
  version: '1998',
  who: 'patient',
  recall: 'Past year',
  scoring: 'sum',
  items: [
    {
      id: 'frequency',
      label: 'How often',
      wording: 'How often do you have a drink containing alcohol?',
      loinc: '68518-0',
      answer: scale(
        'Never',
        'Monthly or less',
        '2 to 4 times a month',
        '2 to 3 times a week',
        '4 or more times a week',
      ),
    },
    {
      id: 'drinks_per_day',
      label: 'Drinks on a typical day',
      wording: 'How many drinks containing alcohol do you have on a typical day when you are drinking?',
      loinc: '68519-8',
      answer: scale('1 or 2', '3 or 4', '5 or 6', '7 to 9', '10 or more'),
    },
    {
      id: 'six_or_more',
      label: '6 or more on one occasion',
      wording: 'How often do you have 6 or more drinks on one occasion?',
      loinc: '68520-6',
      answer: scale('Never', 'Less than monthly', 'Monthly', 'Weekly', 'Daily or almost daily'),
    },
  ],
  minTotal: 0,
  maxTotal: 12,
  bands: LOWER.bands,
  bandSource: LOWER.source,
  bandSets: [LOWER, MALE],
  license: { text: 'Public domain.', shipsWording: true },
  loinc: { panel: { code: '72109-2', strength: 'verified' }, total: { code: '75626-2', strength: 'verified' } },
  source: { title: 'Bush 1998', section: 'AUDIT-C', strength: 'verified' },
  notes: ['8 or more asks for a supervised plan (WD-06).'],
}
