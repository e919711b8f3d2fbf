import type { Overview } from '@/db/chart/overview'
import { DEFAULT_PHASE_SETTINGS, PHASE_DEFINITIONS } from '@/lib/clinical/phases/definitions'
import type { GateResult } from '@/lib/clinical/phases/gate-results'
import type { PhaseView } from '@/lib/clinical/phases/phase-of'
import { addDays, localDate } from '@/lib/clinical/time'
import type { LocalDate, Phase } from '@/lib/clinical/types'
import { day } from '@/lib/format/clock'
import { PHASE_WORD } from '@/lib/format/phase'
import type { Gate, PhaseStep } from '../patient/types'

const TIMED = ['acute', 'subacute', 'extended', 'long_term'] as const
type Timed = (typeof TIMED)[number]
const { acuteLastDay, subacuteLastDay, extendedLastDay } = DEFAULT_PHASE_SETTINGS
const RANGE: Record<Timed, { first: number; last: number | null }> = {
  acute: { first: 0, last: acuteLastDay },
  subacute: { first: acuteLastDay + 1, last: subacuteLastDay },
  extended: { first: subacuteLastDay + 1, last: extendedLastDay },
  long_term: { first: extendedLastDay + 1, last: null },
}

/** The way of a patient: what came before day 0 where it concerns them, then the four phases since the last dose. */
export function toSteps(overview: Overview): PhaseStep[] {
  const { view, gates } = overview
  if (!view) return []
  const today = localDate(overview.now, overview.zone)
  const timed = TIMED.map((phase) => timedStep(phase, view, gates, today))
  const before = beforeSteps(overview, view, today)
  return [...before, ...withAnchorDetail(timed, overview, today)]
}

function timedStep(phase: Timed, view: PhaseView, gates: GateResult[], today: LocalDate): PhaseStep {
  const { first, last } = RANGE[phase]
  const { day: now, anchorDate } = view
  const base = { phase, label: PHASE_WORD[phase], detail: '', progress: null, gates: [] }
  if (now === null || !anchorDate)
    return { ...base, when: span(first, last), state: 'to_come', gates: toward(phase, view, gates) }
  const date = (n: number) => day(addDays(anchorDate, n), today)
  if (last !== null && now > last)
    return { ...base, when: span(first, last), state: 'done', detail: `Left ${date(last + 1)} on day ${last + 1}` }
  if (now >= first)
    return {
      ...base,
      state: 'current',
      when: last === null ? `day ${now}` : now === 0 ? 'day 0, last dose today' : `day ${now} of ${last}`,
      progress: last === null ? null : (now - first + 1) / (last - first + 1),
      gates: gates.filter(({ position }) => position === 'behind').flatMap(notYet),
    }
  return { ...base, when: `from day ${first}, ${date(first)}`, state: 'to_come', gates: toward(phase, view, gates) }
}

const span = (first: number, last: number | null) => (last === null ? `from day ${first}` : `days ${first}–${last}`)

/** The gates between the phase of now and this one. */
const toward = (phase: Phase, view: PhaseView, gates: GateResult[]): Gate[] =>
  gates
    .filter(({ position, id }) => position === 'ahead' && id.endsWith(`_${phase}`) && view.phase !== phase)
    .flatMap(({ id, state, criteria }) =>
      state === 'overridden' ? [closed(id)] : criteria.map((one) => toGate(id, one)),
    )

/** A gate that time has passed shows only what is still missing. */
const notYet = ({ id, state, criteria }: GateResult): Gate[] =>
  state === 'overridden' ? [closed(id)] : criteria.filter((one) => one.state !== 'met').map((one) => toGate(id, one))

const closed = (id: string): Gate => ({ id: `${id}-closed`, state: 'met', text: 'Closed by a clinician with a reason' })

const toGate = (gate: string, { id, label, state, reason }: GateResult['criteria'][number]): Gate => ({
  id: `${gate}-${id}`,
  state,
  text: state === 'unmet' ? `${label}: ${lower(reason)}` : label,
})

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

/** The box before acute withdrawal: where the patient is now, or the taper that led there. */
function beforeSteps({ plans, standing }: Overview, view: PhaseView, today: LocalDate): PhaseStep[] {
  const base = { progress: null, gates: [] }
  if (view.day === null) {
    const definition = PHASE_DEFINITIONS.find((one) => one.phase === view.phase)
    const tapering = view.phase === 'taper' && view.taperDay !== null
    return [
      {
        ...base,
        phase: view.phase,
        label: PHASE_WORD[view.phase],
        state: 'current',
        when: tapering ? `step ${standing?.no ?? 1}, taper day ${view.taperDay}` : '',
        detail: tapering
          ? `Since taper start ${day(addDays(today, 1 - (view.taperDay ?? 1)), today)}`
          : (definition?.basis ?? ''),
      },
    ]
  }
  const finished = plans.findLast(({ status }) => status === 'finished')
  if (!finished) return []
  const ended = finished.ends_on ? `Last dose ${day(finished.ends_on, today)}` : ''
  return [{ ...base, phase: 'taper', label: PHASE_WORD.taper, state: 'done', when: 'finished', detail: ended }]
}

const STATUS = { confirmed: 'confirmed', provisional: 'reported, provisional', planned: 'planned' } as const

/** What the days count from, and how sure it is, stands in the current phase. */
function withAnchorDetail(steps: PhaseStep[], { view, anchor, episode }: Overview, today: LocalDate): PhaseStep[] {
  if (!view?.anchorDate) return steps
  const since = `Since last dose ${day(view.anchorDate, today)}`
  const sure = view.anchorStatus ? ` (${anchor?.confirmed_at ? 'confirmed' : STATUS[view.anchorStatus]})` : ''
  const hours = view.hoursSinceLastDose === null ? '' : ` · ${Math.floor(view.hoursSinceLastDose)} h`
  const attempt = episode && episode.attempt_no > 1 ? ` · attempt ${episode.attempt_no}` : ''
  return steps.map((step) => (step.state === 'current' ? { ...step, detail: since + sure + hours + attempt } : step))
}
