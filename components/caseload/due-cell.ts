import type { CaseloadPatient } from '@/db/caseload/rows'
import { dueState } from '@/lib/clinical/phases/due'
import { localDate, startOfDay } from '@/lib/clinical/time'
import { findRule } from '@/lib/clinical/triage/rules'
import { TIERS, type Tier } from '@/lib/clinical/types'
import { duration } from '@/lib/format/age'
import { clock, day } from '@/lib/format/clock'
import type { DueCell } from './types'

type Moment = { now: Date; zone: string; vitalsIntervalH: number | null }
type Candidate = { at: Date; what: string; tier: Tier | null; dateOnly?: boolean }

const CONTACT: Record<string, string> = {
  check_in: 'Check-in',
  phone: 'Call',
  visit: 'Visit',
  counseling: 'Counseling',
  family: 'Family contact',
  group: 'Group',
  appointment: 'Appointment',
  other: 'Contact',
}
export const contactWord = (kind: string): string => CONTACT[kind] ?? 'Contact'

/** What comes next: what an open flag made due before any routine; among routine, the earliest. */
export function dueCell(row: CaseloadPatient, moment: Moment): DueCell | null {
  const first = flagDue(row) ?? routine(row, moment).sort((a, b) => a.at.getTime() - b.at.getTime())[0]
  if (!first) return null
  return {
    when: dueWhen(first.at, moment, first.dateOnly),
    what: first.what,
    tier: first.tier ?? overdueTier(first, moment),
  }
}

function flagDue({ flag, next_action }: CaseloadPatient): Candidate | null {
  if (!flag) return null
  const by = flag.acknowledged_at ? (flag.action_at ? null : flag.action_deadline) : flag.ack_deadline
  if (!by) return null
  return { at: new Date(by), what: next_action ?? shortAction(flag.rule_id), tier: TIERS[flag.tier - 1] ?? null }
}

/** The first clause of what the rule recommends. */
const shortAction = (ruleId: string): string => findRule(ruleId)?.doText.split(/[.;,]/)[0] ?? 'Review the flag'

function routine(row: CaseloadPatient, { vitalsIntervalH, zone }: Moment): Candidate[] {
  const found: Candidate[] = []
  const taken = row.vitals?.taken_at ?? row.episode?.admitted_at
  if (vitalsIntervalH !== null && taken)
    found.push({ at: dueState(new Date(taken), vitalsIntervalH, new Date(0)).dueAt, what: 'Vitals', tier: null })
  if (row.contact) found.push({ at: new Date(row.contact.due_at), what: contactWord(row.contact.kind), tier: null })
  const step = nextStep(row)
  if (step)
    found.push({
      at: startOfDay(step.from, zone),
      what: `Step to ${step.dose} ${step.unit}`,
      tier: null,
      dateOnly: true,
    })
  return found
}

function nextStep({ listed_plan: plan, decisions }: CaseloadPatient) {
  if (plan?.status !== 'signed') return null
  const confirmed = decisions.findLast(({ decision }) => decision === 'confirmed')?.effective_on ?? ''
  const next = plan.steps?.find(({ from }) => from !== null && from > confirmed)
  return next?.from ? { from: next.from, dose: next.dose, unit: plan.unit } : null
}

/** Routine work that is overdue is a T4 of its own; a step of today has all of today. */
const overdueTier = ({ at, dateOnly }: Candidate, { now, zone }: Moment): Tier | null =>
  at < now && (!dateOnly || localDate(at, zone) < localDate(now, zone)) ? 'T4' : null

/** "now", "08:30", "1 h 10 over", "4 Mar": the clock today, the day beyond, and how long it has been over. */
export function dueWhen(at: Date, { now, zone }: { now: Date; zone: string }, dateOnly = false): string {
  const [on, today] = [localDate(at, zone), localDate(now, zone)]
  if (dateOnly) return on === today ? 'today' : day(on, today)
  const over = Math.floor((now.getTime() - at.getTime()) / 60_000)
  if (over >= 1) return `${duration(over)} over`
  if (over === 0) return 'now'
  return on === today ? clock(at, zone) : day(on, today)
}
