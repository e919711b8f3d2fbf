import type { Act } from './acts'
import { answersFor, type Body, bodySet } from './numbers'
import { dice } from './random'
import { type Own, of, set } from './scene'

/** A lapse in week three, reviewed. */
export const zamora: Own = (clock) => {
  const scene = of('40-2041')
  return [
    scene(clock.at(4, '11:20'), 'ortega', {
      do: 'use',
      on: clock.dayOf(clock.at(5, '12:00')),
      substance: 'kratom',
      grams: 3,
      note: 'One evening, after an argument. Called her sister.',
    }),
  ]
}

/** Three days of use after six weeks: the next attempt, stopped again six days ago. */
export const vasquez: Own = (clock) => {
  const scene = of('40-1822')
  const use = (daysAgo: number, time: string, on: number, note: string) =>
    scene(clock.at(daysAgo, time), 'ortega', {
      do: 'use',
      on: clock.dayOf(clock.at(on, '12:00')),
      substance: 'kratom',
      grams: 6,
      note,
    })
  return [
    use(8, '10:40', 9, 'Used after a night shift.'),
    use(7, '10:40', 8, 'Used again the next day.'),
    use(6, '10:40', 6, 'A third day; wants to stop now.'),
    scene(
      clock.at(6, '15:00'),
      'ortega',
      {
        do: 'review',
        ruleId: 'ENG-05',
        outcome: 'plan_made',
        reason: 'New plan agreed: daily calls, evenings with his father.',
      },
      true,
    ),
  ]
}

/** A colleague in treatment: two named people. */
export const confidential: Own = (clock) => {
  const scene = of('40-2147')
  return [
    scene(clock.at(6, '10:20'), 'raman', {
      do: 'confidential',
      names: ['rahmani'],
      reason: 'Works in a neighboring clinic.',
    }),
  ]
}

/** Asleep at night, refused once, and one pulse typed wrong. */
export const pettersen: Own = (clock) => {
  const scene = of('40-2176')
  const nothing = (outcome: 'refused' | 'asleep', reason: string): Act => ({
    do: 'set',
    minutesAgo: 0,
    set: { outcome, reason, vitals: [], scores: [] },
  })
  const calm: Body = { hr: 84, rr: 15, spo2: 98, sbp: 128, dbp: 80, tempF: 98.6 }
  return [
    scene(clock.at(2, '02:40'), 'brennick', nothing('asleep', 'Asleep, breathing quietly.')),
    scene(clock.at(2, '15:20'), 'adeyemi', set({ ...calm, hr: 184 })),
    scene(clock.at(2, '15:26'), 'adeyemi', {
      do: 'correct_set',
      minutesAgo: 6,
      reason: 'Typed 184 for 84.',
      set: { ...bodySet(calm), scores: [] },
    }),
    scene(
      clock.at(1, '20:10'),
      'brennick',
      nothing('refused', 'Wants to be left alone after the call with her mother.'),
    ),
  ]
}

/** A flag by hand that a prescriber looked at. */
export const lovell: Own = (clock) => {
  const scene = of('40-1983')
  return [
    scene(clock.at(6, '14:00'), 'adeyemi', {
      do: 'raise',
      tier: 'T4',
      reason: 'Confuses the amounts of the two scales; explain again.',
    }),
  ]
}

export const questions: Own = (clock) => {
  const scene = of('40-2118')
  return [
    scene(clock.at(3, '10:45'), 'ortega', {
      do: 'score',
      instrument: 'GAD7',
      by: 'self',
      answers: answersFor('GAD7', 9, dice('40-2118:own')),
    }),
  ]
}
