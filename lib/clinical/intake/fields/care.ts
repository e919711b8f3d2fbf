import { CARE_DIMENSIONS, CARE_SOURCE } from '../level-of-care'
import { protocol } from './sources'
import type { IntakeField } from './types'

const RATINGS = ['0 none', '1 mild', '2 moderate', '3 serious', '4 severe'].map((label, value) => ({
  value: String(value),
  label,
}))

/** Level of care (intake.md §3): what the center can offer, and a clinician's ratings. Never a placement. */
export const CARE: readonly IntakeField[] = [
  {
    key: 'check_ins_per_week',
    section: 'care',
    label: 'Check-ins a week they can keep',
    answer: { kind: 'number', unit: 'a week', min: 0, max: 21, decimals: 0 },
    required: 'R',
    drives: 'Moderate needs two a week',
    source: protocol('Monitoring of a moderate taper'),
  },
  {
    key: 'daily_slots',
    section: 'care',
    label: 'The center has a slot every day',
    answer: { kind: 'yes_no' },
    required: 'R',
    drives: 'Rapid criterion (e)',
    source: protocol('Rapid taper'),
  },
  {
    key: 'clinician_available',
    section: 'care',
    label: 'A clinician can be reached every day',
    answer: { kind: 'yes_no' },
    required: 'R',
    drives: 'Rapid criterion (f)',
    source: protocol('Rapid taper'),
  },
  {
    key: 'prefers_higher_level',
    section: 'care',
    label: 'Would like more care than outpatient',
    answer: { kind: 'yes_no' },
    required: 'O',
    drives: 'Level of care, dimension 6',
    source: CARE_SOURCE,
  },
  ...CARE_DIMENSIONS.map(
    ({ dimension, title }): IntakeField => ({
      key: `care_dim_${dimension}`,
      section: 'care',
      label: `${dimension} ${title}`,
      answer: { kind: 'choice', options: RATINGS },
      required: 'O',
      clinicianOnly: true,
      drives: 'Rating by a clinician; the level is decided by a person',
      source: CARE_SOURCE,
    }),
  ),
]
