/** Reasons of a plan that are chosen rather than written. */
export const PLAN_REASONS = [
  { code: 'over_limit', label: 'Over COWS limit' },
  { code: 'poor_sleep', label: 'Poor sleep' },
  { code: 'stressor', label: 'Stressor' },
  { code: 'patient_asked', label: 'Patient asked' },
  { code: 'well_tolerated', label: 'Well tolerated' },
  { code: 'first_plan', label: 'First plan' },
] as const
