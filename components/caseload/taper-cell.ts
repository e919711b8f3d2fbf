import type { CaseloadPatient } from '@/db/caseload/rows'
import { grams } from '@/lib/format/number'
import { taperLine } from '@/lib/format/taper'
import type { StairStep } from '../charts/stair'
import type { TaperCell } from './types'

type Listed = Pick<CaseloadPatient, 'listed_plan' | 'decisions' | 'episode'>

/**
 * Where the taper stands: the steps as a staircase and one line. The dose in force is the last one that a person
 * confirmed; a step whose day has come and that nobody has confirmed waits for a decision.
 */
export function taperCell({ listed_plan: plan, decisions, episode }: Listed, today: string): TaperCell | null {
  if (!plan?.steps?.length) return withoutPlan(episode)
  const { steps, unit } = plan
  const last = decisions.at(-1)
  if (plan.status === 'finished' || last?.decision === 'finished')
    return {
      state: 'finished',
      steps: stairs(steps, steps.length),
      line: taperLine({ state: 'done', on: plan.ends_on ?? last?.effective_on ?? today }, today),
      attention: false,
    }
  const confirmed = decisions.findLast(({ decision }) => decision === 'confirmed' || decision === 'step_back')
  const at = confirmed ? steps.findLastIndex(({ from }) => from !== null && from <= confirmed.effective_on) : -1
  const baseline = unit === 'g' && episode?.baseline_mg ? episode.baseline_mg / 1000 : null
  const now = confirmed ? confirmed.dose_mg / 1000 : baseline
  const held = last?.decision === 'hold' || last?.decision === 'hold_and_slow'
  return { steps: stairs(steps, at), ...line({ next: steps[at + 1], now, held, unit, today, started: at >= 0 }) }
}

type Standing = {
  next: { dose: number; from: string | null } | undefined
  now: number | null
  held: boolean
  unit: string
  today: string
  started: boolean
}

function line({ next, now, held, unit, today, started }: Standing): Omit<TaperCell, 'steps'> {
  if (held && now !== null)
    return { state: 'held', line: taperLine({ state: 'held', now, unit }, today), attention: true }
  if (now === null) {
    const first = next ? `${next.dose} ${unit}` : 'the first step'
    return { state: 'planned', line: `Starts with ${first}`, attention: Boolean(next?.from && next.from <= today) }
  }
  const state = started ? 'running' : 'planned'
  if (!next?.from) return { state, line: taperLine({ state: 'last', now, unit }, today), attention: false }
  if (next.from <= today)
    return { state, line: taperLine({ state: 'waiting', now, next: next.dose, unit }, today), attention: true }
  const stepping = { state: 'stepping', now, next: next.dose, nextOn: next.from, unit } as const
  return { state, line: taperLine(stepping, today), attention: false }
}

const stairs = (steps: readonly { dose: number }[], at: number): StairStep[] =>
  steps.map(({ dose }, i) => ({ grams: dose, state: i < at ? 'done' : i === at ? 'current' : 'to_come' }))

/** No plan: what is known of the use stands in its place. */
function withoutPlan(episode: CaseloadPatient['episode']): TaperCell | null {
  if (!episode || episode.use_status === 'not_assessed') return null
  const amount = episode.baseline_mg ? ` ${grams(episode.baseline_mg)}/d` : ''
  const word = episode.use_status === 'stopped' ? 'stopped' : 'takes'
  return { state: 'none', steps: [], line: amount || word === 'stopped' ? `${word}${amount}` : '', attention: false }
}
