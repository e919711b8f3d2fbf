import { news2 } from '@/lib/clinical/vitals/news2'
import { orthostatic } from '@/lib/clinical/vitals/orthostatic'
import { displayOnly } from '@/lib/clinical/vitals/validate'
import type { Tx } from '../client'
import { newId } from '../ids'
import type { OpenChart } from '../patients/chart'
import type { ReportFindings } from '../schema/facts'
import type { CheckedSet } from './checked'
import type { VitalsSetInput } from './input'

export type Supersedes = { id: string; reason: string } | null

/** Stores the numbers of a set with their NEWS2, as typed and in stored units. */
export async function insertSet(
  tx: Tx,
  chart: OpenChart,
  input: VitalsSetInput,
  checked: CheckedSet,
  scale: 1 | 2,
  supersedes: Supersedes = null,
): Promise<string> {
  const { values } = checked
  const warning = news2({
    rr: values.respiratory_rate,
    spo2: values.spo2,
    spo2Scale: scale,
    onOxygen: input.onOxygen,
    sbp: values.sbp,
    hr: values.heart_rate,
    acvpu: input.acvpu,
    tempC: values.temperature,
  })
  const measured = input.outcome === 'measured'
  const points = Object.values(warning.points).filter((point) => point !== null)
  const id = newId()
  await tx.query(
    `insert into observation_sets (id, center_id, patient_id, episode_id, request_id, taken_at, entered_at, recorded_by, outcome,
       outcome_reason, hr, rr, spo2, spo2_scale, on_oxygen, oxygen_flow, sbp, dbp, position, temp_c, temp_entered, temp_unit, acvpu,
       weight_kg, height_cm, pain, glucose_mg_dl, symptomatic, unrecordable, entered, kept, note, news2_total, news2_band, news2_max,
       source, supersedes_id, correction_reason, display_only)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
       $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39)`,
    [
      id,
      tx.center.id,
      chart.patientId,
      chart.episodeId,
      input.requestId,
      input.takenAt,
      tx.now,
      tx.staff.id,
      input.outcome,
      input.reason ?? null,
      values.heart_rate,
      values.respiratory_rate,
      values.spo2,
      scale,
      input.onOxygen,
      values.oxygen_flow,
      values.sbp,
      values.dbp,
      input.position,
      values.temperature,
      ...enteredTemperature(checked),
      input.acvpu,
      values.weight,
      values.height,
      values.pain,
      values.glucose,
      input.symptomatic ?? false,
      checked.unrecordable,
      JSON.stringify(checked.entered),
      checked.kept,
      input.note ?? null,
      measured ? warning.total : null,
      measured ? warning.band : null,
      measured && points.length > 0 ? Math.max(...points) : null,
      input.offline ? 'offline' : 'entered',
      supersedes?.id ?? null,
      supersedes?.reason ?? null,
      displayOnly({ measuredAt: input.takenAt, enteredAt: tx.now }).displayOnly ?? false,
    ],
    'insert-set',
  )
  return id
}

function enteredTemperature({ entered }: CheckedSet): [number | null, string | null] {
  const typed = entered.temperature
  return typed ? [Number(typed.value), typed.unit ?? null] : [null, null]
}

/** What was reported beside the numbers: counts, function, sleep, craving and the red-flag ticks. */
export async function insertReport(tx: Tx, chart: OpenChart, input: VitalsSetInput): Promise<void> {
  const findings: ReportFindings = {
    ticks: input.ticks,
    vomits24h: input.vomits,
    looseStools24h: input.looseStools,
    drankMl: input.drankMl,
    hoursWithoutFluids: input.hoursWithoutFluids,
    hoursWithoutUrine: input.hoursWithoutUrine,
    daysWithoutStool: input.daysWithoutStool,
    function: input.dailyFunction,
    sleepHours: input.sleepHours,
    craving: input.craving,
  }
  if (Object.values(findings).every((value) => value === undefined)) return
  await tx.query(
    `insert into reports (id, center_id, patient_id, episode_id, request_id, taken_at, entered_at, recorded_by, mode, findings)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      newId(),
      tx.center.id,
      chart.patientId,
      chart.episodeId,
      input.requestId,
      input.takenAt,
      tx.now,
      tx.staff.id,
      input.mode,
      JSON.stringify(findings),
    ],
    'insert-report',
  )
}

/** Seizure, chest pain, faint, thoughts of self-harm: open until assessed. An unknown time counts as the time of the set. */
export async function insertEvents(tx: Tx, chart: OpenChart, input: VitalsSetInput): Promise<void> {
  for (const event of input.events)
    await tx.query(
      `insert into clinical_events (id, center_id, patient_id, episode_id, request_id, type, happened_at, reported_at, details, reporter,
         entered_at, recorded_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        newId(),
        tx.center.id,
        chart.patientId,
        chart.episodeId,
        input.requestId,
        event.type,
        event.happenedAt ?? input.takenAt,
        tx.now,
        JSON.stringify({ injury: event.injury, fullRecovery: event.fullRecovery }),
        input.mode,
        tx.now,
        tx.staff.id,
      ],
      'insert-event',
    )
}

/** Standing readings after the pressure of the set, judged as one orthostatic test. */
export async function insertOrthostatic(
  tx: Tx,
  chart: OpenChart,
  input: VitalsSetInput,
  checked: CheckedSet,
): Promise<void> {
  const { sbp, dbp, heart_rate } = checked.values
  if (!input.orthostatic || sbp === undefined || dbp === undefined || input.orthostatic.standing.length === 0) return
  const baseline = { sbp, dbp, hr: heart_rate }
  await tx.query(
    `insert into orthostatic_tests (id, center_id, patient_id, taken_at, kind, baseline, standing, positive, symptomatic, request_id,
       entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      newId(),
      tx.center.id,
      chart.patientId,
      input.takenAt,
      input.orthostatic.kind,
      JSON.stringify(baseline),
      JSON.stringify(input.orthostatic.standing),
      orthostatic({ ...input.orthostatic, baseline }).positive,
      input.symptomatic ?? false,
      input.requestId,
      tx.now,
      tx.staff.id,
    ],
  )
}
