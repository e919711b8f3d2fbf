import { approachOf } from '@/lib/clinical/taper/approaches'
import { reviewStep, type StepReview } from '@/lib/clinical/taper/review'
import { REVIEW_LIMITS } from '@/lib/clinical/taper/review-facts'
import type { TaperStep } from '@/lib/clinical/taper/types'
import { addDays, daysBetween, localDate } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import { ageOf, inDays } from '@/lib/format/age'
import { day } from '@/lib/format/clock'
import { can } from '@/lib/permissions'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { NO_SUCH_PATIENT } from '../patients/chart'
import { changedPlan } from './change'
import { lockedFor } from './decide'
import { StepReport } from './input'
import { readTaperFacts, type TaperFacts } from './patient-facts'
import {
  type DecisionRow,
  inForce,
  type PlanRow,
  readDecisions,
  readPlans,
  type StandingPlan,
  standingOf,
} from './rows'
import { type Reading, type StepFacts, stepFacts } from './step-facts'
import type { StepReviewView } from './types'

/** The due step with the engine's proposal and the data behind it; null when no plan is in force. */
export const readStepReview = (
  staff: Staff,
  patientId: string,
  reported: StepReport = StepReport.parse({}),
): Promise<Result<StepReviewView | null>> =>
  asStaff<StepReviewView | null>(staff, 'chart.read', 'taper.step_review', async (tx) => {
    const patient = await readTaperFacts(tx, patientId)
    if (!patient) return NO_SUCH_PATIENT
    await auditRead(tx, 'taper.step_review', patientId)
    const plan = inForce(await readPlans(tx, patientId))
    if (!plan) return ok(null)
    return ok(stepReviewView(tx, patientId, patient, plan, await readDecisions(tx, patientId), reported))
  })

export function stepReviewView(
  tx: Pick<Tx, 'now' | 'zone' | 'staff'>,
  patientId: string,
  patient: TaperFacts,
  plan: PlanRow,
  decisions: readonly DecisionRow[],
  reported: StepReport,
): StepReviewView {
  const today = localDate(tx.now, tx.zone)
  const standing = standingOf(plan, decisions, today)
  const found = stepFacts(tx, patient, plan, decisions, reported)
  const review = reviewStep(found.input)
  const dueOn = standing.dueOn ?? today
  const locked = lockedFor(patient, 'confirm')
  const mayHold = can(tx.staff, 'taper.hold')
  const isDue = standing.next !== null && dueOn <= addDays(today, 1)
  return {
    patientId,
    planId: plan.id,
    version: plan.version,
    dueOn,
    dueText: dueText(dueOn, today),
    current: { no: standing.no, dose: standing.dose, doses: standing.step?.doses ?? [] },
    next: standing.next ? shown(standing.next) : null,
    unit: plan.unit,
    proposal: review.result,
    proposalText: review.summary,
    evidence: evidence(tx, found),
    consequences: consequences(review, plan, standing, today),
    speedUp: review.speedUp,
    may: {
      confirm: mayHold && isDue && locked === null,
      hold: mayHold && !patient.alreadyStopped,
      stepBack: can(tx.staff, 'taper.sign') && locked === null && standing.no > 0,
    },
    lockedText: locked?.problem.message ?? null,
  }
}

const shown = (step: TaperStep) => ({ no: step.no, dose: step.dose, doses: step.doses ?? [] })

const dueText = (dueOn: LocalDate, today: LocalDate): string => {
  const days = daysBetween(today, dueOn)
  return days < 0 ? `${-days} d late, since ${day(dueOn, today)}` : `${day(dueOn, today)}, ${inDays(days)}`
}

const { proceed } = REVIEW_LIMITS

/** Value, limit and age of what the proposal rests on. `met` null: not taken in time, which is never fine. */
function evidence({ now }: Pick<Tx, 'now'>, { input, latest }: StepFacts): StepReviewView['evidence'] {
  const score = (label: string, reading: Reading, current: number | null, limit: number) => ({
    label,
    value: reading ? String(reading.value) : 'not taken',
    limit: `≤ ${limit}`,
    met: current === null ? null : current <= limit,
    age: reading?.at ? ageOf(reading.at, now) : '',
  })
  const open = input.openTiers.filter((tier) => tier <= 'T3').sort()
  const rows = [
    score('SOWS-H', latest.sowsH, input.sowsH, proceed.sowsH),
    score('Craving', latest.craving, input.craving, proceed.craving),
    score('COWS', latest.cows, input.cows, proceed.cows),
    { label: 'Open flags', value: open[0] ?? 'none', limit: 'none of T1–T3', met: open.length === 0, age: 'now' },
  ]
  const backs = input.stepBacksOn.length
  if (input.cannotFunctionOver48h)
    rows.push({ label: 'Daily activities', value: 'not possible', limit: 'possible', met: false, age: 'over 48 h' })
  if (backs > 0)
    rows.push({
      label: 'Step-backs',
      value: String(backs),
      limit: `under ${REVIEW_LIMITS.stepBacksToStop}`,
      met: backs < REVIEW_LIMITS.stepBacksToStop,
      age: input.stepBacksOn.at(-1) ?? '',
    })
  return rows
}

/** What the proposal opens or asks for, and how far a hold would move the end. */
function consequences(review: StepReview, plan: PlanRow, standing: StandingPlan, today: LocalDate): string[] {
  const lines: string[] = []
  const missing = review.missing.filter((one) => one !== 'COWS').map((one) => (one === 'SOWS_H' ? 'SOWS' : 'craving'))
  if (missing.length > 0) lines.push(`Take ${missing.join(' and ')}, then review again.`)
  if (review.wd11) lines.push('Opens the taper review (WD-11).')
  if (review.result === 'step_back') lines.push('Medical review; a prescriber or the medical director decides.')
  if (review.result === 'stop') lines.push('Buprenorphine review and higher level of care.')
  if (review.result === 'proceed') return lines
  const held = changedPlan(plan, standing, [{ kind: 'hold' }])
  if (!held.ok) return lines
  const { lastDoseDate, warnings } = held.value.schedule
  if (lastDoseDate) lines.push(`A hold moves the last dose to ${day(lastDoseDate, today)}.`)
  if (warnings.includes('TAPER_LENGTH_OUT_OF_RANGE') && plan.params.approach)
    lines.push(`The plan is then outside the length of ${approachOf(plan.params.approach).label.toLowerCase()}.`)
  return lines
}
