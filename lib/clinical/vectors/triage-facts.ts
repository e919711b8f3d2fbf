import {
  type ClinicalEvent,
  type Cssrs,
  type Dated,
  type Facts,
  type LabValue,
  NO_FACTS,
  type OrthostaticTest,
  type Score,
  type TaperResult,
  TICKS,
  type VitalsSet,
  type Weight,
} from '../triage/facts'
import { ACVPU, APPROACHES, PHASES, SUBSTANCES } from '../types'
import { patientState } from './phases'
import {
  bool,
  date,
  instant,
  type Json,
  type JsonObject,
  list,
  maybeBool,
  need,
  num,
  obj,
  objs,
  oneOf,
  str,
  when,
} from './shape'

/** Triage facts of the vector format. Plans and consent say something only when their rule is under test. */
export function triageFacts(input: JsonObject, rules: ReadonlySet<string>): Facts {
  return {
    ...NO_FACTS,
    ...courseFacts(input),
    ...measured(input),
    ...reported(input),
    ...scores(input),
    ...substances(input),
    ...engagement(input, rules),
  }
}

const courseFacts = (input: JsonObject): Partial<Facts> => ({
  phase: oneOf(PHASES, input.phase) ?? null,
  day: num(input.day) ?? null,
  course: str(input.use) ? patientState(input) : null,
  step: when(input.step) ?? null,
  approach: oneOf(APPROACHES, input.approach) ?? null,
  admittedAt: instant(input.admitted_at) ?? null,
  onAlpha2: bool(input.on_alpha2),
  onLoperamide: bool(input.on_loperamide),
  mentalHealthComorbidity: bool(input.mental_health_comorbidity),
  pregnancy: oneOf(['yes', 'suspected', 'no', 'unknown'], input.pregnancy) ?? null,
})

const measured = (input: JsonObject): Partial<Facts> => {
  const test = obj(input.orthostatic)
  const baseline = obj(input.baseline_weight)
  const stop = obj(input.alpha2_stop)
  return {
    vitals: objs(input.vitals).map(vitalsSet),
    orthostatic: test ? [orthostaticTest(test)] : [],
    weights: objs(input.weights).map(weight),
    baselineWeight: baseline ? weight(baseline) : null,
    vitalsIntervalH: num(input.vitals_interval_h) ?? null,
    alpha2Stop: stop
      ? {
          daysTaken: need(num(stop.days_taken)),
          abrupt: bool(stop.abrupt),
          sbpBefore: num(stop.sbp_before) ?? null,
          at: null,
        }
      : null,
  }
}

function vitalsSet(fields: JsonObject): VitalsSet {
  const [c, f] = [num(fields.temp_c), num(fields.temp_f)]
  return {
    at: need(instant(fields.at)),
    enteredAt: instant(fields.entered_at) ?? null,
    outcome: 'measured',
    hr: num(fields.hr) ?? null,
    rr: num(fields.rr) ?? null,
    spo2: num(fields.spo2) ?? null,
    sbp: num(fields.sbp) ?? null,
    dbp: num(fields.dbp) ?? null,
    acvpu: oneOf(ACVPU, fields.acvpu) ?? null,
    temp: c !== undefined ? { value: c, unit: 'C' } : f !== undefined ? { value: f, unit: 'F' } : null,
    onOxygen: maybeBool(fields.on_oxygen) ?? null,
    news2Scale: num(fields.spo2_scale) === 2 ? 2 : 1,
    symptomatic: bool(fields.symptomatic),
    unrecordable: [],
  }
}

const pressure = (fields: JsonObject) => ({
  sbp: need(num(fields.sbp)),
  dbp: need(num(fields.dbp)),
  hr: num(fields.hr) ?? null,
})

const orthostaticTest = (fields: JsonObject): OrthostaticTest => ({
  at: instant(fields.at) ?? null,
  kind: need(oneOf(['supine_to_stand', 'sit_to_stand'], fields.kind)),
  baseline: pressure(need(obj(fields.baseline))),
  standing: objs(fields.standing).map((one) => ({ minute: need(num(one.minute)), ...pressure(one) })),
  symptomatic: bool(fields.symptomatic),
})

const weight = (fields: JsonObject): Weight => ({ on: need(date(fields.on)), kg: need(num(fields.kg)) })

const reported = (input: JsonObject): Partial<Facts> => ({
  events: objs(input.events).map(clinicalEvent),
  ticks: list(input.ticks).map((name) => ({ name: need(oneOf(TICKS, name)), at: null })),
  vomits24h: undated(input.vomits_24h),
  looseStools24h: undated(input.loose_stools_24h),
  hoursWithoutFluids: undated(input.hours_without_fluids),
  hoursWithoutUrine: undated(input.hours_without_urine),
  daysWithoutStool: undated(input.days_without_stool),
  functionReports: objs(input.function_reports).map(value),
  sleepHours: list(input.sleep_hours).map((hours) => ({ value: need(num(hours)), at: null })),
  craving: objs(input.craving).map(value),
})

function clinicalEvent(fields: JsonObject): ClinicalEvent {
  const happenedAt = instant(fields.happened_at) ?? null
  return {
    type: need(oneOf(['seizure', 'chest_pain', 'syncope', 'self_harm_thoughts'], fields.type)),
    happenedAt,
    reportedAt: need(instant(fields.reported_at) ?? happenedAt),
    assessed: bool(fields.assessed),
    injury: maybeBool(fields.injury) ?? null,
    fullRecovery: maybeBool(fields.full_recovery) ?? null,
  }
}

function undated(json: unknown): Dated<number> | null {
  const found = num(json)
  return found === undefined ? null : { value: found, at: null }
}

const value = (fields: JsonObject): Dated<number> => ({ value: need(num(fields.value)), at: need(instant(fields.at)) })

const scores = (input: JsonObject): Partial<Facts> => ({
  cows: objs(input.cows).map(score),
  ciwaAr: objs(input.ciwa_ar).map(score),
  ciwaB: objs(input.ciwa_b).map(score),
  sowsH: objs(input.sows_h).map(score),
  gad7: objs(input.gad7).map(score),
  phq9: objs(input.phq9).map((one) => ({
    at: need(instant(one.at)),
    total: num(one.total) ?? null,
    item9: num(one.item9) ?? null,
  })),
  cssrs: objs(input.cssrs).map(
    (one): Cssrs => ({
      at: need(instant(one.at)),
      risk: oneOf(['none', 'low', 'moderate', 'high'], one.risk) ?? null,
      complete: true,
      answers: null,
    }),
  ),
  poss: objs(input.poss).map((one) => ({
    value: String(need<Json | undefined>(one.level)),
    at: need(instant(one.at)),
  })),
  rass: objs(input.rass).map((one) => ({ value: need(num(one.level)), at: need(instant(one.at)) })),
  isiTotal: undated(input.isi_total),
  pawssTotal: undated(input.pawss_total),
  auditCTotal: undated(input.audit_c_total),
})

const score = (fields: JsonObject): Score => ({
  at: need(instant(fields.at)),
  total: need(num(fields.total)),
  tremorItem: num(fields.tremor_item) ?? null,
})

const substances = (input: JsonObject): Partial<Facts> => {
  const qtc = obj(input.qtc)
  return {
    alt: lab(input.alt),
    bilirubin: lab(input.bilirubin),
    qtc: qtc ? { ms: need(num(qtc.ms)), baselineMs: num(qtc.baseline_ms) ?? null, at: null } : null,
    lastAlcoholAt: instant(input.last_alcohol_at) ?? null,
    lastBenzodiazepineAt: instant(input.last_benzodiazepine_at) ?? null,
    alcoholDays7: undated(input.alcohol_days_7),
    benzodiazepineDays7: undated(input.benzodiazepine_days_7),
    substancesStopping: undated(input.substances_stopping),
    newSubstances: list(input.new_substances).map((name) => ({
      substance: need(oneOf([...SUBSTANCES, 'injection'], name)),
      at: null,
    })),
    buprenorphineDoses: objs(input.buprenorphine_doses).map((one) => ({ at: need(instant(one.at)) })),
    taperResults: list(input.taper_results).map((result) => ({ value: need(oneOf(RESULTS, result)), at: null })),
    failedAttempts: num(input.failed_attempts) ?? null,
    missedBuprenorphineDays: undated(input.missed_buprenorphine_days),
    missedOtherDose: bool(input.missed_other_dose) ? { value: true, at: null } : null,
  }
}

const RESULTS = ['proceed', 'hold', 'hold_and_slow', 'step_back', 'stop'] as const satisfies readonly TaperResult[]

function lab(json: unknown): LabValue | null {
  const fields = obj(json)
  return fields ? { value: need(num(fields.value)), uln: need(num(fields.uln)), at: null } : null
}

const engagement = (input: JsonObject, rules: ReadonlySet<string>): Partial<Facts> => ({
  checkInDueAt: instant(input.check_in_due_at) ?? null,
  lastContactAt: instant(input.last_contact_at) ?? null,
  crisisPlan: rules.has('ENG-09') ? bool(input.crisis_plan) : null,
  relapsePlan: rules.has('ENG-09') ? bool(input.relapse_plan) : null,
  consent: rules.has('ENG-10') ? consent(input.consent) : 'not_asked',
})

function consent(json: unknown): Facts['consent'] {
  const fields = obj(json)
  return fields ? { revokedOn: date(fields.revoked_on) ?? null, expiresOn: date(fields.expires_on) ?? null } : null
}
