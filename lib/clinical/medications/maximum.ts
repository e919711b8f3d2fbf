import type { Condition, DosePatient, DrugEntry, Impairment } from './types'

const impaired = (grade: Impairment | null) => grade !== null && grade !== 'none'

const HOLDS: Record<Condition, (patient: DosePatient) => boolean> = {
  weight_90_kg: ({ weightKg }) => weightKg !== null && weightKg >= 90,
  liver_or_alcohol: ({ liverDisease, alcoholUse }) => liverDisease || alcoholUse,
  any_impairment: ({ hepaticImpairment, renalImpairment }) => impaired(hepaticImpairment) || impaired(renalImpairment),
  hepatic_mild: ({ hepaticImpairment }) => hepaticImpairment === 'mild',
  hepatic_moderate: ({ hepaticImpairment }) => hepaticImpairment === 'moderate',
  hepatic_severe: ({ hepaticImpairment }) => hepaticImpairment === 'severe',
  renal_mild_moderate: ({ renalImpairment }) => renalImpairment === 'mild' || renalImpairment === 'moderate',
  renal_severe: ({ renalImpairment }) => renalImpairment === 'severe',
}

/**
 * The maximum in a rolling 24 h for this patient in mg, or null where the document has none (tapers.md §5, T-18).
 * An unknown kind of order counts as over the counter: the smaller figure.
 */
export function max24hMg(drug: DrugEntry, orderKind: 'otc' | 'rx' | null, patient: DosePatient): number | null {
  const max = drug.max24h
  if (!max) return null
  const base = orderKind === 'rx' ? max.rxMg : max.otcMg
  const raised = max.raised && HOLDS[max.raised.when](patient) ? max.raised.mg : base
  return Math.min(raised, ...max.lowered.filter(({ when }) => HOLDS[when](patient)).map(({ mg }) => mg))
}
