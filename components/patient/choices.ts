/** The choices that more than one form offers. */

export const SETTING_CHOICES = [
  { value: 'residential', label: 'Residential' },
  { value: 'iop', label: 'IOP' },
  { value: 'outpatient', label: 'Outpatient' },
] as const
export const SETTINGS = SETTING_CHOICES.map((choice) => choice.value)

export const PREGNANCY_CHOICES = [
  { value: 'no', label: 'Not pregnant' },
  { value: 'yes', label: 'Pregnant' },
  { value: 'suspected', label: 'Suspected' },
  { value: 'unknown', label: 'Asked, not known' },
  { value: 'not_applicable', label: 'Does not apply' },
] as const
export const PREGNANCY = PREGNANCY_CHOICES.map((choice) => choice.value)

export const USE_CHOICES = [
  { value: 'not_assessed', label: 'Not assessed' },
  { value: 'stable_dose', label: 'Uses, dose not reduced' },
  { value: 'stopped', label: 'Has stopped' },
] as const
export const USE = USE_CHOICES.map((choice) => choice.value)

export const CONTACT_KINDS = [
  { value: 'check_in', label: 'Check-in' },
  { value: 'phone', label: 'Call' },
  { value: 'visit', label: 'Visit' },
  { value: 'counseling', label: 'Counseling' },
  { value: 'family', label: 'Family contact' },
  { value: 'group', label: 'Group' },
  { value: 'appointment', label: 'Appointment' },
  { value: 'other', label: 'Other' },
] as const

export const CONTACT_STATES = [
  { value: 'happened', label: 'Made' },
  { value: 'no_answer', label: 'No answer' },
  { value: 'missed', label: 'Missed' },
  { value: 'planned', label: 'Planned, to come' },
] as const
