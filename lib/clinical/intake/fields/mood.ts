import { guide, oracle, protocol } from './sources'
import type { IntakeContext, IntakeField } from './types'

const someRisk = ({ chart }: IntakeContext) => {
  const band = chart.scores.CSSRS?.band
  return band !== undefined && band !== null && band !== 'none'
}

/** Mood and safety (intake.md §1.2). No details of a method and none of a trauma are asked. */
export const MOOD: readonly IntakeField[] = [
  {
    key: 'cssrs',
    section: 'mood',
    label: 'C-SSRS screen',
    hint: 'A yes to 4, 5 or 6 (past 3 months) stops the intake.',
    answer: { kind: 'score', instrument: 'CSSRS' },
    required: 'R',
    drives: 'SUI-01 to SUI-04; medical review',
    source: { title: 'Columbia Lighthouse triage', strength: 'secondary' },
  },
  {
    key: 'means_access',
    section: 'mood',
    label: 'Firearm or stock of medicines within reach',
    answer: { kind: 'yes_no' },
    required: 'C',
    when: { text: 'C-SSRS above none', holds: someRisk, hidden: true },
    drives: 'Safety plan',
    source: protocol('Safety plan'),
  },
  {
    key: 'phq9',
    section: 'mood',
    label: 'PHQ-9',
    answer: { kind: 'score', instrument: 'PHQ9' },
    required: 'R',
    drives: 'MH-01; slow lock at 15 or more',
    source: guide('Mental health'),
  },
  {
    key: 'gad7',
    section: 'mood',
    label: 'GAD-7',
    answer: { kind: 'score', instrument: 'GAD7' },
    required: 'R',
    drives: 'MH-02; slow lock at 15 or more',
    source: guide('Mental health'),
  },
  {
    key: 'isi',
    section: 'mood',
    label: 'ISI',
    answer: { kind: 'score', instrument: 'ISI' },
    required: 'R',
    drives: 'MH-03',
    source: guide('Sleep'),
  },
  {
    key: 'mental_health_dx',
    section: 'mood',
    label: 'Diagnoses',
    answer: {
      kind: 'choices',
      none: 'None',
      options: [
        { value: 'depression', label: 'Depression' },
        { value: 'anxiety', label: 'Anxiety' },
        { value: 'ptsd', label: 'PTSD' },
        { value: 'attention', label: 'Attention' },
        { value: 'bipolar', label: 'Bipolar' },
        { value: 'psychosis', label: 'Psychosis' },
        { value: 'eating', label: 'Eating' },
        { value: 'other', label: 'Other' },
      ],
    },
    required: 'R',
    drives: 'Slow lock with PTSD; more contacts',
    source: oracle('Comorbidity'),
  },
  {
    key: 'unstable_psychosis',
    section: 'mood',
    label: 'Psychosis now, not stable',
    answer: { kind: 'yes_no' },
    required: 'R',
    drives: 'Medical review',
    source: protocol('Contraindications'),
  },
  {
    key: 'prior_psych_admission',
    section: 'mood',
    label: 'Psychiatric admission, ever',
    answer: { kind: 'yes_no' },
    required: 'R',
    drives: 'Level of care, dimension 3',
    source: guide('Mental health'),
  },
  {
    key: 'current_treatment',
    section: 'mood',
    label: 'Treatment now',
    answer: {
      kind: 'choices',
      none: 'None',
      options: [
        { value: 'therapy', label: 'Therapy' },
        { value: 'medication', label: 'Medication' },
        { value: 'group', label: 'Group' },
      ],
    },
    required: 'R',
    drives: 'Coordination of care',
    source: guide('Mental health'),
  },
  {
    key: 'trauma_history_flag',
    section: 'mood',
    label: 'Trauma in the history',
    hint: 'Yes, no or declined. No details are needed.',
    answer: { kind: 'yes_no' },
    required: 'O',
    drives: 'Trauma-informed care',
    source: guide('PTSD'),
  },
]
