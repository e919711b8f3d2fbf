import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import { INSTRUMENT_IDS, type InstrumentId } from '@/lib/clinical/instruments/types'
import type { ChartScore, IntakeChart } from '@/lib/clinical/intake/fields/types'
import { corridorUpper } from '@/lib/clinical/phases/corridor'
import { daysBetween, localDate } from '@/lib/clinical/time'
import { ageOf } from '@/lib/format/age'
import { ageOn } from '@/lib/format/name'
import type { InstrumentFormView } from '../assessments/history'
import type { Tx } from '../client'
import { courseOf } from '../facts/course'
import { loadFacts } from '../facts/load'

/** What every form of an instrument inside the intake needs; the score before it stands in the chart state. */
export type FormBase = Omit<InstrumentFormView, 'instrumentId' | 'previous' | 'expectedUpper'> & {
  cowsUpper: number | null
  previous: Partial<Record<InstrumentId, NonNullable<InstrumentFormView['previous']>>>
}

type Around = {
  given_name: string
  birth_date: string | null
  sex: IntakeChart['sex']
  consents: number
  grave: number
  emergency: boolean
  seq: number
}
type ScoreLine = ChartScore & { instrument: string; taken: Date }

/** A pulse counts for COWS item 1 when it was taken in the same sitting. */
const SAME_SITTING_MS = 15 * 60_000
/** A score counts for this intake from two weeks before admission on (center protocol). */
const SCORE_DAYS_BEFORE = 14
const NO_FLUIDS_H = 12

/** What the chart knows beside the form, and the last change that this is as of; null when there is no such chart. */
export async function chartState(tx: Tx, patientId: string) {
  const loaded = await loadFacts(tx.query, patientId, tx.zone, tx.now)
  const around = await readAround(tx, patientId)
  if (!loaded || !around) return null
  const { facts, row } = loaded
  const today = localDate(tx.now, tx.zone)
  const lines = await readScoreLines(tx, patientId, facts.admittedAt)
  const set = facts.vitals.findLast(({ sbp, hr }) => sbp !== null || hr !== null)
  const chart: IntakeChart = {
    today,
    day: facts.admittedAt ? daysBetween(localDate(facts.admittedAt, tx.zone), today) : 0,
    ageYears: around.birth_date ? ageOn(around.birth_date, today) : null,
    sex: around.sex,
    alreadyStopped: row.episode?.use_status === 'stopped',
    pregnancy: facts.pregnancy,
    scores: Object.fromEntries(lines.map(({ instrument, taken: _, ...score }) => [instrument, score])),
    vitalsAt: facts.vitals.at(-1)?.at.toISOString() ?? null,
    sbp: facts.vitals.findLast(({ sbp }) => sbp !== null)?.sbp ?? null,
    jaundice: facts.ticks.some(({ name }) => name === 'jaundice') ? true : null,
    keepsFluids: (facts.hoursWithoutFluids?.value ?? 0) >= NO_FLUIDS_H ? false : null,
    openGraveMedicalFlags: row.episode ? around.grave : null,
    emergencyOpen: around.emergency,
    failedAttempts: facts.failedAttempts,
    consents: around.consents,
  }
  const recent = set?.hr != null && tx.now.getTime() - set.at.getTime() <= SAME_SITTING_MS
  const forms: FormBase = {
    patientId,
    patientFirstName: around.given_name,
    zone: tx.zone,
    now: tx.now.toISOString(),
    sex: around.sex,
    ...(recent && set?.hr != null ? { pulseBpm: set.hr } : {}),
    cowsUpper: corridorUpper(courseOf(row), { zone: tx.zone, at: tx.now, instrument: 'COWS', step: facts.step }),
    previous: previousOf(lines, tx.now),
  }
  return { chart, forms, seq: around.seq, row, facts }
}

async function readAround(tx: Tx, patientId: string): Promise<Around | null> {
  const [row] = await tx.query<Around>(
    `select p.given_name, p.birth_date, p.sex,
       (select count(*)::int from consents c where c.patient_id = p.id and c.revoked_on is null
          and (c.expires_on is null or c.expires_on >= $2::date)) as consents,
       (select count(*)::int from flags f where f.patient_id = p.id and f.cleared_at is null and f.tier <= 2
          and f.rule_id ~ '^(MED|VIT|WD)-') as grave,
       exists (select 1 from flags f where f.patient_id = p.id and f.cleared_at is null and f.tier = 1) as emergency,
       (select coalesce(max(seq), 0) from changes g where g.patient_id = p.id) as seq
     from patients p where p.id = $1`,
    [patientId, localDate(tx.now, tx.zone)],
    'intake-around',
  )
  return row ?? null
}

async function readScoreLines(tx: Tx, patientId: string, admittedAt: Date | null): Promise<ScoreLine[]> {
  const rows = await tx.query<{
    instrument: string
    total: number | null
    band: string | null
    answers: Record<string, unknown>
    taken_at: Date
  }>(
    `select distinct on (instrument) instrument, total, band, answers, taken_at from assessments
     where patient_id = $1 and superseded_by_id is null and status = 'complete'
       and ($2::timestamptz is null or taken_at >= $2::timestamptz - make_interval(days => $3))
     order by instrument, taken_at desc, entered_at desc`,
    [patientId, admittedAt, SCORE_DAYS_BEFORE],
    'intake-scores',
  )
  return rows.flatMap(({ instrument, taken_at, ...score }) => {
    const id = INSTRUMENT_IDS.find((one) => one === instrument)
    if (!id) return []
    const band = INSTRUMENTS[id].bands.find(({ code }) => code === score.band)
    return [
      {
        ...score,
        instrument: id,
        bandLabel: band?.label ?? score.band,
        takenAt: taken_at.toISOString(),
        taken: taken_at,
      },
    ]
  })
}

const previousOf = (lines: readonly ScoreLine[], now: Date): FormBase['previous'] =>
  Object.fromEntries(
    lines.map(({ instrument, total, band, taken }) => [
      instrument,
      { total, band, at: taken.toISOString(), ageText: ageOf(taken, now) },
    ]),
  )
