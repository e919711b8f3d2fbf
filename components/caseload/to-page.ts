import type { CaseloadList } from '@/db/caseload/list'
import type { CaseloadPatient } from '@/db/caseload/rows'
import { roundHalfUp } from '@/lib/clinical/decimal'
import { cadenceFor } from '@/lib/clinical/phases/cadence'
import { dueState } from '@/lib/clinical/phases/due'
import { type PhaseView, phaseOf } from '@/lib/clinical/phases/phase-of'
import { daysBetween, localDate } from '@/lib/clinical/time'
import { PHASES, type Phase, TIERS } from '@/lib/clinical/types'
import { pointsFor } from '@/lib/clinical/vitals/bands'
import { ageSex, listName } from '@/lib/format/name'
import { num, pressure } from '@/lib/format/number'
import { phaseLabel, placeLabel } from '@/lib/format/phase'
import { dueCell } from './due-cell'
import { flagLine } from './flag-line'
import { scoreCell } from './score-cell'
import { taperCell } from './taper-cell'
import type { CaseloadPage, CaseloadRow, VitalCell } from './types'

/** The page of the caseload in the words and units of the center. */
export function toCaseloadPage(list: CaseloadList): CaseloadPage {
  const fahrenheit = list.settings.temperatureUnit !== 'Cel'
  const groups = list.groups.map(({ phase, count, flagged }) => ({ phase, count, flagged }))
  return {
    rows: list.rows.map((row) => toRow(row, { now: list.now, zone: list.zone, fahrenheit })),
    total: groups.reduce((sum, { count }) => sum + count, 0),
    unfiltered: list.unfiltered,
    withFlag: groups.reduce((sum, { flagged }) => sum + flagged, 0),
    groups,
    checkedAt: list.checkedAt?.toISOString() ?? null,
    now: list.now.toISOString(),
    temperatureUnit: fahrenheit ? '°F' : '°C',
  }
}

type Moment = { now: Date; zone: string; fahrenheit: boolean }

function toRow(row: CaseloadPatient, moment: Moment): CaseloadRow {
  const { now, zone } = moment
  const today = localDate(now, zone)
  const view = phaseOf(row.course, { zone, now })
  const phase = PHASES.find((one) => one === row.phase) ?? view.phase
  const plan = intervals(row, view)
  const takenAt = row.vitals ? new Date(row.vitals.taken_at) : null
  const stale = takenAt !== null && plan.vitals !== null && dueState(takenAt, plan.vitals, now).state === 'overdue'
  return {
    patientId: row.patient_id,
    name: listName({ family: row.family_name, given: row.given_name }),
    nameAlert: row.name_alert,
    ageSex: ageSex(row.birth_date, row.sex, today),
    mrn: row.mrn,
    place: placeLabel(row.setting, row.place),
    phase,
    phaseTime: phaseTime(phase, view, row),
    chips: chips(row, view, today),
    tier: row.open_count > 0 ? (TIERS[(row.tier ?? 0) - 1] ?? null) : null,
    acknowledged: row.flag?.acknowledged_at != null,
    flag: row.flag && flagLine(row.flag.text),
    moreFlags: Math.max(0, row.open_count - 1),
    cannotTell: row.cannot_tell,
    taper: taperCell(row, today),
    score: scoreCell(row, { now, zone, phase, intervalH: { COWS: plan.cows, SOWS_H: plan.sows_h } }),
    ...vitalCells(row, stale, moment),
    takenAt: takenAt?.toISOString() ?? null,
    takenStale: stale,
    due: dueCell(row, { now, zone, vitalsIntervalH: plan.vitals }),
    lead: row.lead_name,
    ...extras(row, today),
  }
}

function intervals(row: CaseloadPatient, { phase, day }: PhaseView) {
  const approach = row.plan?.status === 'signed' && row.plan.approach !== 'custom' ? row.plan.approach : null
  const planned = cadenceFor({ phase, day, setting: row.setting, onAlpha2: row.on_alpha2, approach })
  return { vitals: planned.vitals.intervalH, cows: planned.cows.intervalH, sows_h: planned.sows_h.intervalH }
}

/** "day 3", "wk 4", "mo 5", "step 3". */
function phaseTime(phase: Phase, view: PhaseView, row: CaseloadPatient): string {
  const step = row.decisions.findLast(({ decision }) => decision === 'confirmed')?.step_no ?? null
  return phaseLabel(phase, { day: view.day, step }).split(' · ')[1] ?? ''
}

/** Weeks grow with the days since they were stated. */
function chips(row: CaseloadPatient, view: PhaseView, today: string): string[] {
  const { pregnancy } = row
  const found: string[] = []
  if (pregnancy?.status === 'yes') {
    const weeks =
      pregnancy.weeks === null ? null : pregnancy.weeks + Math.floor(daysBetween(pregnancy.at.slice(0, 10), today) / 7)
    found.push(weeks === null ? 'pregnant' : `preg ${weeks} wk`)
  }
  if (pregnancy?.status === 'suspected') found.push('preg suspected')
  if (view.badges.includes('on_buprenorphine')) found.push('on buprenorphine')
  if (row.on_alpha2) found.push('on α2-agonist')
  return found
}

type Vitals = Pick<CaseloadRow, 'heartRate' | 'bloodPressure' | 'temperature'>

function vitalCells({ vitals }: CaseloadPatient, stale: boolean, { fahrenheit }: Moment): Vitals {
  if (!vitals) return { heartRate: null, bloodPressure: null, temperature: null }
  const { hr, sbp, dbp, temp_c: celsius } = vitals
  const cell = (text: string, scored: ReturnType<typeof pointsFor>): VitalCell => ({
    text,
    points: POINTS.find((one) => one === scored.points) ?? null,
    direction: scored.direction,
    takenAt: new Date(vitals.taken_at).toISOString(),
    stale,
  })
  const degrees = celsius === null ? null : fahrenheit ? (celsius * 9) / 5 + 32 : celsius
  return {
    heartRate: hr === null ? null : cell(num(hr, 0), pointsFor('heart_rate', hr)),
    bloodPressure: sbp === null && dbp === null ? null : cell(pressure(sbp, dbp), pointsFor('sbp', sbp)),
    temperature: degrees === null ? null : cell(roundHalfUp(degrees, 1).toFixed(1), pointsFor('temperature', celsius)),
  }
}

const POINTS = [0, 1, 2, 3] as const

/** Columns that are off by default. */
function extras(row: CaseloadPatient, today: string): Partial<CaseloadRow> {
  if (row.mood === undefined) return {}
  const { sleep, craving, mood } = row
  const iso = (at: string) => new Date(at).toISOString()
  const first = mood[0]
  return {
    sleepHours: sleep ? { text: `${num(sleep.value)} h`, at: iso(sleep.at) } : null,
    craving: craving ? { text: num(craving.value, 0), at: iso(craving.at) } : null,
    moodScores: first ? { text: mood.map(moodText).join(', '), at: iso(first.at) } : null,
    gramsVsPlan: gramsVsPlan(row),
    daysSinceLapse: row.lapse_on ? `${daysBetween(row.lapse_on, today)} d` : null,
  }
}

const moodText = ({ instrument, total }: { instrument: 'PHQ9' | 'GAD7'; total: number }) =>
  `${instrument === 'PHQ9' ? 'PHQ-9' : 'GAD-7'} ${total}`

/** Taken against planned over the last days on which doses were recorded; days without a record count on neither side. */
function gramsVsPlan({ taken, decisions }: CaseloadPatient): string | null {
  const days = (taken ?? []).flatMap(({ on, mg }) => {
    const dose = decisions.findLast((one) => one.decision === 'confirmed' && one.effective_on <= on)?.dose_mg
    return dose === undefined || mg === null ? [] : [{ mg, dose }]
  })
  if (days.length === 0) return null
  const sum = (of: (day: { mg: number; dose: number }) => number) =>
    days.reduce((total, one) => total + of(one), 0) / 1000
  return `took ${num(
    sum((one) => one.mg),
    1,
  )} g, plan ${num(
    sum((one) => one.dose),
    1,
  )} g, ${days.length} d`
}
