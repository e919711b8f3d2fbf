import type { RecommendFacts } from '@/lib/clinical/intake/facts'
import { type Eligibility, eligibilityOf } from '@/lib/clinical/taper/eligibility'
import { localDate } from '@/lib/clinical/time'
import type { Facts } from '@/lib/clinical/triage/facts'
import { ageOn } from '@/lib/format/name'
import { can } from '@/lib/permissions'
import type { Tx } from '../client'
import { loadFacts } from '../facts/load'
import type { FactsRow } from '../facts/row'
import type { SigningFacts } from './types'

export type TaperFacts = {
  row: FactsRow & { episode: NonNullable<FactsRow['episode']> }
  facts: Facts
  eligibility: Eligibility
  signing: SigningFacts
  /** Has stopped, and nobody recorded a return to use (K-07). */
  alreadyStopped: boolean
  /** Pregnant or suspected, and no consult recorded: taper changes are locked (MED-12). */
  pregnancyLocked: boolean
  measured: Measured | null
}

/** Average of what was taken on 3 to 7 recorded days before the first reduced dose, in g. */
export type Measured = { grams: number; days: number }

/** What planning and signing read about a patient, from stored facts only; null when there is no open episode to see. */
export async function readTaperFacts(tx: Tx, patientId: string): Promise<TaperFacts | null> {
  const loaded = await loadFacts(tx.query, patientId, tx.zone, tx.now)
  const episode = loaded?.row.episode
  if (!loaded || !episode) return null
  const { facts } = loaded
  const row = { ...loaded.row, episode }
  const measured = await measuredBaseline(tx, patientId)
  const alreadyStopped = episode.use_status === 'stopped'
  const pregnant = facts.pregnancy === 'yes' || facts.pregnancy === 'suspected'
  const pregnancyConsult = await consultRecorded(tx, patientId, facts)
  return {
    row,
    facts,
    alreadyStopped,
    pregnancyLocked: pregnant && !pregnancyConsult,
    measured,
    eligibility: eligibilityOf(await recommendFacts(tx, row, facts, measured, alreadyStopped)),
    signing: {
      pregnancy: facts.pregnancy,
      pregnancyConsult,
      maySignAlone: can(tx.staff, 'taper.sign'),
      baselineMeasured: measured ? true : episode.baseline_mg === null ? null : false,
    },
  }
}

/** The obstetric and addiction consult is the recorded review of MED-12 with a plan, after the status was stated. */
async function consultRecorded(tx: Tx, patientId: string, facts: Facts): Promise<boolean> {
  const review = facts.reviews.find(({ ruleId, outcome }) => ruleId === 'MED-12' && outcome === 'plan_signed')
  if (!review) return false
  const [since] = await tx.query<{ at: Date }>(
    "select min(at) as at from pregnancy_statuses where patient_id = $1 and status in ('yes', 'suspected') and at > coalesce((select max(at) from pregnancy_statuses where patient_id = $1 and status = 'no'), '-infinity')",
    [patientId],
    'pregnant-since',
  )
  return since?.at != null && review.at >= since.at
}

async function measuredBaseline(tx: Tx, patientId: string): Promise<Measured | null> {
  const [row] = await tx.query<{ grams: number | null; days: number }>(
    `select avg(taken)::float8 / 1000 as grams, count(*)::int as days from (
       select taken_on, coalesce((array_agg(amount_mg order by entered_at desc) filter (where kind = 'day_total'))[1],
         sum(amount_mg) filter (where kind in ('planned', 'extra')))::int as taken
       from doses_taken d
       where patient_id = $1 and unit = 'g' and superseded_by_id is null and taken_on < $2
         and taken_on < coalesce((select min(effective_on) from taper_step_decisions s join taper_plans t on t.id = s.plan_id
           where s.patient_id = $1 and s.decision = 'confirmed' and t.status = 'signed'), 'infinity')
       group by taken_on order by taken_on desc limit 7) d
     where taken is not null`,
    [patientId, localDate(tx.now, tx.zone)],
    'measured-baseline',
  )
  return row && row.grams !== null && row.days >= 3
    ? { grams: Math.round(row.grams * 1000) / 1000, days: row.days }
    : null
}

/** The recommender's facts as far as they are recorded; what is not is left out, which never means "no". */
async function recommendFacts(
  tx: Tx,
  row: TaperFacts['row'],
  facts: Facts,
  measured: Measured | null,
  alreadyStopped: boolean,
): Promise<RecommendFacts> {
  const [patient] = await tx.query<{ birth_date: string | null }>(
    'select birth_date from patients where id = $1',
    [row.patient?.id],
    'birth-date',
  )
  const rulers = await readinessRulers(tx, row.patient?.id ?? '')
  const baseline = row.episode.baseline_mg
  return {
    alreadyStopped,
    pregnant: facts.pregnancy === 'suspected' ? 'yes' : facts.pregnancy,
    cssrsRisk: facts.cssrs.at(-1)?.risk ?? 'unknown',
    dailyAlcohol: (facts.alcoholDays7?.value ?? 0) >= 7 ? true : null,
    dailyBenzodiazepine: (facts.benzodiazepineDays7?.value ?? 0) >= 7 ? true : null,
    seizureHistory: row.patient?.seizure_history ?? null,
    doseGPerDay: measured?.grams ?? (baseline === null ? null : baseline / 1000),
    jaundice: facts.ticks.some(({ name }) => name === 'jaundice') ? true : null,
    sbp: facts.vitals.findLast(({ sbp }) => sbp !== null)?.sbp ?? null,
    failedAttempts: facts.failedAttempts,
    keepsFluids: (facts.hoursWithoutFluids?.value ?? 0) >= 12 ? false : null,
    ageYears: patient?.birth_date ? ageOn(patient.birth_date, localDate(tx.now, tx.zone)) : null,
    chronicPain: row.patient?.chronic_pain ?? null,
    phq9Total: facts.phq9.findLast(({ total }) => total !== null)?.total ?? null,
    gad7Total: facts.gad7.at(-1)?.total ?? null,
    ...rulers,
  }
}

async function readinessRulers(tx: Tx, patientId: string): Promise<Pick<RecommendFacts, 'readiness' | 'confidence'>> {
  const [row] = await tx.query<{ answers: Record<string, unknown> }>(
    `select answers from assessments where patient_id = $1 and instrument = 'READINESS' and superseded_by_id is null
       and status = 'complete' order by taken_at desc limit 1`,
    [patientId],
    'readiness-rulers',
  )
  const ruler = (key: string) => (typeof row?.answers[key] === 'number' ? (row.answers[key] as number) : null)
  return { readiness: ruler('readiness'), confidence: ruler('confidence') }
}
