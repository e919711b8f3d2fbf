import { careFactsOf, recommendFactsOf } from '@/lib/clinical/intake/fields/derive'
import { progressOf } from '@/lib/clinical/intake/fields/progress'
import type { IntakeAnswer, IntakeChart } from '@/lib/clinical/intake/fields/types'
import { levelOfCareHints } from '@/lib/clinical/intake/level-of-care'
import { recommend } from '@/lib/clinical/intake/recommend'
import { clock } from '@/lib/format/clock'
import { fail, ok, type Refused, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { changePatient, NO_SUCH_PATIENT, type OpenChart } from '../patients/chart'
import { chartState } from './chart-state'
import { EFFECTS } from './effects'
import type { IntakeAddendum, SignIntake } from './input'
import { answersOf, intakeById, type SignedIntake, type StoredAnswer } from './rows'
import { standingStop } from './standing-stop'

export type IntakeSigned = { signedAt: string; missing: string[] }

/**
 * Signs an intake: its answers, scores and the suggestion as they stand are frozen. Refused while a stop stands, when
 * somebody saved since the screen was read, and when more is missing than the person was shown.
 */
export const signIntake = (staff: Staff, input: SignIntake): Promise<Result<IntakeSigned>> =>
  asStaff<IntakeSigned>(staff, 'assessment.record', 'intake.sign', (tx) =>
    changePatient<IntakeSigned>(tx, input.patientId, 'intake.sign', (chart) => sign(tx, chart, input), {
      phaseCause: 'anchor',
      reason: 'Told at intake',
      details: { intakeId: input.intakeId, missing: input.missing.length },
    }),
  )

async function sign(tx: Tx, chart: OpenChart, input: SignIntake): Promise<Result<IntakeSigned>> {
  await tx.query('select 1 from intakes where id = $1 and patient_id = $2 for update', [
    input.intakeId,
    input.patientId,
  ])
  const intake = await intakeById(tx, input.patientId, input.intakeId)
  const state = await chartState(tx, input.patientId)
  if (!intake || !state) return NO_SUCH_PATIENT
  if (intake.status === 'signed')
    return fail(
      'conflict',
      `Already signed by ${intake.signed_name ?? 'a colleague'}${signedAt(tx, intake.signed_at)}.`,
    )
  if (await standingStop(tx, input.patientId))
    return fail('conflict', 'The stop still stands. A clinician takes over before anything is signed.')
  const answers = await answersOf(tx, intake.id)
  const content = contentOf(answers, state.chart)
  const refusal = changedSince(answers, input) ?? moreMissing(content.missing, input.missing)
  if (refusal) return refusal
  for (const answer of answers)
    if (answer.state !== 'to_check')
      await EFFECTS[answer.field]?.(tx, chart, { field: answer.field, state: answer.state, value: answer.value })
  await tx.query(
    `update intakes set status = 'signed', signed_at = $2, signed_by = $3, signed_answers = $4 where id = $1 and status = 'draft'`,
    [intake.id, tx.now, tx.staff.id, JSON.stringify(content)],
  )
  return ok({ signedAt: tx.now.toISOString(), missing: content.missing })
}

const signedAt = (tx: Tx, at: Date | null) => (at ? ` ${clock(at, tx.zone)}` : '')

function changedSince(answers: readonly StoredAnswer[], { versions }: SignIntake): Refused | null {
  const changed = answers.find(({ field, version }) => versions[field] !== version)
  if (!changed) return null
  return fail('conflict', `${changed.by ?? 'Somebody'} saved an answer since. Look at it, then sign.`, {
    details: { field: changed.field },
  })
}

function moreMissing(missing: readonly string[], shown: readonly string[]): Refused | null {
  const more = missing.filter((key) => !shown.includes(key))
  if (more.length === 0) return null
  return fail('conflict', 'More is unanswered than the screen showed. Look again, then sign.', { details: { more } })
}

/** Everything as it stands at this moment. */
function contentOf(answers: readonly StoredAnswer[], chart: IntakeChart): SignedIntake {
  const context = {
    answers: Object.fromEntries(
      answers.map(({ field, state, value }): [string, IntakeAnswer] => [field, { state, value }]),
    ),
    chart,
  }
  const { route, suggested, reviewReasons, excluded } = recommend(recommendFactsOf(context))
  return {
    answers: Object.fromEntries(answers.map(({ field, ...answer }) => [field, answer])),
    scores: Object.fromEntries(
      Object.entries(chart.scores).map(([id, { total, band, bandLabel, takenAt }]) => [
        id,
        { total, band, bandLabel, takenAt },
      ]),
    ),
    missing: progressOf(context).missing,
    suggestion: { route, suggested, reviewReasons, excluded },
    care: levelOfCareHints(careFactsOf(context)).map(({ dimension, title, hint, reasons }) => ({
      dimension,
      title,
      hint,
      reasons,
    })),
  }
}

/** Adds to a signed intake; what was signed stays as it is. Sent twice, it lands once. */
export const addIntakeAddendum = (staff: Staff, input: IntakeAddendum): Promise<Result<{ at: string }>> =>
  asStaff<{ at: string }>(staff, 'assessment.record', 'intake.addendum', (tx) =>
    changePatient<{ at: string }>(tx, input.patientId, 'intake.addendum', async () => {
      const intake = await intakeById(tx, input.patientId, input.intakeId)
      if (!intake) return NO_SUCH_PATIENT
      if (intake.status !== 'signed')
        return fail('conflict', 'The intake is still a draft. Change the answers themselves.')
      await tx.query(
        `insert into intake_addenda (id, center_id, patient_id, intake_id, text, at, entered_at, recorded_by, request_id)
         values ($1, $2, $3, $4, $5, $6, $6, $7, $8) on conflict (request_id) where request_id is not null do nothing`,
        [newId(), tx.center.id, input.patientId, intake.id, input.text, tx.now, tx.staff.id, input.requestId],
      )
      return ok({ at: tx.now.toISOString() })
    }),
  )
