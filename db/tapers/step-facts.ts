import type { ReviewInput, ReviewResult } from '@/lib/clinical/taper/review-facts'
import { daysBetween, localDate } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import type { Tx } from '../client'
import { tierCode } from '../triage/flag-store'
import type { StepReport } from './input'
import type { TaperFacts } from './patient-facts'
import type { DecisionRow, PlanRow } from './rows'

const RESULT: Partial<Record<DecisionRow['decision'], ReviewResult>> = {
  confirmed: 'proceed',
  hold: 'hold',
  hold_and_slow: 'hold_and_slow',
  step_back: 'step_back',
  stop: 'stop',
}

export type Reading = { value: number; at: Date | null } | null

export type StepFacts = {
  input: ReviewInput
  /** The latest of each, however old: shown with its age. Only what is current counts in the review. */
  latest: { sowsH: Reading; cows: Reading; craving: Reading }
}

/**
 * What the step review reads (tapers.md §2.5). A score belongs to the end of the interval when it was taken on the day
 * of the review or the day before; an older one counts as not taken, and a review without scores is a hold.
 */
export function stepFacts(
  tx: Pick<Tx, 'now' | 'zone'>,
  patient: TaperFacts,
  plan: PlanRow,
  decisions: readonly DecisionRow[],
  reported: StepReport,
): StepFacts {
  const { facts, row } = patient
  const today = localDate(tx.now, tx.zone)
  const ofTaper = decisions.filter(({ taper_id }) => taper_id === plan.taper_id)
  const totals = (scores: readonly { at: Date; total: number }[]) =>
    scores.map(({ at, total }) => ({ at, value: total }))
  const latest = {
    sowsH: totals(facts.sowsH).at(-1) ?? null,
    cows: totals(facts.cows).at(-1) ?? null,
    craving: facts.craving.at(-1) ?? null,
  }
  const current = (reading: Reading): number | null =>
    reading?.at && daysBetween(localDate(reading.at, tx.zone), today) <= 1 ? reading.value : null
  return {
    latest,
    input: {
      reviewOn: today,
      sowsH: current(latest.sowsH),
      cows: current(latest.cows),
      craving: current(latest.craving),
      openTiers: row.flags.map(({ tier }) => tierCode(tier)),
      highStress: reported.highStress,
      patientRequestsHold: reported.patientRequestsHold,
      cannotFunctionOver48h: cannotFunction(patient),
      cannotTolerate: reported.cannotTolerate,
      failedTapers: facts.failedAttempts ?? 0,
      sowsHDays: highestByDay(facts.sowsH, tx.zone),
      previousResults: ofTaper.flatMap(({ decision }) => RESULT[decision] ?? []),
      stepBacksOn: ofTaper.filter(({ decision }) => decision === 'step_back').map(({ effective_on }) => effective_on),
      previousIntervalSowsH: ofTaper.findLast(({ proposal }) => proposal)?.proposal?.sowsH ?? null,
      wantsFaster: reported.wantsFaster,
      speedUpExclusions: [
        ...(facts.pregnancy === 'yes' || facts.pregnancy === 'suspected' ? (['pregnancy'] as const) : []),
        ...(row.patient?.chronic_pain ? (['chronic_pain'] as const) : []),
        ...(row.patient?.seizure_history ? (['seizure_history'] as const) : []),
      ],
    },
  }
}

/** Ticked at the latest red-flag check, or MED-08 is open on reports of more than 48 h. */
const cannotFunction = ({ facts, row }: TaperFacts): boolean =>
  facts.ticks.some(({ name }) => name === 'cannot_function_over_48h') ||
  row.flags.some(({ rule_id, text }) => rule_id === 'MED-08' && text.startsWith('Function'))

function highestByDay(scores: readonly { at: Date; total: number }[], zone: string) {
  const days = new Map<LocalDate, number>()
  for (const { at, total } of scores) {
    const on = localDate(at, zone)
    days.set(on, Math.max(days.get(on) ?? 0, total))
  }
  return [...days].map(([on, highest]) => ({ on, highest }))
}
