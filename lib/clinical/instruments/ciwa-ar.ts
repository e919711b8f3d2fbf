import { anchored, scale } from './options'
import type { Band, BandSet, Instrument } from './types'

const bands = (mildTo: number, moderateTo: number): Band[] => [
  { code: 'mild', label: 'Mild', from: 0, to: mildTo },
  { code: 'moderate', label: 'Moderate', from: mildTo + 1, to: moderateTo },
  { code: 'severe', label: 'Severe', from: moderateTo + 1, to: 67 },
]

const ASAM: BandSet = {
  id: 'ASAM2020',
  label: 'ASAM 2020',
  bands: bands(9, 18),
  source: { title: 'ASAM alcohol withdrawal pocket guide 2020', strength: 'verified' },
}
const CAMCOPS: BandSet = {
  id: 'CAMCOPS',
  label: 'CamCOPS / UMEM',
  bands: bands(7, 14),
  source: { title: 'CamCOPS task definition', section: 'CIWA-Ar', strength: 'verified' },
}

const senses = scale(
  'None',
  'Very mild',
  'Mild',
  'Moderate',
  'Moderately severe hallucinations',
  'Severe hallucinations',
  'Extremely severe hallucinations',
  'Continuous hallucinations',
)

/** Alcohol withdrawal, revised (instruments.md §4, I-04). The band set is stored by name with each score. */
export const ciwaAr: Instrument = {
  id: 'CIWA_AR',
  title: 'Clinical Institute Withdrawal Assessment for Alcohol, revised',
  short: 'CIWA-Ar',
  version: '1989',
  who: 'staff',
  recall: 'Now',
  scoring: 'sum',
  items: [
    {
      id: 'nausea',
      label: 'Nausea, vomiting',
      answer: anchored([0, 'None'], [1, 'Mild nausea'], [4, 'Intermittent, dry heaves'], [7, 'Constant, vomiting']),
    },
    {
      id: 'tremor',
      label: 'Tremor',
      help: 'Arms stretched out, fingers spread.',
      answer: anchored([0, 'None'], [1, 'Felt, not seen'], [4, 'Moderate, arms out'], [7, 'Severe, even at rest']),
    },
    {
      id: 'sweats',
      label: 'Paroxysmal sweats',
      answer: anchored([0, 'None'], [1, 'Barely, palms moist'], [4, 'Beads on forehead'], [7, 'Drenching']),
    },
    {
      id: 'anxiety',
      label: 'Anxiety',
      answer: anchored([0, 'At ease'], [1, 'Mild'], [4, 'Moderate, guarded'], [7, 'Panic']),
    },
    {
      id: 'agitation',
      label: 'Agitation',
      answer: anchored(
        [0, 'Normal activity'],
        [1, 'Somewhat more'],
        [4, 'Fidgety, restless'],
        [7, 'Pacing or thrashing'],
      ),
    },
    { id: 'tactile', label: 'Tactile disturbances', help: 'Itching, burning, numbness, crawling.', answer: senses },
    { id: 'auditory', label: 'Auditory disturbances', help: 'Harsh or frightening sounds.', answer: senses },
    { id: 'visual', label: 'Visual disturbances', help: 'Light too bright, seeing things.', answer: senses },
    {
      id: 'headache',
      label: 'Headache, fullness',
      help: 'Not dizziness.',
      answer: scale(
        'None',
        'Very mild',
        'Mild',
        'Moderate',
        'Moderately severe',
        'Severe',
        'Very severe',
        'Extremely severe',
      ),
    },
    {
      id: 'orientation',
      label: 'Orientation, clouding',
      answer: scale(
        'Oriented, can add serially',
        'Cannot add serially, or unsure of date',
        'Date wrong by up to 2 days',
        'Date wrong by more than 2 days',
        'Disoriented for place or person',
      ),
    },
  ],
  minTotal: 0,
  maxTotal: 67,
  bands: ASAM.bands,
  bandSource: ASAM.source,
  bandSets: [ASAM, CAMCOPS],
  license: { text: 'Not copyrighted; may be reproduced freely (Sullivan 1989).', shipsWording: false },
  source: { title: 'Sullivan 1989', section: 'CIWA-Ar', strength: 'verified' },
  notes: [
    'Only when alcohol is involved: kratom withdrawal raises several items as well.',
    'Complicated (seizure, delirium, hallucinations) is a mark at any score; the band stays that of the total.',
  ],
}
