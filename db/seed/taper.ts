import { nextVersion } from '@/lib/clinical/taper/adjust'
import { buildSchedule } from '@/lib/clinical/taper/schedule'
import type { TaperParams, TaperSchedule } from '@/lib/clinical/taper/types'
import { addDays, daysBetween } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import type { Scene } from './acts'
import type { Clockwork } from './clockwork'
import type { Course, Person } from './person'
import { dice } from './random'
import type { CenterPlan, StaffKey } from './staff'

export type Taper = Extract<Course, { kind: 'taper' }>

/** The taper of a course, under way or finished; null where there was none. */
export function taperOf(course: Course): Taper | null {
  if (course.kind === 'taper') return course
  if (course.kind !== 'finished') return null
  const { lastDoseDay } = buildSchedule({ ...course.params, startOn: '2000-01-01' })
  return { kind: 'taper', params: course.params, startedDaysAgo: course.lastDoseDaysAgo + lastDoseDay - 1 }
}
type Step = { on: LocalDate; decision: 'confirm' | 'hold' | 'resume' }

/** Days on which the amount was measured before the plan was signed. */
const MEASURED_DAYS = 4

/** When the person came, when the first reduced dose was due, and what was decided about each step since. */
export function taperTimes(course: Taper, clock: Clockwork) {
  const startOn = addDays(clock.today, -course.startedDaysAgo)
  const params: TaperParams = { ...course.params, startOn }
  const signedDaysAgo = Math.max(0, course.startedDaysAgo + 1)
  const held = heldParams(course, params)
  const schedule = buildSchedule(held?.params ?? params)
  const confirms = schedule.steps
    .map(({ fromDate }): Step => ({ on: fromDate ?? startOn, decision: 'confirm' }))
    .filter(({ on }) => on <= clock.today)
  const steps = [...confirms, ...(held?.decisions ?? [])].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return {
    admittedAt: clock.at(signedDaysAgo + MEASURED_DAYS, '10:15'),
    signedDaysAgo,
    startOn,
    params,
    schedule,
    steps: steps.filter(({ on }) => on <= clock.today),
  }
}

/** The plan after its hold, and the days on which it was held and taken up again. */
function heldParams({ hold }: Taper, params: TaperParams): { params: TaperParams; decisions: Step[] } | null {
  if (!hold) return null
  const plain = buildSchedule(params)
  const heldStep = plain.steps[hold.atStep - 1]
  const dueOn = plain.steps[hold.atStep]?.fromDate
  if (!heldStep || !dueOn) throw new Error('There is no such step to hold.')
  const paused = nextVersion(params, heldStep.planStep, { kind: 'hold' }).params
  const decisions: Step[] = [{ on: dueOn, decision: 'hold' }]
  if (hold.resumeAfter === undefined) return { params: paused, decisions }
  const resumeOn = addDays(dueOn, hold.resumeAfter)
  const days = heldStep.intervalDays - hold.resumeAfter
  return {
    params: nextVersion(paused, heldStep.planStep, { kind: 'resume', days }).params,
    decisions: [...decisions, { on: resumeOn, decision: 'resume' }],
  }
}

/** Measured days, the signed plan, its steps one by one, and what was taken each day. */
export function taperScenes(
  person: Person,
  clock: Clockwork,
  center: CenterPlan,
  nurse: (at: Date) => StaffKey,
): Scene[] {
  const { course, mrn } = person
  if (course.kind === 'stable') return doseScenes(person, clock, nurse, course.days, () => course.grams)
  const taper = taperOf(course)
  if (!taper) return []
  const times = taperTimes(taper, clock)
  const prescriber = person.onlyBy ?? center.does.prescribing
  const signAt = clock.at(times.signedDaysAgo, '15:00')
  const signed: Scene[] = [
    {
      at: signAt,
      mrn,
      by: prescriber,
      act: {
        do: 'sign',
        params: times.params,
        reason: 'Agreed with the patient after the measured days.',
        coSigner: center.does.coSigning === prescriber ? null : center.does.coSigning,
        doseTimes: ['08:00', '14:00', '20:00'],
      },
    },
    { at: clock.at(times.signedDaysAgo, '15:20'), mrn, by: center.does.coSigning, act: { do: 'cosign' }, soft: true },
  ]
  const planned = (on: LocalDate) => plannedDose(times.schedule, on, taper.params.baseline)
  return [
    ...signed,
    ...times.steps.map((step) => stepScene(person, clock, step, prescriber)),
    ...doseScenes(person, clock, nurse, daysBetween(clock.dayOf(times.admittedAt), clock.today), planned),
    ...finishScenes(person, clock, prescriber),
  ]
}

/** The last dose of the day is the last of all: confirmed that evening. */
function finishScenes({ course, mrn }: Person, clock: Clockwork, by: StaffKey): Scene[] {
  if (course.kind !== 'finished') return []
  const lastDoseAt = clock.at(course.lastDoseDaysAgo, '20:00')
  return [{ at: clock.at(course.lastDoseDaysAgo, '21:00'), mrn, by, act: { do: 'finish', lastDoseAt } }]
}

export function plannedDose(schedule: TaperSchedule, on: LocalDate, baseline: number): number {
  const step = schedule.steps.findLast(({ fromDate }) => fromDate !== undefined && fromDate <= on)
  return step ? step.dose : baseline
}

/** A hold is decided before noon; the plan that is taken up again is confirmed right after. */
const TIME = { hold: '09:10', resume: '09:05', confirm: '09:15' } as const
const REASON = {
  hold: 'Slept badly for two nights and asks for a pause.',
  resume: 'Feels well again and asks to go on.',
  confirm: '',
} as const

function stepScene(person: Person, clock: Clockwork, { on, decision }: Step, by: StaffKey): Scene {
  const at = clock.at(daysBetween(on, clock.today), TIME[decision])
  const reason = REASON[decision]
  return decision === 'resume'
    ? { at, mrn: person.mrn, by, act: { do: 'resume', reason } }
    : { at, mrn: person.mrn, by, act: { do: 'step', decision, reason } }
}

function doseScenes(
  person: Person,
  clock: Clockwork,
  nurse: (at: Date) => StaffKey,
  days: number,
  planned: (on: LocalDate) => number,
): Scene[] {
  const last = person.course.kind === 'finished' ? person.course.lastDoseDaysAgo : (person.dosesEndDays ?? 0)
  return Array.from({ length: days - last + 1 }, (_, i): Scene => {
    const at = clock.at(days - i, '20:30')
    const on = clock.dayOf(at)
    const roll = dice(`${person.mrn}:${on}:dose`)
    const amount = planned(on)
    const extra = roll.next() < 0.12 ? 0.5 : 0
    const grams = Math.max(0, amount + (extra / Math.max(amount, 0.5) < 0.15 ? extra : 0))
    return {
      at,
      mrn: person.mrn,
      by: nurse(at),
      act: { do: 'dose', on, grams, witnessed: person.setting === 'residential' },
    }
  })
}
