import { changeAnchor } from '../phases/anchor-change'
import { corridorUpper } from '../phases/corridor'
import { phaseSettings } from '../phases/definitions'
import { dueState } from '../phases/due'
import { phaseOf } from '../phases/phase-of'
import { MEDICATION_KINDS, MEDICATION_STATES, type PatientState, USE_STATUSES } from '../phases/state'
import { applyUses, type ReportedUse } from '../phases/uses'
import { SUBSTANCES } from '../types'
import { bool, date, instant, type JsonObject, need, num, obj, objs, oneOf, str, type VectorOps, when } from './shape'

/** The patient state of the vector format; also read by triage facts. */
export function patientState(input: JsonObject): PatientState {
  const medication = obj(input.medication)
  return {
    use: oneOf(USE_STATUSES, input.use) ?? 'not_assessed',
    taperStartedOn: date(input.taper_started_on),
    taperFinished: bool(input.taper_finished),
    alternateDay: bool(input.alternate_day),
    lastDose: when(input.last_dose),
    plannedLastDoseOn: date(input.planned_last_dose_on),
    clinicianConfirmed: bool(input.clinician_confirmed),
    medication: medication && {
      kind: need(oneOf(MEDICATION_KINDS, medication.kind)),
      state: need(oneOf(MEDICATION_STATES, medication.state)),
      firstDoseAt: instant(medication.first_dose_at),
    },
  }
}

function settingsOf(value: unknown) {
  const given = obj(value) ?? {}
  return phaseSettings({
    acuteLastDay: num(given.acute_last_day),
    subacuteLastDay: num(given.subacute_last_day),
    extendedLastDay: num(given.extended_last_day),
  })
}

const zoneAndNow = (input: JsonObject) => ({ zone: need(str(input.time_zone)), now: need(instant(input.now)) })

function phaseOfOp(input: JsonObject) {
  const view = phaseOf(patientState(input), {
    ...zoneAndNow(input),
    admittedOn: date(input.admitted_on),
    settings: settingsOf(input.settings),
  })
  return {
    phase: view.phase,
    sub_state: view.subState,
    day: view.day,
    anchor_date: view.anchorDate,
    anchor_status: view.anchorStatus,
    hours_since_last_dose: view.hoursSinceLastDose,
    days_in_care: view.daysInCare,
    taper_day: view.taperDay,
    badges: view.badges,
  }
}

const reportedUse = (input: JsonObject): ReportedUse => ({
  ...need(when(input)),
  substance: need(oneOf(SUBSTANCES, input.substance)),
  planned: bool(input.planned),
})

function phaseUseOp(input: JsonObject) {
  const outcome = applyUses({
    ...zoneAndNow(input),
    anchor: need(when(input.anchor)),
    attemptNo: need(num(input.attempt_no)),
    uses: objs(input.uses).map(reportedUse),
    stillUsing: bool(input.still_using),
    taperActive: bool(input.taper_active),
    dailyDosingResumed: bool(input.daily_dosing_resumed),
    clinicianRelapse: bool(input.clinician_relapse),
    settings: settingsOf(input.settings),
  })
  return {
    event: outcome.event,
    phase: outcome.phase,
    day: outcome.day,
    anchor_date: outcome.anchorDate,
    anchor_dates: outcome.anchorDates,
    attempt_no: outcome.attemptNo,
    streak_days: outcome.streakDays,
    flags: outcome.flags,
    heightened_monitoring: outcome.heightenedMonitoring,
  }
}

function anchorChangeOp(input: JsonObject) {
  const { accepted, code, audit } = changeAnchor({
    old: date(input.old) ?? null,
    new: date(input.new) ?? null,
    reason: str(input.reason),
    user: need(str(input.user)),
    at: need(instant(input.at)),
  })
  return { accepted, code, audit: audit && { ...audit, at: input.at } }
}

export const phasesOps: VectorOps = {
  'phase.of': phaseOfOp,
  'phase.use': phaseUseOp,
  'corridor.upper': (input) => ({
    upper: corridorUpper(patientState(input), {
      zone: need(str(input.time_zone)),
      at: need(instant(input.at)),
      step: when(input.step),
    }),
  }),
  'monitor.overdue': (input) => {
    const due = dueState(need(instant(input.last_at)), need(num(input.interval_h)), need(instant(input.now)))
    return { state: due.state, grace_h: due.graceH }
  },
  'anchor.change': anchorChangeOp,
}
