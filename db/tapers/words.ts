import { EngineError } from '@/lib/clinical/errors'
import { fail, type Refused } from '@/lib/result'

const REFUSAL: Readonly<Record<string, string>> = {
  baseline_not_positive: 'Enter the measured amount a day.',
  increment_not_positive: 'Enter the smallest amount that the patient can measure.',
  increment_too_fine: 'The scale step is too fine.',
  interval_invalid: 'A step lasts whole days, at least 1.',
  percent_invalid: 'The step size is 0 to 100 %.',
  dose_not_multiple: 'A dose cannot be weighed with this scale step.',
  dose_rises: 'A dose is higher than the one before.',
  end_before_start: 'The wished end is before the start.',
  amount_too_large: 'The amount is too large.',
  dose_counts_invalid: 'Doses a day are whole numbers from 1 and never rise.',
  floor_invalid: 'The lowest dose is under the scale step.',
  plan_too_long: 'These steps do not reach zero in a usable time.',
  not_started: 'No step has been taken yet: change the plan instead.',
  step_in_past: 'A later step has been changed already.',
  resume_before_hold: 'No days are held.',
  no_interval_maximum: 'This approach has no longest interval: slow by percent.',
  slow_needs_percent: 'Written steps are slowed by writing them anew.',
}

/** The engine's refusal in words; anything else is a bug and stays one. */
export function taperRefusal(error: unknown): Refused {
  if (!(error instanceof EngineError)) throw error
  return fail('invalid', REFUSAL[error.code] ?? 'This plan cannot be computed.', { details: { code: error.code } })
}

export const NO_EPISODE = fail('conflict', 'This patient has no open episode.')

/** Nobody who has stopped is offered a taper until a return to use is recorded (K-07). */
export const STOPPED = fail(
  'conflict',
  'This patient has stopped. Record a return to use first, or plan withdrawal care.',
  { details: { code: 'ALREADY_STOPPED' } },
)
