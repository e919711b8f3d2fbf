import { Ban, TriangleAlert } from 'lucide-react'
import type { SigningCheck } from '@/lib/clinical/taper/signing-check'
import type { TaperSchedule } from '@/lib/clinical/taper/types'
import type { LocalDate } from '@/lib/clinical/types'
import { day } from '@/lib/format/clock'
import { num } from '@/lib/format/number'
import { toCome } from './model'
import { startOf } from './staircase-geometry'
import { length } from './words'

export type Compared = {
  label: string
  schedule: TaperSchedule
  /** Number of the step that stands in this plan. */
  standingNo: number
  checks: readonly Pick<SigningCheck, 'level'>[]
}

/** The plan in force against the draft, the draft marked. Amounts and dates only; nothing about symptoms. */
export function ComparePanel({ plans, today }: { plans: readonly Compared[]; today: LocalDate }) {
  return (
    <section>
      <h3>Compare</h3>
      <table className="cmp">
        <thead>
          <tr>
            <td />
            {plans.map((plan, index) => (
              <th key={plan.label} scope="col" className={markOf(index, plans)}>
                {plan.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ label, of }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {plans.map((plan, index) => (
                <td key={plan.label} className={markOf(index, plans)}>
                  {of(plan, today)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sm mut">Glidepath checks limits. It doesn’t predict symptoms.</p>
    </section>
  )
}

const markOf = (index: number, plans: readonly Compared[]) => (index === plans.length - 1 ? 'b' : '')

const ROWS: readonly { label: string; of: (plan: Compared, today: LocalDate) => React.ReactNode }[] = [
  { label: 'Next step', of: ({ schedule, standingNo }, today) => nextText(schedule, standingNo, today) },
  { label: 'Largest step', of: ({ schedule }) => largestText(schedule) },
  {
    label: 'Last dose',
    of: ({ schedule }, today) =>
      schedule.lastDoseDate ? day(schedule.lastDoseDate, today) : `day ${schedule.lastDoseDay}`,
  },
  { label: 'Whole taper', of: ({ schedule }) => length(schedule.lastDoseDay) },
  { label: 'Steps left', of: ({ schedule, standingNo }) => Math.max(0, schedule.steps.length - standingNo) },
  {
    label: 'Kratom to come',
    of: ({ schedule }, today) => `${num(toCome(schedule, startOf(schedule)[0], today))} ${schedule.unit}`,
  },
  { label: 'Rules', of: ({ checks }) => <Rules checks={checks} /> },
]

function nextText(schedule: TaperSchedule, standingNo: number, today: LocalDate): string {
  const next = schedule.steps[standingNo]
  if (!next) return schedule.zeroFromDate ? `${day(schedule.zeroFromDate, today)}, 0 ${schedule.unit}` : '0'
  const when = next.fromDate ? day(next.fromDate, today) : `day ${next.fromDay}`
  return `${when}, ${num(next.dose, 3)} ${schedule.unit}`
}

/** Percent where the percentage sets the cut; the fixed-increment tail has none. */
function largestText({ steps }: TaperSchedule): string {
  const cuts = steps.flatMap((step) => (step.fixedIncrement || step.cutPct === null ? [] : [step.cutPct]))
  if (cuts.length === 0) return 'scale steps'
  const most = Math.max(...cuts)
  return most === 0 ? 'to zero at once' : `−${num(most, 0)}%`
}

function Rules({ checks }: Pick<Compared, 'checks'>) {
  const blocks = checks.filter(({ level }) => level === 'block').length
  const warnings = checks.filter(({ level }) => level === 'warn' || level === 'cosign').length
  if (blocks > 0)
    return (
      <span className="em-t">
        <Ban className="ic" size={13} aria-hidden="true" /> {blocks} {blocks === 1 ? 'block' : 'blocks'}
      </span>
    )
  if (warnings === 0) return 'met'
  return (
    <span className="so-t">
      <TriangleAlert className="ic" size={13} aria-hidden="true" /> {warnings} {warnings === 1 ? 'warning' : 'warnings'}
    </span>
  )
}
