import { corridorSegments } from '@/lib/clinical/phases/changes'
import { phaseOf } from '@/lib/clinical/phases/phase-of'
import { reviewStep } from '@/lib/clinical/taper/review'
import { REVIEW_LIMITS } from '@/lib/clinical/taper/review-facts'
import type { TaperUnit } from '@/lib/clinical/taper/types'
import { defaultIncrement, type UnitKind } from '@/lib/clinical/taper/units'
import { addDays, localDate, startOfDay } from '@/lib/clinical/time'
import { ageOf } from '@/lib/format/age'
import { clock, day } from '@/lib/format/clock'
import { can } from '@/lib/permissions'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { readDays } from '../doses/days'
import { courseOf } from '../facts/course'
import { NO_SUCH_PATIENT } from '../patients/chart'
import { colleagues } from '../staff'
import { type DraftRow, readDraft } from './draft'
import { StepReport } from './input'
import { readTaperFacts, type TaperFacts } from './patient-facts'
import {
  awaiting,
  type DecisionRow,
  inForce,
  type PlanRow,
  readDecisions,
  readPlans,
  standingOf,
  toPlanView,
} from './rows'
import { stepFacts } from './step-facts'
import type { CoSignView, PlanEvent, PlannerView, ScoreSeries } from './types'

/** Weeks of scores and doses that the planner draws. */
const WEEKS_SHOWN = 6

/** Everything the planner shows: approaches with this patient's conditions, versions, draft, course and guardrail facts. */
export const readPlanner = (staff: Staff, patientId: string): Promise<Result<PlannerView>> =>
  asStaff<PlannerView>(staff, 'chart.read', 'taper.planner', async (tx) => {
    const patient = await readTaperFacts(tx, patientId)
    if (!patient) return NO_SUCH_PATIENT
    await auditRead(tx, 'taper.planner', patientId)
    const plans = await readPlans(tx, patientId)
    const decisions = await readDecisions(tx, patientId)
    const draft = await readDraft(tx, patientId)
    const today = localDate(tx.now, tx.zone)
    const current = inForce(plans)
    const waiting = awaiting(plans)
    const from = addDays(today, -7 * WEEKS_SHOWN)
    return ok({
      patientId,
      zone: tx.zone,
      now: tx.now.toISOString(),
      today,
      product: productOf(draft?.params.unit ?? current?.params.unit ?? 'g'),
      eligibility: patient.eligibility.approaches,
      ways: {},
      signed: current ? toPlanView(current, decisions) : null,
      waiting: waiting ? coSignView(tx, waiting) : null,
      versions: plans.map((plan) => toPlanView(plan, decisions)).reverse(),
      draft: draft ? draftView(tx, draft) : null,
      start: startOf(patient, current),
      taken: await readDays(tx, patientId, from, today, plans, decisions),
      events: [...decisions.flatMap(toEvent), ...(await lapses(tx, patientId))].sort((a, b) => (a.on < b.on ? -1 : 1)),
      taperDay: phaseOf(courseOf(patient.row), tx).taperDay,
      ...reviewLines(tx, patient, current, decisions),
      series: await readSeries(tx, patientId, patient, from),
      signing: patient.signing,
      may: {
        draft: can(tx.staff, 'taper.draft') && !patient.alreadyStopped,
        sign: can(tx.staff, 'taper.draft') && !patient.alreadyStopped,
        signAlone: can(tx.staff, 'taper.sign') && !patient.alreadyStopped,
        hold: can(tx.staff, 'taper.hold'),
      },
      coSigners: (await colleagues(tx))
        .filter((one) => one.active && one.status === 'active' && one.id !== tx.staff.id && can(one, 'taper.sign'))
        .map(({ id, name }) => ({ id, name })),
    })
  })

const productOf = (unit: TaperUnit): { kind: UnitKind; name: string } =>
  unit === 'g'
    ? { kind: 'powder_g', name: 'Leaf powder' }
    : unit === 'mg'
      ? { kind: 'seven_oh_mg', name: '7-OH' }
      : { kind: 'extract', name: 'Extract' }

export function coSignView(tx: Pick<Tx, 'staff'>, plan: PlanRow): CoSignView {
  const { schedule } = plan
  const first = schedule.steps[0]?.dose ?? 0
  return {
    planId: plan.id,
    version: plan.version,
    proposedBy: plan.signed_name ?? '',
    proposedAt: (plan.signed_at ?? plan.entered_at).toISOString(),
    reason: plan.reason ?? '',
    because: plan.checks.filter(({ level }) => level === 'cosign').map(({ title, text }) => `${title}: ${text}`),
    summary: `${schedule.base} ${plan.unit} a day to 0 in ${schedule.lengthWeeks} weeks, first step ${first} ${plan.unit}`,
    asked: plan.co_signer_name,
    mayCoSign: can(tx.staff, 'taper.sign') && plan.recorded_by !== tx.staff.id,
  }
}

function draftView(tx: Tx, draft: DraftRow): PlannerView['draft'] {
  const by = draft.recorded_by === tx.staff.id ? 'you' : (draft.name ?? 'somebody else')
  return {
    parameters: draft.params,
    version: String(draft.revision),
    savedText: `Saved ${clock(draft.entered_at, tx.zone)} by ${by}`,
    reason: draft.reason,
  }
}

const DOSE_TIMES = ['07:00', '12:00', '17:00', '22:00']

/** Where a first plan starts: the measured amount, else the stated one; 0 asks for it. */
function startOf({ measured, row }: TaperFacts, current: PlanRow | null): PlannerView['start'] {
  if (current) {
    const { baseline, increment, dosesPerDay, doseTimes, unit } = current.params
    return { baseline, increment, dosesPerDay: dosesPerDay ?? doseTimes.length, doseTimes, unit: unit ?? 'g' }
  }
  const baseline = measured?.grams ?? (row.episode.baseline_mg ?? 0) / 1000
  const increment = defaultIncrement('powder_g') ?? 0.5
  return { baseline, increment, dosesPerDay: DOSE_TIMES.length, doseTimes: DOSE_TIMES, unit: 'g' }
}

function reviewLines(
  tx: Tx,
  patient: TaperFacts,
  current: PlanRow | null,
  decisions: readonly DecisionRow[],
): Pick<PlannerView, 'review' | 'score'> {
  const last = patient.facts.sowsH.at(-1)
  const score = {
    name: 'SOWS-H',
    total: last?.total ?? null,
    limit: REVIEW_LIMITS.proceed.sowsH,
    ageText: last ? ageOf(last.at, tx.now) : '',
  }
  if (!current) return { review: null, score: last ? score : null }
  const today = localDate(tx.now, tx.zone)
  const { dueOn } = standingOf(current, decisions, today)
  const { input } = stepFacts(tx, patient, current, decisions, StepReport.parse({}))
  const { result, summary } = reviewStep(input)
  return { review: { result, summary, dueOn: dueOn ?? today }, score }
}

const EVENT: Partial<Record<DecisionRow['decision'], PlanEvent['kind']>> = {
  hold: 'hold',
  hold_and_slow: 'slow',
  step_back: 'step_back',
  stop: 'note',
  finished: 'note',
}

function toEvent(decision: DecisionRow): PlanEvent[] {
  const kind = EVENT[decision.decision]
  if (!kind) return []
  const words = { hold: 'Held', slow: 'Held and slower', step_back: 'Back one step', lapse: '', note: '' }[kind]
  const said = words || (decision.decision === 'stop' ? 'Taper stopped' : 'Last dose')
  return [{ on: decision.effective_on, kind, text: [said, decision.reason].filter(Boolean).join(': ') }]
}

async function lapses(tx: Tx, patientId: string): Promise<PlanEvent[]> {
  const rows = await tx.query<{ used_on: string; substance: string; event: string }>(
    `select used_on, substance, event from substance_uses where patient_id = $1 and event <> 'none'
       and episode_id = (select id from episodes where patient_id = $1 and closed_at is null) order by used_on`,
    [patientId],
  )
  const today = localDate(tx.now, tx.zone)
  return rows.map(({ used_on, event }) => ({
    on: used_on,
    kind: 'lapse',
    text: `${event === 'relapse' ? 'Return to use' : 'Use'} ${day(used_on, today)}`,
  }))
}

/** Scores of the last weeks with the corridor they are read against. */
async function readSeries(tx: Tx, patientId: string, patient: TaperFacts, from: string): Promise<ScoreSeries[]> {
  const start = startOfDay(from, tx.zone)
  const rows = await tx.query<{ instrument: 'SOWS_H' | 'COWS'; taken_at: Date; total: number }>(
    `select instrument, taken_at, total from assessments
     where patient_id = $1 and instrument in ('SOWS_H', 'COWS') and status = 'complete' and superseded_by_id is null
       and taken_at >= $2 and taken_at <= $3 order by taken_at`,
    [patientId, start, tx.now],
    'score-series',
  )
  const course = courseOf(patient.row)
  return (['SOWS_H', 'COWS'] as const).map((instrument) => ({
    instrument,
    points: rows
      .filter((row) => row.instrument === instrument)
      .map(({ taken_at, total }) => ({ at: taken_at.toISOString(), value: total })),
    corridor: corridorSegments(course, {
      zone: tx.zone,
      from: start,
      to: tx.now,
      instrument,
      step: patient.facts.step,
    }).map((piece) => ({ from: piece.from.toISOString(), to: piece.to.toISOString(), upper: piece.upper })),
  }))
}
