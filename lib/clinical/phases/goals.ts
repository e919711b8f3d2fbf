import type { Phase, Source } from '../types'

/** One line of a phase's checklist; the product gives it an owner, a due date and a status (phases.md §5). */
export type GoalItem = { id: string; phases: readonly Phase[]; label: string; source: Source }

const guide: Source = { title: 'Kratom tapering guide', section: 'Goals by phase', strength: 'secondary' }

const items = (phases: readonly Phase[], lines: Record<string, string>, source = guide): GoalItem[] =>
  Object.entries(lines).map(([id, label]) => ({ id, phases, label, source }))

export const GOALS: readonly GoalItem[] = [
  ...items(['stabilization', 'taper'], {
    measured_grams: 'Measured daily grams recorded',
    dosing_times: 'Stable dosing times agreed',
    triggers_listed: 'Triggers listed',
    comfort_kit: 'Comfort kit: NSAID or acetaminophen, antidiarrheal, electrolytes, sleep plan',
    support_person: 'Support person named',
    work_schedule: 'Work schedule reviewed',
    step_review: 'Step review before every reduction',
    permission_to_pause: 'Permission to pause during high stress',
  }),
  ...items(['acute'], {
    comfort_plan: 'Symptom comfort plan',
    fluids_target: 'Fluids and electrolytes target',
    nutrition: 'Nutrition, bland diet',
    self_care: 'Basic self-care',
    support_daily: 'Support person contacted daily',
    no_major_decisions: 'No major decisions',
    safety_daily: 'Safety evaluation each day',
    medication_review: 'Medication review',
    crisis_numbers: 'Crisis numbers given',
  }),
  ...items(
    ['subacute'],
    { counseling: 'Counseling started (CBT, motivational)' },
    { title: 'Mehrpour 2026', strength: 'secondary' },
  ),
  ...items(['subacute'], {
    peer_group: 'Peer group attended',
    family_contact: 'Family contact, rebuilding',
    routine: 'Routine and sleep schedule',
    exercise: 'Graded exercise',
    coping_review: 'Coping strategies reviewed',
    follow_up_labs: 'Follow-up labs if abnormal',
  }),
  ...items(['extended'], {
    trigger_plan: 'Trigger management plan',
    emergency_plan: 'Emergency response plan',
    underlying_therapy: 'Therapy for underlying trauma or mental health',
    pain_plan: 'Pain plan, if chronic pain',
    work_goals: 'Work or school goals',
    new_activities: 'New activities',
    support_network: 'Support network mapped',
  }),
  ...items(['long_term'], {
    maintenance_therapy: 'Maintenance therapy as needed',
    peer_support: 'Peer support',
    vigilance_review: 'Relapse-vigilance review',
    underlying_conditions: 'Treatment of underlying conditions',
    exercise_nutrition: 'Exercise and nutrition',
    career_finance: 'Career and finance goals',
    annual_review: 'Annual plan review',
  }),
]

/** The checklist of a phase, in the order of the document. */
export const goalsOf = (phase: Phase): GoalItem[] => GOALS.filter((item) => item.phases.includes(phase))
