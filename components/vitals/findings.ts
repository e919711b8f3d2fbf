import type { TickName } from '@/lib/clinical/triage/facts'
import type { EnteredEvent } from './types'

/** Red-flag findings in the order in which a nurse looks: head to toe, then safety and plan. */
export const FINDING_GROUPS: readonly { title: string; ticks: readonly { name: TickName; label: string }[] }[] = [
  {
    title: 'Mind',
    ticks: [
      { name: 'confusion', label: 'Confused, newly' },
      { name: 'disorientation', label: 'Disoriented' },
      { name: 'hallucinations', label: 'Hallucinations' },
      { name: 'delusions', label: 'Delusions' },
      { name: 'agitation_with_risk', label: 'Agitated, a risk to self or others' },
      { name: 'panic_attack', label: 'Panic attack' },
    ],
  },
  {
    title: 'Body',
    ticks: [
      { name: 'severe_tremor', label: 'Severe tremor' },
      { name: 'severe_spasm', label: 'Severe muscle spasm' },
      { name: 'headache_with_neuro_sign', label: 'Headache with a neurologic sign' },
      { name: 'dyspnea', label: 'Short of breath' },
      { name: 'allergic_reaction_severe', label: 'Allergic reaction: airway, breathing or pressure' },
      { name: 'infection_signs', label: 'Signs of infection' },
      { name: 'jaundice', label: 'Yellow skin or eyes' },
      { name: 'dark_urine', label: 'Dark urine' },
      { name: 'generalized_itch', label: 'Itching all over' },
      { name: 'severe_abdominal_pain', label: 'Severe abdominal pain' },
      { name: 'blood_in_stool', label: 'Blood in stool, or black stool' },
      { name: 'pregnancy_danger_sign', label: 'Pregnancy: bleeding, severe pain or less movement' },
    ],
  },
  {
    title: 'Substances',
    ticks: [
      { name: 'suspected_overdose', label: 'Suspected overdose' },
      { name: 'ingestion_with_symptoms', label: 'Unknown product or 7-OH taken, with symptoms' },
      { name: 'intent_to_use', label: 'Says that they will use' },
    ],
  },
  {
    title: 'Daily life and plan',
    ticks: [
      { name: 'cannot_function_over_48h', label: 'Cannot do daily activities for more than 48 h' },
      { name: 'cannot_make_next_step', label: 'Cannot make the next taper step' },
      { name: 'social_harm', label: 'Harm at work, home, with money or the law' },
    ],
  },
]

/** Findings that happened at a time. */
export const EVENTS: readonly { type: EnteredEvent['type']; label: string }[] = [
  { type: 'self_harm_thoughts', label: 'Thoughts of self-harm or suicide, said by the patient, family or staff' },
  { type: 'seizure', label: 'Seizure, seen or suspected' },
  { type: 'chest_pain', label: 'Chest pain' },
  { type: 'syncope', label: 'Fainted' },
]
