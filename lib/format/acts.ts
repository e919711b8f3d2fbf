/**
 * The codes and words of what a person does about a flag (clinical/triage.md §5, acknowledge and clear).
 * The same word stands on the button, in the log and in the toast.
 */

/** What was done for the patient; `other` takes a text. */
export const ACTION_CODES = {
  called: 'Called',
  seen: 'Seen',
  medicated: 'Medicated',
  dose_held: 'Dose held',
  transferred: 'Transferred',
  monitored: 'Monitored',
  false_alarm: 'False alarm',
  other: 'Other',
} as const
export type ActionCode = keyof typeof ACTION_CODES

/** What a clinician's review of a flag came to. */
export const REVIEW_OUTCOMES = {
  plan_made: 'Assessed, plan made',
  no_action: 'Assessed, nothing further needed',
  cause_found: 'Cause found and documented',
  referred: 'Referred or transferred',
} as const
export type ReviewOutcome = keyof typeof REVIEW_OUTCOMES

/** Why a flag can wait; `expected` takes a text. */
export const SNOOZE_REASONS = {
  unreachable: 'Patient unreachable until a known time',
  handled_elsewhere: 'Being handled outside Glidepath',
  waiting: 'Waiting for a result or a call back',
  expected: 'Expected for this patient (say why)',
} as const
export type SnoozeReason = keyof typeof SNOOZE_REASONS

/** Why a row goes to somebody else. */
export const HANDOVER_REASONS = {
  shift_end: 'My shift ends',
  needs_role: 'Needs another role',
  with_patient: 'They are with the patient',
  too_many: 'I have too many',
  other: 'Other (say why)',
} as const
export type HandoverReason = keyof typeof HANDOVER_REASONS
