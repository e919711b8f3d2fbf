import type { PlannerView } from '@/db/tapers/types'
import { day } from '@/lib/format/clock'
import type { Compared } from './compare-panel'
import type { GuardrailRow } from './guardrails'
import type { StairPlan } from './staircase'
import type { Planner } from './use-planner'
import { previewSentence } from './words'

/** What a tried change would do, or why it cannot be. */
export function sentenceOf(view: PlannerView, { ghost, scheduleB }: Planner): string {
  if (!ghost || !scheduleB) return ''
  if (!ghost.ok) return ghost.text
  return previewSentence(ghost.schedule, scheduleB, { name: 'B', unit: scheduleB.unit, today: view.today })
}

const nextVersionNo = ({ versions }: PlannerView) => Math.max(0, ...versions.map(({ version }) => version)) + 1

export function drawnPlans(view: PlannerView, { scheduleA, scheduleB, ghost }: Planner): StairPlan[] {
  const plans: StairPlan[] = []
  if (scheduleA)
    plans.push({ kind: 'signed', label: 'A', note: `signed plan v${view.signed?.version}`, schedule: scheduleA })
  if (scheduleB) plans.push({ kind: 'draft', label: 'B', note: `draft v${nextVersionNo(view)}`, schedule: scheduleB })
  if (ghost?.ok) plans.push({ kind: 'preview', label: 'Preview', note: 'not applied', schedule: ghost.schedule })
  return plans
}

export function comparedPlans(view: PlannerView, planner: Planner): Compared[] {
  const { scheduleA, scheduleB, standingA, standingB, signing } = planner
  const rows = guardrailRows(view, planner)
  const a = rows.filter((row) => row.plan === 'A')
  return [
    ...(scheduleA
      ? [{ label: `A signed v${view.signed?.version}`, schedule: scheduleA, standingNo: standingA, checks: a }]
      : []),
    ...(scheduleB
      ? [
          {
            label: `B draft v${nextVersionNo(view)}`,
            schedule: scheduleB,
            standingNo: standingB,
            checks: signing?.checks ?? [],
          },
        ]
      : []),
  ]
}

/** A: whether its next step may go ahead. B: what the engine says before signing. */
export function guardrailRows(view: PlannerView, { signing }: Planner): GuardrailRow[] {
  const { review } = view
  const a: GuardrailRow[] =
    view.signed && review && review.result !== 'proceed'
      ? [
          {
            plan: 'A',
            code: 'STEP_REVIEW',
            level: 'block',
            title: `no step down on ${day(review.dueOn, view.today)} yet`,
            text: review.summary,
            source: { title: 'Center protocol', section: 'Step review', strength: 'proposal' },
          },
        ]
      : []
  return [...a, ...(signing?.checks.map((check) => ({ ...check, plan: 'B' as const })) ?? [])]
}
