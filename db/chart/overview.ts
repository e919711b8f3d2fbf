import { type GateResult, gatesFor } from '@/lib/clinical/phases/gate-results'
import type { GateId } from '@/lib/clinical/phases/gates'
import { type PhaseView, phaseOf } from '@/lib/clinical/phases/phase-of'
import type { PatientState } from '@/lib/clinical/phases/state'
import { addHours, localDate } from '@/lib/clinical/time'
import type { LocalDate, When } from '@/lib/clinical/types'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { readDays } from '../doses/days'
import { courseOf } from '../facts/course'
import { loadFacts } from '../facts/load'
import type { FactsRow } from '../facts/row'
import { NO_SUCH_PATIENT } from '../patients/chart'
import { colleagues } from '../staff'
import {
  type DecisionRow,
  inForce,
  type PlanRow,
  readDecisions,
  readPlans,
  type StandingPlan,
  standingOf,
} from '../tapers/rows'
import type { TakenDay } from '../tapers/types'
import { gateFactsOf } from './gate-facts'
import { type Around, readAround } from './overview-around'

export type Overview = Around & {
  course: PatientState | null
  view: PhaseView | null
  step: When | null
  gates: GateResult[]
  onAlpha2: boolean
  episode: FactsRow['episode']
  anchor: FactsRow['anchor']
  plans: PlanRow[]
  decisions: DecisionRow[]
  standing: StandingPlan | null
  taken: TakenDay[]
  staff: { id: string; name: string; roles: string[] }[]
  from: Date
  now: Date
  zone: string
}

/** How far back the course is read; "all" starts with the episode. */
export const RANGE_DAYS = { '7d': 7, '6wk': 28, all: null } as const
export type Range = keyof typeof RANGE_DAYS

/**
 * Everything that the overview of one patient shows beside the head: course, plan, doses, vitals, flags, what is due,
 * scores, team. One audit row with the head of the same screen (`readChartHead`).
 */
export const readOverview = (staff: Staff, input: { patientId: string; range: Range }): Promise<Result<Overview>> =>
  asStaff<Overview>(staff, 'chart.read', 'chart.overview', async (tx) => {
    const loaded = await loadFacts(tx.query, input.patientId, tx.zone, tx.now)
    if (!loaded) return NO_SUCH_PATIENT
    await auditRead(tx, 'chart.overview', input.patientId)
    const { row } = loaded
    const from = startOf(input.range, row, tx)
    const around = await readAround(tx, input.patientId, from)
    const plans = await readPlans(tx, input.patientId)
    const decisions = await readDecisions(tx, input.patientId)
    const today = localDate(tx.now, tx.zone)
    const taken = await readDays(tx, input.patientId, localDate(from, tx.zone), today, plans, decisions)
    return ok({
      ...around,
      ...courseAndGates(row, around, tx),
      episode: row.episode,
      anchor: row.anchor,
      onAlpha2: loaded.facts.onAlpha2,
      plans: plans.filter(({ status }) => status !== 'withdrawn'),
      decisions,
      standing: standing(plans, decisions, today),
      taken,
      staff: (await colleagues(tx)).filter(({ active, status }) => active && status === 'active'),
      from,
      now: tx.now,
      zone: tx.zone,
    })
  })

function startOf(range: Range, row: FactsRow, tx: Tx): Date {
  const days = RANGE_DAYS[range]
  const earliest = row.episode ? new Date(row.episode.admitted_at) : addHours(tx.now, -24)
  if (days === null) return earliest < tx.now ? addHours(earliest, -24) : addHours(tx.now, -24)
  const wanted = addHours(tx.now, -24 * days)
  const anchor = row.anchor?.last_dose_on ? new Date(`${row.anchor.last_dose_on}T00:00:00Z`) : earliest
  const known = addHours(anchor < earliest ? anchor : earliest, -48)
  return known > wanted ? known : wanted
}

function standing(plans: PlanRow[], decisions: DecisionRow[], today: LocalDate): StandingPlan | null {
  const plan = inForce(plans)
  return plan ? standingOf(plan, decisions, today) : null
}

function courseAndGates(row: FactsRow, around: Around, tx: Tx): Pick<Overview, 'course' | 'view' | 'step' | 'gates'> {
  if (!row.episode) return { course: null, view: null, step: null, gates: [] }
  const course = courseOf(row)
  const view = phaseOf(course, { ...tx, admittedOn: localDate(new Date(row.episode.admitted_at), tx.zone) })
  const planned = around.contacts.find(({ status, due_at }) => status === 'planned' && due_at !== null)
  const facts = gateFactsOf(
    row,
    planned?.due_at ? new Date(planned.due_at) : null,
    around.evaluated_at !== null,
    tx.zone,
    tx.now,
  )
  const step = row.decisions.findLast(({ decision }) => decision === 'confirmed')
  return {
    course,
    view,
    step: step ? { date: step.effective_on } : null,
    gates: gatesFor(view.phase, facts, around.overridden as GateId[]).filter(({ position }) => position !== 'any'),
  }
}
