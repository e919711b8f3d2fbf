import { z } from 'zod'
import { TAPER_UNITS } from '@/lib/clinical/taper/types'
import type { TickName } from '@/lib/clinical/triage/facts'
import { can } from '@/lib/permissions'
import { ok, type Result } from '@/lib/result'
import { asStaff, notAllowed, type Staff, type Tx } from '../client'
import { storeDose } from '../doses/record'
import { newId } from '../ids'
import { changePatient, landed, type OpenChart } from '../patients/chart'
import { planNextCheckIn, storeContact } from '../patients/contacts'
import { storeScore } from '../scores/store'
import type { VitalsSetInput } from '../vitals/input'
import { type OpenedFlag, takenInFuture, withOpened } from '../vitals/record'
import { insertEvents, insertReport } from '../vitals/store'

/** The safety questions of the phone script. Each is asked and answered yes or no; only then is the check recorded. */
export const SAFETY = [
  'intent_to_use',
  'suspected_overdose',
  'confusion',
  'hallucinations',
  'dyspnea',
  'jaundice',
  'severe_abdominal_pain',
] as const satisfies readonly TickName[]
export const SAFETY_EVENTS = ['self_harm_thoughts', 'seizure', 'syncope', 'chest_pain'] as const

const scale = (max: number, what: string) =>
  z
    .number(`${what}: write a number.`)
    .min(0, `${what} cannot be below 0.`)
    .max(max, `${what} is above ${max}.`)
    .nullish()
const YesNo = z.enum(['yes', 'no'])

export const CallInput = z
  .object({
    requestId: z.uuid(),
    patientId: z.uuid(),
    at: z.iso.datetime({ offset: true, error: 'Give date and time.' }).or(z.date()).pipe(z.coerce.date()),
    reached: z.boolean(),
    /** SOWS answers by item; an unanswered one stays unanswered and is never zero. */
    sows: z.record(z.string().max(40), z.number().int().min(0).max(4)).default({}),
    craving: scale(10, 'Craving'),
    sleepHours: scale(24, 'Sleep'),
    vomits: scale(100, 'Vomits'),
    looseStools: scale(100, 'Loose stools'),
    hoursWithoutFluids: scale(240, 'Hours without fluids'),
    dailyFunction: scale(10, 'Daily function'),
    dose: z
      .object({ amount: z.number('Write the amount as a number.').min(0).max(1_000), unit: z.enum(TAPER_UNITS) })
      .nullish(),
    /** Null = the safety questions were not asked. */
    safety: z.record(z.enum([...SAFETY, ...SAFETY_EVENTS]), YesNo).nullish(),
    note: z.string().trim().max(2000).default(''),
  })
  .refine(
    ({ reached, sows, craving, safety }) => reached || (Object.keys(sows).length === 0 && craving == null && !safety),
    {
      path: ['reached'],
      message: 'Nobody was reached, but answers are filled in.',
    },
  )
export type CallInput = z.infer<typeof CallInput>

export type CallSaved = {
  text: string
  opened: OpenedFlag[] /** Thoughts of self-harm were named: the C-SSRS is next. */
  askCssrs: boolean
}

/**
 * Records a phone call in one pass: the contact, SOWS, craving, sleep, doses taken and safety answers, in one
 * transaction with what the rules make of it. A call that reached nobody is an attempt, and the check-in stays due.
 * Doses need the right to record doses. No vitals set is written: a call is not a measurement.
 */
export const recordCall = (staff: Staff, input: CallInput): Promise<Result<CallSaved>> =>
  asStaff<CallSaved>(staff, 'assessment.record', 'call.record', async (tx) => {
    if (input.dose && !can(tx.staff, 'dose.record')) return notAllowed(['dose.record'])
    const future = takenInFuture(tx, { takenAt: input.at })
    if (future) return future
    const at = input.at > tx.now ? tx.now : input.at
    return changePatient<CallSaved>(
      tx,
      input.patientId,
      'call.record',
      async (chart) => {
        const askCssrs = input.safety?.self_harm_thoughts === 'yes'
        if (await landed(tx, input.patientId, 'call.record', input.requestId))
          return ok({ text: 'Already recorded.', opened: [], askCssrs })
        const written = input.reached ? await writeAnswers(tx, chart, { ...input, at }) : ok(null)
        if (!written.ok) return written
        const contact = {
          requestId: input.requestId,
          patientId: input.patientId,
          kind: 'phone' as const,
          at,
          note: input.note,
        }
        await storeContact(tx, chart, { ...contact, state: input.reached ? 'happened' : 'no_answer' })
        if (input.reached) await planNextCheckIn(tx, chart, at)
        return ok({ text: input.reached ? 'Call recorded' : 'No answer recorded', opened: [], askCssrs })
      },
      { details: { requestId: input.requestId, reached: input.reached } },
    ).then((result) => withOpened(tx, input.patientId, result))
  })

async function writeAnswers(tx: Tx, chart: OpenChart, input: CallInput): Promise<Result<null>> {
  const set = await reportOf(tx, input)
  await insertReport(tx, chart, set)
  await insertEvents(tx, chart, set)
  if (Object.keys(input.sows).length > 0) {
    const scored = await storeScore(tx, chart, {
      requestId: input.requestId,
      instrumentId: 'SOWS_H',
      takenAt: input.at,
      mode: 'phone',
      input: { answers: input.sows },
    })
    if (!scored.ok) return scored
  }
  if (!input.dose) return ok(null)
  const dose = await storeDose(
    tx,
    chart,
    {
      requestId: newId(),
      patientId: input.patientId,
      takenAt: input.at,
      kind: 'day_total',
      origin: 'reported',
      ...input.dose,
    },
    null,
  )
  return dose.ok ? ok(null) : dose
}

/** The call as the report of a set without numbers. A finding that the script does not ask about stays as it was. */
async function reportOf(tx: Tx, input: CallInput): Promise<VitalsSetInput> {
  const { safety } = input
  const said = (name: keyof NonNullable<CallInput['safety']>) => safety?.[name] === 'yes'
  return {
    requestId: input.requestId,
    patientId: input.patientId,
    takenAt: input.at,
    outcome: 'measured',
    vitals: [],
    scores: [],
    mode: 'phone',
    craving: input.craving ?? undefined,
    sleepHours: input.sleepHours ?? undefined,
    vomits: input.vomits ?? undefined,
    looseStools: input.looseStools ?? undefined,
    hoursWithoutFluids: input.hoursWithoutFluids ?? undefined,
    dailyFunction: input.dailyFunction ?? undefined,
    ticks: safety ? [...(await notAsked(tx, input)), ...SAFETY.filter(said)] : undefined,
    events: SAFETY_EVENTS.filter(said).map((type) => ({ type, happenedAt: input.at })),
  }
}

async function notAsked(tx: Tx, { patientId, at }: CallInput): Promise<TickName[]> {
  const [last] = await tx.query<{ ticks: TickName[] }>(
    `select findings -> 'ticks' as ticks from reports
     where patient_id = $1 and superseded_by_id is null and findings ? 'ticks' and taken_at <= $2 order by taken_at desc limit 1`,
    [patientId, at],
  )
  const asked: readonly TickName[] = SAFETY
  return (last?.ticks ?? []).filter((tick) => !asked.includes(tick))
}
