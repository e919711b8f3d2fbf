import { BUP_PRODUCTS, bupGate, bupRange } from '../medications/buprenorphine'
import { checkDose } from '../medications/dose-check'
import { countQtDrugs } from '../medications/qt'
import { type DosePatient, IMPAIRMENTS } from '../medications/types'
import type { Alpha2Vitals } from '../medications/vitals-hold'
import { bool, instant, type JsonObject, list, need, num, obj, objs, oneOf, str, type VectorOps, when } from './shape'

const ORDER_KINDS = ['otc', 'rx'] as const

export const medicationsOps: VectorOps = {
  'bup.range': (input) => {
    const range = bupRange(need(oneOf(BUP_PRODUCTS, input.product)), num(input.kratom_g_per_day) ?? null)
    return { row: range.row, start_mg_min: range.startMgMin, start_mg_max: range.startMgMax }
  },
  'bup.gate': (input) => {
    const limits = { minHours: num(input.min_hours), minCows: num(input.min_cows) }
    const gate = bupGate(when(input.last_dose) ?? null, num(input.cows) ?? null, need(instant(input.now)), limits)
    return { met: gate.met, reasons: gate.reasons }
  },
  'qt.count': (input) => {
    const { count, ecgSuggested } = countQtDrugs(list(input.drugs).map((one) => need(str(one))))
    return { count, ecg_suggested: ecgSuggested }
  },
  'dose.check': (input) => {
    const check = checkDose({
      drug: need(str(input.drug)),
      doseMg: need(num(input.dose_mg)),
      orderKind: oneOf(ORDER_KINDS, input.order_kind) ?? null,
      now: need(instant(input.now)),
      history: objs(input.history).map((one) => ({
        at: need(instant(one.at)),
        drug: need(str(one.drug)),
        mg: need(num(one.mg)),
      })),
      patient: patient(obj(input.patient) ?? {}),
      vitals: vitals(obj(input.vitals), need(instant(input.now))),
    })
    return {
      decision: check.decision,
      reasons: check.reasons.map(({ code }) => code),
      total_24h_mg: check.total24hMg,
      max_24h_mg: check.max24hMg,
      rules: check.rules,
    }
  },
}

function patient(input: JsonObject): DosePatient {
  return {
    weightKg: num(input.weight_kg) ?? null,
    liverDisease: bool(input.liver_disease),
    alcoholUse: bool(input.alcohol_use),
    jaundice: bool(input.jaundice),
    altOver3xUln: bool(input.alt_over_3x_uln),
    hepaticImpairment: oneOf(IMPAIRMENTS, input.hepatic_impairment) ?? null,
    renalImpairment: oneOf(IMPAIRMENTS, input.renal_impairment) ?? null,
    allergies: list(input.allergies).map((one) => need(str(one))),
    fever: bool(input.fever),
    bloodyStool: bool(input.bloody_stool),
    treatmentDay: num(input.treatment_day) ?? null,
  }
}

/** A vector's vitals carry no time: they are those of this moment. */
function vitals(input: JsonObject | undefined, now: Date): Alpha2Vitals | null {
  if (!input) return null
  return { sbp: num(input.sbp) ?? null, dbp: num(input.dbp) ?? null, hr: num(input.hr) ?? null, measuredAt: now }
}
