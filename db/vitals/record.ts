import { minutesBetween } from '@/lib/clinical/time'
import type { Tier } from '@/lib/clinical/types'
import { fail, ok, type Result } from '@/lib/result'
import { auditWrite } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { changePatient, type OpenChart } from '../patients/chart'
import { stateAlpha2 } from '../patients/medicines'
import { storeScore } from '../scores/store'
import { tierCode } from '../triage/flag-store'
import { type CheckedSet, checkSet } from './checked'
import type { VitalsSetInput } from './input'
import { insertEvents, insertOrthostatic, insertReport, insertSet, type Supersedes } from './store'

export type OpenedFlag = { rule: string; tier: Tier; text: string }
export type VitalsSaved = {
  setId: string
  /** True when this request had already landed. */
  repeated: boolean
  /** Fields that a hard limit refused; everything else is saved. */
  refused: Record<string, string>
  /** Flags that this set opened or made worse, gravest first. */
  opened: OpenedFlag[]
}

/** A clock that is a minute ahead of the server's is no reason to refuse a set. */
const CLOCK_SLACK_MIN = 2

/**
 * Records a vitals and symptoms set: numbers, scores, counts, red flags, events, in one transaction with what the
 * rules make of it. Sent twice, it lands once. A value beyond its hard limits is refused by itself.
 */
export const recordVitals = (staff: Staff, input: VitalsSetInput): Promise<Result<VitalsSaved>> =>
  asStaff<VitalsSaved>(staff, 'vitals.record', 'vitals.record', async (tx) => {
    const future = takenInFuture(tx, input)
    if (future) return future
    return changePatient<VitalsSaved>(tx, input.patientId, 'vitals.record', async (chart) => {
      const landed = await alreadyLanded(tx, input.requestId)
      if (landed) return ok({ setId: landed, repeated: true, refused: {}, opened: [] })
      return storeSet(tx, chart, input, null)
    }).then((result) => withOpened(tx, input.patientId, result))
  })

export function takenInFuture(tx: Tx, { takenAt }: { takenAt: Date }) {
  if (minutesBetween(tx.now, takenAt) <= CLOCK_SLACK_MIN) return null
  return fail('invalid', 'The time taken lies in the future.', { fields: { takenAt: 'This lies in the future.' } })
}

async function alreadyLanded(tx: Tx, requestId: string): Promise<string | null> {
  const [set] = await tx.query<{ id: string }>(
    'select id from observation_sets where request_id = $1',
    [requestId],
    'set-landed',
  )
  return set?.id ?? null
}

/** Writes the parts of a set; a scale that cannot be scored is refused by name and the rest is kept. */
export async function storeSet(
  tx: Tx,
  chart: OpenChart,
  sent: VitalsSetInput,
  supersedes: Supersedes,
): Promise<Result<VitalsSaved>> {
  const input = sent.takenAt > tx.now ? { ...sent, takenAt: tx.now } : sent
  const checked = checkSet(input, tx.now)
  const nothing = nothingIn(input, checked)
  if (nothing) return nothing
  const setId = await insertSet(tx, chart, input, checked, await spo2Scale(tx, chart.patientId), supersedes)
  if (Object.keys(checked.refused).length > 0)
    await auditWrite(tx, 'vitals.field_refused', chart.patientId, { setId, refused: checked.refused, rule: 'DQ-01' })
  await insertReport(tx, chart, input)
  await insertEvents(tx, chart, input)
  await insertOrthostatic(tx, chart, input, checked)
  for (const entered of input.scores) {
    const stored = await storeScore(tx, chart, {
      requestId: input.requestId,
      instrumentId: entered.instrumentId,
      takenAt: input.takenAt,
      mode: entered.administeredBy === 'self' ? 'self' : input.mode,
      offline: input.offline,
      input: {
        answers: entered.answers,
        pulseBpm: entered.instrumentId === 'COWS' ? (checked.values.heart_rate ?? null) : null,
      },
    })
    if (!stored.ok)
      Object.assign(checked.refused, stored.problem.fields ?? { [entered.instrumentId]: stored.problem.message })
  }
  if (input.takesAlpha2 !== undefined) await stateAlpha2(tx, chart.patientId, input.takesAlpha2, null)
  return ok({ setId, repeated: false, refused: checked.refused, opened: [] })
}

/** A set in which nothing is left after the refusals is not saved; the fields say why. */
function nothingIn(input: VitalsSetInput, checked: CheckedSet) {
  const something =
    input.outcome !== 'measured' ||
    Object.keys(checked.values).length > 0 ||
    checked.unrecordable.length > 0 ||
    input.scores.length > 0 ||
    input.events.length > 0 ||
    input.acvpu !== undefined ||
    input.ticks !== undefined ||
    input.vomits !== undefined ||
    input.looseStools !== undefined ||
    input.craving !== undefined ||
    input.sleepHours !== undefined ||
    input.dailyFunction !== undefined ||
    input.hoursWithoutFluids !== undefined ||
    input.hoursWithoutUrine !== undefined ||
    input.drankMl !== undefined
  return something ? null : fail('invalid', 'Nothing to save yet.', { fields: checked.refused })
}

async function spo2Scale(tx: Tx, patientId: string): Promise<1 | 2> {
  const [row] = await tx.query<{ spo2_scale: 1 | 2 }>(
    'select spo2_scale from patients where id = $1',
    [patientId],
    'spo2-scale',
  )
  return row?.spo2_scale ?? 1
}

/** The flags that this transaction opened or made worse. */
export async function withOpened<T extends { opened: OpenedFlag[] }>(
  tx: Tx,
  patientId: string,
  result: Result<T>,
): Promise<Result<T>> {
  if (!result.ok) return result
  const flags = await tx.query<{ rule_id: string; tier: number; text: string }>(
    `select f.rule_id, f.tier, f.text from flags f
     where f.patient_id = $1 and f.cleared_at is null and f.last_notified_at = $2
     order by f.tier, f.class_rank, f.rule_id`,
    [patientId, tx.now],
    'opened-flags',
  )
  return ok({
    ...result.value,
    opened: flags.map((flag) => ({ rule: flag.rule_id, tier: tierCode(flag.tier), text: flag.text })),
  })
}
