import { phaseOfDay } from '@/lib/clinical/phases/definitions'
import { addDays, daysBetween, hoursBetween, localParts } from '@/lib/clinical/time'
import type { LocalDate, Phase } from '@/lib/clinical/types'
import type { AdmissionInput } from '../patients/admission'
import type { Act, Scene } from './acts'
import type { Clockwork } from './clockwork'
import { everydayContacts } from './contacts'
import { afterLastDose, everydaySets, type Standing } from './everyday'
import type { Person } from './person'
import { dice } from './random'
import type { CenterPlan, StaffKey } from './staff'
import { taperOf, taperScenes, taperTimes } from './taper'

/** Everything that happened to a person by the everyday rules, in no order; scenes of their own come on top. */
export function courseScenes(person: Person, center: CenterPlan, clock: Clockwork): Scene[] {
  const times = timesOf(person, clock)
  const standing = standingOf(person, clock, times)
  const nurse = nurseOf(person, center)
  const counselor = person.onlyBy ?? center.does.counseling
  const admitted: Scene = {
    at: times.admittedAt,
    mrn: person.mrn,
    by: center.does.admitting,
    act: { do: 'admit', lead: person.lead, input: admission(person, clock, times) },
  }
  return [
    admitted,
    ...everydaySets(person, standing, clock, nurse),
    ...everydayContacts(person, standing, clock, approachOf(person, clock), counselor),
    ...medicineScenes(person, clock, nurse),
    ...taperScenes(person, clock, center, nurse),
  ].filter(({ at }) => at <= clock.until)
}

/** The nurse of the shift: days from 07:00 to 19:00. */
export const nurseOf =
  (person: Pick<Person, 'onlyBy'>, center: CenterPlan) =>
  (at: Date): StaffKey => {
    if (person.onlyBy) return person.onlyBy
    const [day, night] = center.does.nursing
    const { hour } = localParts(at, center.zone)
    return (hour >= 7 && hour < 19 ? day : (night ?? day)) ?? center.does.prescribing
  }

/** The approach sets the cadence from the moment its plan is signed. */
function approachOf({ course }: Person, clock: Clockwork) {
  const taper = taperOf(course)
  if (!taper) return () => null
  const { approach } = taper.params
  const signedAt = clock.at(taperTimes(taper, clock).signedDaysAgo, '15:20')
  return (at: Date) => (at >= signedAt && approach !== 'custom' ? approach : null)
}

type Times = { admittedAt: Date; lastDoseAt: Date | null; startOn: LocalDate | null }

function timesOf(person: Person, clock: Clockwork): Times {
  const { course } = person
  if (course.kind === 'intake') return { admittedAt: clock.ago(course.hoursAgo * 60), lastDoseAt: null, startOn: null }
  if (course.kind === 'stopped') {
    const lastDoseAt = clock.at(course.day, '07:15')
    const hour = course.admittedOnDay === 0 ? '13:00' : '10:15'
    return { admittedAt: clock.at(course.day - course.admittedOnDay, hour), lastDoseAt, startOn: null }
  }
  const taper = taperOf(course)
  if (taper) {
    const lastDoseAt = course.kind === 'finished' ? clock.at(course.lastDoseDaysAgo, '20:00') : null
    return { ...taperTimes(taper, clock), lastDoseAt }
  }
  if (course.kind !== 'unknown' && course.kind !== 'stable') throw new Error('There is no such course.')
  return { admittedAt: clock.at(course.days, '10:15'), lastDoseAt: null, startOn: null }
}

function standingOf(person: Person, clock: Clockwork, times: Times): Standing {
  const { course } = person
  const phaseAt = (at: Date): { phase: Phase; day: number | null } => {
    const on = clock.dayOf(at)
    if (course.kind === 'intake') return { phase: 'intake', day: null }
    if (course.kind === 'unknown') return { phase: 'unknown', day: null }
    if (course.kind === 'stable') return { phase: 'stabilization', day: null }
    if (!times.lastDoseAt || (times.startOn && at <= times.lastDoseAt))
      return { phase: times.startOn && on >= times.startOn ? 'taper' : 'stabilization', day: null }
    const day = daysBetween(anchorAt(person, clock, times, on), on)
    return { phase: phaseOfDay(Math.max(0, day)), day }
  }
  const alpha2 = course.kind === 'stopped' ? course.alpha2 : undefined
  return {
    admittedAt: times.admittedAt,
    phaseAt,
    loadAt: loadOf(person, clock, times),
    onAlpha2: (at) => {
      const { day } = phaseAt(at)
      return alpha2 !== undefined && day !== null && day >= alpha2.from && day <= alpha2.to
    },
    stepDays: new Set(stepDays(person, clock)),
  }
}

/** Day 0 as it stood on a date: the last dose, or the one after which the person stopped anew. */
function anchorAt({ course }: Person, clock: Clockwork, { lastDoseAt }: Times, on: LocalDate): LocalDate {
  const again = course.kind === 'stopped' && course.stoppedAgain
  const second = again ? addDays(clock.today, -again) : null
  return second && on >= second ? second : clock.dayOf(lastDoseAt ?? clock.until)
}

function stepDays({ course }: Person, clock: Clockwork): LocalDate[] {
  const taper = taperOf(course)
  return taper ? taperTimes(taper, clock).steps.map(({ on }) => on) : []
}

/** A taper that ended at its last step leaves little to go through. */
const AFTER_TAPER = 0.6

function loadOf(person: Person, clock: Clockwork, { lastDoseAt, startOn }: Times): Standing['loadAt'] {
  const using = loadWhileUsing(person, clock)
  if (!lastDoseAt) return using
  if (!startOn) return afterLastDose(person, lastDoseAt)
  const after = afterLastDose({ ...person, intensity: person.intensity * AFTER_TAPER }, lastDoseAt)
  return (at) => (at <= lastDoseAt ? using(at) : after(at))
}

/** Mild rise in the three days after a step, little between (phases.md §3.3). */
function loadWhileUsing(person: Person, clock: Clockwork) {
  const days = stepDays(person, clock)
  return (at: Date) => {
    const on = clock.dayOf(at)
    const last = days.filter((day) => day < on).at(-1)
    const since = last ? daysBetween(last, on) : 9
    return person.intensity * (since <= 3 ? 0.42 : 0.24)
  }
}

function admission(person: Person, clock: Clockwork, times: Times): Extract<Act, { do: 'admit' }>['input'] {
  const { course } = person
  const [years, days] = person.age
  const birthday = addDays(clock.today, -days)
  const birthDate = `${Number(birthday.slice(0, 4)) - years}${birthday.slice(4) === '-02-29' ? '-02-28' : birthday.slice(4)}`
  return {
    mrn: person.mrn,
    familyName: person.family,
    givenName: person.given,
    birthDate,
    sex: person.sex,
    pronouns: person.pronouns ?? (person.sex === 'female' ? 'she/her' : 'he/him'),
    language: person.language ?? 'English',
    phone: `555-01${String(dice(`${person.mrn}:phone`).int(10, 99))}`,
    setting: person.setting,
    place: person.place,
    useStatus: USE[course.kind],
    lastDose: lastDose(course.kind, times),
    pregnancy: person.sex === 'female' ? 'no' : 'not_applicable',
    allergies: person.allergies ?? { state: 'none_known' },
  }
}

const USE = {
  intake: 'not_assessed',
  unknown: 'stopped',
  stable: 'stable_dose',
  stopped: 'stopped',
  taper: 'stable_dose',
  finished: 'stable_dose',
} as const

function lastDose(kind: Person['course']['kind'], { lastDoseAt }: Times): AdmissionInput['lastDose'] {
  if (kind === 'unknown') return { precision: 'unknown' }
  if (kind === 'finished') return null
  return lastDoseAt ? { precision: 'instant', at: lastDoseAt } : null
}

function medicineScenes(person: Person, clock: Clockwork, nurse: (at: Date) => StaffKey): Scene[] {
  const { course } = person
  if (course.kind !== 'stopped' || !course.alpha2) return []
  const start = clock.at(
    course.day - course.alpha2.from,
    course.alpha2.from === course.admittedOnDay ? '11:00' : '06:00',
  )
  const at = hoursBetween(start, clock.until) > 0 ? start : clock.until
  return [{ at, mrn: person.mrn, by: nurse(at), act: { do: 'alpha2', name: 'clonidine', takes: true } }]
}
