import { z } from 'zod'
import { addMinutes } from '@/lib/clinical/time'
import type { ReviewOutcome as EngineOutcome } from '@/lib/clinical/triage/facts'
import { mayRelease, snoozeAllowed } from '@/lib/clinical/triage/snooze'
import { REVIEW_OUTCOMES, type ReviewOutcome, SNOOZE_REASONS, type SnoozeReason } from '@/lib/format/acts'
import { clock } from '@/lib/format/clock'
import { can, type Permission } from '@/lib/permissions'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, notAllowed, type Staff, type Tx } from '../client'
import { changePatient, NO_SUCH_PATIENT } from '../patients/chart'
import { type ActDone, hasLanded, logAct, whoWasFirst } from './act-log'
import { clearFlag, tierCode } from './flag-store'

const keys = <Key extends string>(table: Record<Key, string>) => Object.keys(table) as [Key, ...Key[]]

export const FlagRef = z.object({ flagId: z.uuid(), requestId: z.uuid() })
type FlagRef = z.infer<typeof FlagRef>

type Flag = {
  id: string
  patient_id: string
  rule_id: string
  tier: number
  cleared_at: Date | null
  cleared_by: string | null
  acknowledged_at: Date | null
  clear_reason: string | null
  snoozed_until: Date | null
}

/** Runs an act on one open flag; a flag that has ended in the meantime says how and by whom. */
const actOnFlag = (
  staff: Staff,
  verb: string,
  input: FlagRef,
  work: (tx: Tx, flag: Flag) => Promise<Result<ActDone>>,
) =>
  asStaff<ActDone>(staff, 'flag.act', verb, async (tx) => {
    const [seen] = await tx.query<{ patient_id: string }>(
      'select patient_id from flags where id = $1',
      [input.flagId],
      'flag-patient',
    )
    if (!seen) return NO_SUCH_PATIENT
    return changePatient(tx, seen.patient_id, verb, async () => {
      if (await hasLanded(tx, input.requestId)) return ok({ said: 'Already done.', undoId: null })
      const [flag] = await tx.query<Flag>(
        `select id, patient_id, rule_id, tier, cleared_at, cleared_by, acknowledged_at, clear_reason, snoozed_until
         from flags where id = $1 for update`,
        [input.flagId],
        'flag-for-act',
      )
      if (!flag) return NO_SUCH_PATIENT
      if (flag.cleared_at) return whoWasFirst(tx, 'Cleared', flag.cleared_by, flag.cleared_at)
      return work(tx, flag)
    })
  })

export const Snooze = FlagRef.extend({
  minutes: z.number().int().positive(),
  reason: z.enum(keys(SNOOZE_REASONS)),
  text: z.string().trim().max(500).default(''),
})

/** Lets an acknowledged flag wait, within its tier's cap. Worsening ends the snooze at once. */
export const snooze = (
  staff: Staff,
  input: FlagRef & { minutes: number; reason: SnoozeReason; text: string },
): Promise<Result<ActDone>> =>
  actOnFlag(staff, 'flag.snooze', input, async (tx, flag) => {
    if (input.reason === 'expected' && !input.text) return fail('invalid', 'Say why.', { fields: { text: 'Say why.' } })
    if (!flag.acknowledged_at) return fail('conflict', 'Acknowledge it first; then it can wait.')
    const allowed = snoozeAllowed({
      tier: tierCode(flag.tier),
      minutes: input.minutes,
      reason: SNOOZE_REASONS[input.reason],
    })
    if (!allowed.allowed)
      return fail('invalid', `${tierCode(flag.tier)} can wait at most ${mayRelease(tierCode(flag.tier))} min.`, {
        fields: { minutes: `At most ${mayRelease(tierCode(flag.tier))} min.` },
      })
    const until = addMinutes(tx.now, input.minutes)
    await tx.query('update flags set snoozed_until = $2, snooze_reason = $3 where id = $1', [
      flag.id,
      until,
      input.text || input.reason,
    ])
    await logAct(tx, flag.patient_id, [flag.id], 'snoozed', input.requestId, {
      until,
      reason: input.reason,
      text: input.text,
      before: { snoozedUntil: flag.snoozed_until },
    })
    return ok({ said: `Snoozed to ${clock(until, tx.zone)}`, undoId: input.requestId })
  })

/** How the words of the screen read to the rules. */
const ENGINE_OUTCOME: Record<ReviewOutcome, EngineOutcome> = {
  plan_made: 'plan_signed',
  no_action: 'resolved',
  cause_found: 'assessed',
  referred: 'assessed',
}

export const ReviewInput = FlagRef.extend({
  outcome: z.enum(keys(REVIEW_OUTCOMES)),
  reason: z.string().trim().min(1, 'Say what you found.').max(2000),
})

/** A recorded review: the act behind every "reviewed" and "clinician" in the clearing column (decisions.md 7). */
export const recordReview = (
  staff: Staff,
  input: FlagRef & { outcome: ReviewOutcome; reason: string },
): Promise<Result<ActDone>> =>
  actOnFlag(staff, 'flag.review', input, async (tx, flag) => {
    await tx.query(
      `update flags set reviewed_at = $2, reviewed_by = $3, review_outcome = $4, review_reason = $5 where id = $1`,
      [flag.id, tx.now, tx.staff.id, input.outcome, input.reason],
    )
    await assessEvents(tx, flag, input.reason)
    await logAct(tx, flag.patient_id, [flag.id], 'reviewed', input.requestId, {
      ruleId: flag.rule_id,
      outcome: ENGINE_OUTCOME[input.outcome],
      code: input.outcome,
      reason: input.reason,
    })
    return ok({ said: 'Review recorded', undoId: null })
  })

const EVENTS_OF_RULE: Record<string, string[]> = {
  'MED-01': ['seizure'],
  'MED-03': ['chest_pain'],
  'MED-04': ['syncope'],
  'MED-18': ['seizure', 'chest_pain', 'syncope'],
  'SUI-05': ['self_harm_thoughts'],
}

/** Reviewing a flag that an event opened is the assessment of that event. */
async function assessEvents(tx: Tx, flag: Flag, assessment: string) {
  const types = EVENTS_OF_RULE[flag.rule_id]
  if (!types) return
  await tx.query(
    `update clinical_events set assessed_at = $3, assessed_by = $4, assessment = $5
     where patient_id = $1 and type = any($2) and assessed_at is null`,
    [flag.patient_id, types, tx.now, tx.staff.id, assessment],
  )
}

export const Override = FlagRef.extend({ reason: z.string().trim().min(1, 'An override needs a reason.').max(2000) })

/** Ends a flag without its evidence, with a reason. T1 and T2 need a prescriber or the medical director. */
export const override = (staff: Staff, input: FlagRef & { reason: string }): Promise<Result<ActDone>> =>
  actOnFlag(staff, 'flag.override', input, async (tx, flag) => {
    const needed: Permission = flag.tier <= 2 ? 'flag.clear_urgent' : 'flag.clear'
    if (!can(tx.staff, needed)) return notAllowed([needed])
    await logAct(tx, flag.patient_id, [flag.id], 'reviewed', input.requestId, {
      ruleId: flag.rule_id,
      outcome: 'override',
      reason: input.reason,
    })
    const engine = { query: tx.query, now: tx.now, zone: tx.zone, center: tx.center, by: tx.staff.id }
    await clearFlag(engine, { patientId: flag.patient_id }, flag.id, {
      ruleId: flag.rule_id,
      how: 'override',
      text: input.reason,
    })
    return ok({ said: 'Cleared with reason', undoId: null })
  })
