import { roundHalfUp } from '../clinical/decimal'
import { convert } from '../clinical/vitals/convert'
import { unitOf } from '../clinical/vitals/parameters'
import type { Parameter, Unit } from '../clinical/vitals/types'
import { outside } from '../clinical/vitals/validate'
import { UCUM } from './codes'
import type { Measured } from './schema'

export type Amount = { ok: true; value: number; unit: string; asSent: string } | { ok: false; why: string }
export type Stored =
  | { ok: true; stored: number; entered: { value: string; unit: string }; rounded: boolean }
  | { ok: false; why: string }

/** A number without a dimension: scores and counts. UCUM annotations in braces have no meaning. */
export const SCORE_UNIT = '{score}'

/** The number and its UCUM unit, or why there is none. A unit is never assumed and text is never read as one. */
export function amountOf({ valueQuantity, valueInteger, dataAbsentReason }: Measured): Amount {
  if (valueInteger !== undefined) return { ok: true, value: valueInteger, unit: SCORE_UNIT, asSent: SCORE_UNIT }
  if (valueQuantity?.value === undefined) return { ok: false, why: absence(dataAbsentReason) }
  if (valueQuantity.comparator) return { ok: false, why: `a limit (${valueQuantity.comparator}), not a value` }
  if (valueQuantity.system !== UCUM || !valueQuantity.code) return { ok: false, why: 'the unit has no UCUM code' }
  const bare = valueQuantity.code.replace(/\{[^}]*\}/g, '')
  const unit = bare === '' || bare === '1' ? SCORE_UNIT : bare
  return { ok: true, value: valueQuantity.value, unit, asSent: valueQuantity.code }
}

function absence(reason: Measured['dataAbsentReason']): string {
  const code = reason?.coding?.[0]?.code ?? reason?.text
  return code ? `no value (${code})` : 'no value'
}

/**
 * The value in the stored unit of its parameter, inside its hard limits (as sent, where the limits are in that unit).
 * Whole-number parameters are rounded; what was sent is kept beside it.
 */
export function storedOf(parameter: Parameter, whole: boolean, measured: Measured): Stored {
  const amount = amountOf(measured)
  if (!amount.ok) return amount
  const unit = amount.unit as Unit
  const exact = convert(amount.value, unit, parameter.unit)
  if (exact === null) return { ok: false, why: `${amount.asSent} cannot be converted to ${parameter.unit}` }
  const inUnit = unitOf(parameter, unit)?.hard
  if (outside(inUnit ? amount.value : exact, inUnit ?? parameter.hard)) {
    const limits = inUnit ?? parameter.hard
    return {
      ok: false,
      why: `outside ${limits.low ?? ''}–${limits.high ?? ''} ${inUnit ? amount.asSent : parameter.unit}`,
    }
  }
  const stored = roundHalfUp(exact, whole ? 0 : 3)
  return {
    ok: true,
    stored,
    entered: { value: String(amount.value), unit: amount.unit === SCORE_UNIT ? SCORE_UNIT : unit },
    rounded: whole && stored !== exact,
  }
}
