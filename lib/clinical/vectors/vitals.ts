import { EngineError } from '../errors'
import { ACVPU } from '../types'
import { news2 } from '../vitals/news2'
import { type OrthostaticInput, orthostatic } from '../vitals/orthostatic'
import { shockIndex } from '../vitals/shock-index'
import { PARAMETER_KEYS } from '../vitals/types'
import { type Verdict, validateVital } from '../vitals/validate'
import { validatePressure } from '../vitals/validate-pressure'
import { instant, type JsonObject, maybeBool, need, num, obj, objs, oneOf, str, type VectorOps } from './shape'

/** Vital-sign ops of FORMAT.md, section Instruments. */
export const vitalsOps: VectorOps = {
  news2: (input) => {
    const { single3, ...rest } = news2({
      rr: num(input.rr),
      spo2: num(input.spo2),
      spo2Scale: num(input.spo2_scale) === 2 ? 2 : 1,
      onOxygen: maybeBool(input.on_oxygen),
      sbp: num(input.sbp),
      hr: num(input.hr),
      acvpu: oneOf(ACVPU, input.acvpu),
      tempC: num(input.temp_c),
      tempF: num(input.temp_f),
    })
    return { ...rest, single_3: single3 }
  },
  orthostatic: (input) => {
    const { positive, reasons, volumeLossSupport } = orthostatic(orthostaticInput(input))
    return { positive, reasons, volume_loss_support: volumeLossSupport }
  },
  shock_index: (input) => {
    const { index, vit10 } = shockIndex(num(input.hr), num(input.sbp))
    return { index, vit_10: vit10 }
  },
  'vitals.validate': (input) => verdict(validate(input)),
}

/** The fields of `orthostatic`, which triage facts use as well. */
export function orthostaticInput(input: JsonObject): OrthostaticInput {
  const reading = (fields: JsonObject) => ({ sbp: num(fields.sbp), dbp: num(fields.dbp), hr: num(fields.hr) })
  return {
    kind: need(oneOf(['supine_to_stand', 'sit_to_stand'], input.kind)),
    baseline: reading(obj(input.baseline) ?? {}),
    standing: objs(input.standing).map((one) => ({ minute: need(num(one.minute)), ...reading(one) })),
  }
}

function validate(input: JsonObject): Verdict<string> {
  const times = { measuredAt: instant(input.measured_at), enteredAt: instant(input.entered_at) }
  const unit = str(input.unit)
  if (input.vital === 'blood_pressure')
    return validatePressure({ sbp: num(input.sbp), dbp: num(input.dbp), unit, ...times })
  const parameter = PARAMETER_KEYS.find((key) => key === input.vital)
  const value = num(input.value)
  if (!parameter) throw new EngineError('unknown_vital')
  if (value === undefined) throw new EngineError('value_missing')
  return validateVital({
    parameter,
    value,
    unit,
    uln: num(input.uln),
    previousKg: num(input.previous_kg),
    daysSincePrevious: num(input.days_since_previous),
    ...times,
  })
}

const verdict = ({ status, reasons, rule, storedValue, storedUnit, displayOnly }: Verdict<string>) => ({
  status,
  reasons,
  rule,
  ...(storedValue !== undefined && { stored_value: storedValue, stored_unit: storedUnit }),
  ...(displayOnly !== undefined && { display_only: displayOnly }),
})
