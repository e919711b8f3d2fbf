import { localDate } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import { listName } from '@/lib/format/name'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { type DecisionRow, type PlanRow, standingOf } from './rows'

/** Where a plan stands: what waits for a person comes first. */
export const TAPER_STATES = ['waiting_cosign', 'due', 'held', 'stepping', 'last'] as const
export type TaperState = (typeof TAPER_STATES)[number]

export type TaperListRow = {
  patientId: string
  name: string
  mrn: string
  birthDate: LocalDate | null
  setting: 'residential' | 'iop' | 'outpatient'
  place: string | null
  leadName: string | null
  approach: string
  version: number
  state: TaperState
  unit: string
  /** What stands today; null while no plan is in force. */
  dose: number | null
  /** Null when only zero is left. */
  nextDose: number | null
  dueOn: LocalDate | null
  endsOn: LocalDate | null
}

type Person = {
  patient_id: string
  family_name: string
  given_name: string
  mrn: string
  birth_date: LocalDate | null
  setting: TaperListRow['setting']
  place: string | null
  lead_name: string | null
}

/** Every patient with a plan in force or one that waits for its second signature, what needs a decision first. */
export const readTapers = (staff: Staff): Promise<Result<{ today: LocalDate; rows: TaperListRow[] }>> =>
  asStaff<{ today: LocalDate; rows: TaperListRow[] }>(staff, 'chart.read', 'taper.list', async (tx) => {
    const plans = await readOpen(tx)
    const decisions = await readDecided(tx, plans)
    await auditRead(tx, 'taper.list', null)
    const today = localDate(tx.now, tx.zone)
    const people = [...new Set(plans.map(({ patient_id }) => patient_id))]
    const rows = people.flatMap((id) =>
      toRow(
        plans.filter(({ patient_id }) => patient_id === id),
        decisions,
        today,
      ),
    )
    return ok({ today, rows: rows.sort(byNeed) })
  })

const readOpen = (tx: Tx) =>
  tx.query<PlanRow & Person>(
    `select t.*, p.family_name, p.given_name, p.mrn, p.birth_date, e.setting, e.place, l.name as lead_name
     from taper_plans t join episodes e on e.id = t.episode_id and e.closed_at is null join patients p on p.id = t.patient_id
     left join staff l on l.id = e.lead_id
     where t.center_id = $1 and t.status in ('signed', 'awaiting_cosign')
     order by t.patient_id, t.version limit 1000`,
    [tx.center.id],
    'open-tapers',
  )

const readDecided = (tx: Tx, plans: readonly PlanRow[]) =>
  tx.query<DecisionRow>(
    `select d.*, p.version, p.taper_id from taper_step_decisions d join taper_plans p on p.id = d.plan_id
     where p.taper_id = any($1::uuid[]) order by d.decided_at, d.id`,
    [plans.map(({ taper_id }) => taper_id)],
    'open-taper-decisions',
  )

function toRow(
  plans: readonly (PlanRow & Person)[],
  decisions: readonly DecisionRow[],
  today: LocalDate,
): TaperListRow[] {
  const current = plans.find(({ status }) => status === 'signed')
  const waiting = plans.find(({ status }) => status === 'awaiting_cosign')
  const plan = current ?? waiting
  if (!plan) return []
  const standing = current ? standingOf(current, decisions, today) : null
  const shown = waiting ?? plan
  return [
    {
      patientId: plan.patient_id,
      name: listName({ family: plan.family_name, given: plan.given_name }),
      mrn: plan.mrn,
      birthDate: plan.birth_date,
      setting: plan.setting,
      place: plan.place,
      leadName: plan.lead_name,
      approach: shown.approach,
      version: shown.version,
      state: waiting ? 'waiting_cosign' : stateOf(plan, standing, today),
      unit: plan.unit,
      dose: standing?.dose ?? null,
      nextDose: standing?.next?.dose ?? null,
      dueOn: standing?.dueOn ?? null,
      endsOn: plan.ends_on,
    },
  ]
}

type Standing = ReturnType<typeof standingOf> | null

function stateOf({ change }: PlanRow, standing: Standing, today: LocalDate): TaperState {
  if (standing?.dueOn && standing.dueOn <= today) return 'due'
  if (change === 'hold' || change === 'slow') return 'held'
  return standing?.next ? 'stepping' : 'last'
}

/** What waits for a person first, then by the day that comes next, then by name. */
const byNeed = (a: TaperListRow, b: TaperListRow) =>
  TAPER_STATES.indexOf(a.state) - TAPER_STATES.indexOf(b.state) ||
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
  a.name.localeCompare(b.name)
