import type { PatientState } from '@/lib/clinical/phases/state'
import type { Facts, TaperResult } from '@/lib/clinical/triage/facts'
import type { When } from '@/lib/clinical/types'
import type { CourseRow } from './course-columns'
import type { FactsRow } from './row'

/** The patient state of phases.md, from the episode, its latest anchor, the plan in force and the treatment. */
export function courseOf(row: CourseRow): PatientState {
  const { episode, anchor, plan } = row
  return {
    use: episode?.use_status ?? 'not_assessed',
    taperStartedOn: plan?.first_step_on ?? null,
    taperFinished: plan?.status === 'finished',
    alternateDay: plan?.tail_mode === 'alternate_day',
    lastDose: lastDose(anchor),
    plannedLastDoseOn: plan?.status === 'signed' ? plan.ends_on : null,
    clinicianConfirmed: anchor?.confirmed_at != null,
    medication: buprenorphine(row),
  }
}

function lastDose(anchor: FactsRow['anchor']): When | null {
  if (!anchor || anchor.kind === 'unknown' || anchor.kind === 'relapse_using') return null
  if (anchor.precision === 'instant' && anchor.last_dose_at) return { at: new Date(anchor.last_dose_at) }
  return anchor.last_dose_on ? { date: anchor.last_dose_on } : null
}

function buprenorphine(row: CourseRow): PatientState['medication'] {
  const found = row.medicines.find(({ ingredient }) => ingredient === 'buprenorphine')
  if (!found) return null
  const firstDoseAt = found.started_at ? new Date(found.started_at) : null
  return { kind: 'buprenorphine', state: found.status === 'active' ? 'maintenance' : 'ended', firstDoseAt }
}

const RESULTS: Record<FactsRow['decisions'][number]['decision'], TaperResult | null> = {
  confirmed: 'proceed',
  hold: 'hold',
  hold_and_slow: 'hold_and_slow',
  step_back: 'step_back',
  stop: 'stop',
  finished: null,
}

/** What the rules read about the plan: approach, latest step, review results, planned against taken grams. */
export function planFacts(row: FactsRow): Partial<Facts> {
  const lastStep = row.decisions.filter(({ decision }) => decision === 'confirmed').at(-1)
  // A step back takes effect with its decision: from then on its dose is the planned one.
  const doses = row.decisions.filter(({ decision }) => decision === 'confirmed' || decision === 'step_back')
  return {
    approach: row.plan?.status === 'signed' && row.plan.approach !== 'custom' ? row.plan.approach : null,
    step: lastStep ? { date: lastStep.effective_on } : null,
    planSignedAt: row.plan?.signed_at ? new Date(row.plan.signed_at) : null,
    taperResults: row.decisions.flatMap(({ decision, at, id }) => {
      const value = RESULTS[decision]
      return value ? [{ value, at: new Date(at), id }] : []
    }),
    intake: row.taken.flatMap(({ taken_on, taken_mg }) => {
      const planned = doses.findLast(({ effective_on }) => effective_on <= taken_on)
      if (!planned || taken_mg === null) return []
      return [{ on: taken_on, plannedG: planned.dose_mg / 1000, takenG: taken_mg / 1000 }]
    }),
  }
}
