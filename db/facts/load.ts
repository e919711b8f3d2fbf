import { isAlpha2 } from '@/lib/clinical/medications/drugs'
import { cadenceFor } from '@/lib/clinical/phases/cadence'
import { phaseOf } from '@/lib/clinical/phases/phase-of'
import { daysBetween, hoursBetween, localDate } from '@/lib/clinical/time'
import {
  type Dated,
  type Facts,
  type ManualFlag,
  NO_FACTS,
  REVIEW_OUTCOMES,
  type Review,
} from '@/lib/clinical/triage/facts'
import type { LocalDate, Tier } from '@/lib/clinical/types'
import type { Tx } from '../client'
import { administrationFacts } from './administration'
import { courseOf, planFacts } from './course'
import { measurementFacts } from './measurements'
import { alpha2StopOf, limitsReached, orderedNow, orderFacts } from './medicines'
import { FACTS_SQL } from './query'
import type { FactsRow } from './row'

/** Facts of one patient as of `now`, with the stored row they came from; null when no such patient is to be seen. */
export async function loadFacts(query: Tx['query'], patientId: string, zone: string, now: Date) {
  const [row] = await query<FactsRow>(FACTS_SQL, [patientId, now], 'facts')
  if (!row?.patient) return null
  return { row, facts: toFacts(row, zone, now) }
}

/** Pure translation of the stored row into what the engine reads. */
export function toFacts(row: FactsRow, zone: string, now: Date): Facts {
  const course = courseOf(row)
  const facts: Facts = {
    ...NO_FACTS,
    ...measurementFacts(row, zone),
    ...planFacts(row),
    ...medicineFacts(row, now),
    ...orderFacts(row, zone, now),
    ...substanceFacts(row, zone, now),
    course,
    setting: row.episode?.setting ?? null,
    admittedAt: row.episode ? new Date(row.episode.admitted_at) : null,
    mentalHealthComorbidity: row.patient?.mental_health_comorbidity ?? false,
    pregnancy: row.pregnancy === 'not_applicable' ? 'no' : row.pregnancy,
    failedAttempts: row.episode && row.episode.attempt_no > 1 ? row.episode.attempt_no - 1 : null,
    checkInDueAt: row.check_in_due_at,
    lastContactAt: latest([row.last_contact_at, lastSeen(row)]),
    bookedContacts: row.booked.map((b) => ({
      id: b.id,
      at: new Date(b.at),
      outcome: b.status === 'made' ? 'attended' : 'missed',
    })),
    manualFlags: manualFlags(row),
    reviews: reviews(row),
    correctedFactIds: row.corrected,
  }
  return {
    ...facts,
    ...administrationFacts(row, facts, zone, now),
    vitalsIntervalH: vitalsInterval(facts, row, zone, now),
  }
}

/** A set that was measured is a person seen. */
function lastSeen(row: FactsRow): Date | null {
  const set = row.vitals.findLast(({ outcome }) => outcome === 'measured')
  return set ? new Date(set.taken_at) : null
}

const latest = (dates: (Date | null)[]): Date | null => dates.reduce((a, b) => (a && (!b || a > b) ? a : b), null)

/** Hours between sets by the cadence of the phase; closer on an α2-agonist or when the last set scored (phases.md §4). */
function vitalsInterval(facts: Facts, row: FactsRow, zone: string, now: Date): number | null {
  if (!facts.course || !facts.setting) return null
  const { phase, day } = phaseOf(facts.course, { zone, now })
  const lastNews2 = row.vitals.findLast(({ outcome }) => outcome === 'measured')?.news2_total ?? null
  const { setting, onAlpha2, approach } = facts
  return cadenceFor({ phase, day, setting, onAlpha2, approach, lastNews2 }).vitals.intervalH
}

function medicineFacts(row: FactsRow, now: Date): Partial<Facts> {
  const stated = row.medicines.filter(({ status }) => status === 'active').map(({ ingredient }) => ingredient)
  const active = [...stated, ...orderedNow(row, now)]
  const stop = row.medicines.find((m) => m.status === 'stopped' && m.stopped_at !== null && isAlpha2(m.ingredient))
  const stoppedAt = stop?.stopped_at ? new Date(stop.stopped_at) : null
  const daysTaken =
    stop?.started_at && stoppedAt ? Math.floor(hoursBetween(new Date(stop.started_at), stoppedAt) / 24) : null
  return {
    onAlpha2: active.some((ingredient) => isAlpha2(ingredient)),
    onLoperamide: active.includes('loperamide'),
    alpha2Stop:
      stop && stoppedAt && daysTaken !== null && stoppedAt <= now
        ? { id: stop.id, at: stoppedAt, daysTaken, abrupt: stop.stopped_abruptly ?? false, sbpBefore: stop.sbp_before }
        : alpha2StopOf(row, now),
  }
}

const NEW_SUBSTANCES = ['opioid', 'seven_oh', 'extract', 'alcohol', 'benzodiazepine', 'injection']

function substanceFacts(row: FactsRow, zone: string, now: Date): Partial<Facts> {
  const today = localDate(now, zone)
  const reviewedAt = row.reviews.find(({ data }) => data.ruleId === 'ENG-06')?.at ?? ''
  return {
    alcoholDays7: usedDays(row, 'alcohol', today),
    benzodiazepineDays7: usedDays(row, 'benzodiazepine', today),
    lastAlcoholAt: lastUse(row, 'alcohol'),
    lastBenzodiazepineAt: lastUse(row, 'benzodiazepine'),
    newSubstances: row.uses
      .filter((u) => NEW_SUBSTANCES.includes(u.substance) && new Date(u.entered_at) > new Date(reviewedAt || 0))
      .map((u) => ({ substance: u.substance, at: u.used_at ? new Date(u.used_at) : new Date(u.entered_at), id: u.id })),
    reAnchorsOn: row.uses.filter((u) => u.event === 're_anchor').map((u) => u.used_on),
    raised: [...raisedByUse(row), ...limitsReached(row, now)],
  }
}

/** Days of use among the last seven, dated by the latest of them; null while none was reported. */
function usedDays(row: FactsRow, substance: string, today: LocalDate): Dated<number> | null {
  const uses = row.uses.filter((use) => use.substance === substance && daysBetween(use.used_on, today) < 7)
  const latest = uses.at(-1)
  if (!latest) return null
  return {
    value: new Set(uses.map((use) => use.used_on)).size,
    at: new Date(latest.used_at ?? latest.entered_at),
    id: latest.id,
  }
}

const lastUse = (row: FactsRow, substance: string): Date | null => {
  const use = row.uses.findLast((u) => u.substance === substance)
  return use ? new Date(use.used_at ?? `${use.used_on}T12:00:00Z`) : null
}

/** A lapse or relapse that nobody has reviewed since (phases.md §2.5). */
function raisedByUse(row: FactsRow): Facts['raised'] {
  const rules = [
    { ruleId: 'ENG-04', event: 'lapse' },
    { ruleId: 'ENG-05', event: 'relapse' },
  ] as const
  return rules.flatMap(({ ruleId, event }) => {
    const use = row.uses.findLast((u) => u.event === event)
    return use
      ? [
          {
            ruleId,
            at: new Date(use.entered_at),
            text: `${event === 'lapse' ? 'Lapse' : 'Relapse'}, use on ${use.used_on}`,
            id: use.id,
          },
        ]
      : []
  })
}

function manualFlags(row: FactsRow): ManualFlag[] {
  return row.manual.map((m) => ({
    id: m.id,
    tier: `T${m.tier}` as Exclude<Tier, 'T5'>,
    reason: m.reason,
    at: new Date(m.raised_at),
    by: m.raised_by,
  }))
}

function reviews(row: FactsRow): Review[] {
  return row.reviews.flatMap(({ data, at, by }) => {
    const outcome = REVIEW_OUTCOMES.find((one) => one === data.outcome)
    return data.ruleId && outcome
      ? [{ ruleId: data.ruleId, at: new Date(at), outcome, by: by ?? '', reason: data.reason ?? null }]
      : []
  })
}
