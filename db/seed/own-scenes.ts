import { addHours } from '@/lib/clinical/time'
import type { Act, Scene, SetOfNumbers } from './acts'
import type { Clockwork } from './clockwork'
import { answersFor, type Body, baseOf, bodySet, cows, cssrs, phq9, sows, vital } from './numbers'
import { dice } from './random'
import type { StaffKey } from './staff'

type Own = (clock: Clockwork) => Scene[]

/** Builds the scenes of one person. */
const of =
  (mrn: string) =>
  (at: Date, by: StaffKey, act: Act, soft = false): Scene => ({ at, mrn, by, act, soft })

const set = (body: Body, more: Partial<SetOfNumbers> & { vitals?: never; weightLb?: number } = {}): Act => {
  const { weightLb, ...rest } = more
  const base = bodySet(body)
  const vitals = [...base.vitals, ...(weightLb === undefined ? [] : [vital('weight', weightLb)])]
  return { do: 'set', minutesAgo: 0, set: { scores: [], ...base, ...rest, vitals } }
}

/** COWS 19 in the night, then breathing fast, hot and vomiting at the last round. */
const dvorsky: Own = (clock) => {
  const scene = of('40-1187')
  const roll = dice('40-1187:own')
  return [
    scene(
      clock.ago(250),
      'brennick',
      set(
        { hr: 104, rr: 18, spo2: 96, sbp: 118, dbp: 74, tempF: 99.1 },
        { vomits: 2, looseStools: 1, scores: [cows(19, 104, roll)] },
      ),
    ),
    scene(clock.ago(238), 'brennick', { do: 'acknowledge' }),
    scene(clock.ago(225), 'brennick', {
      do: 'action',
      code: 'medicated',
      text: 'Comfort medicines given, recheck before the shift ends',
    }),
    scene(
      clock.ago(4),
      'adeyemi',
      set(
        { hr: 128, rr: 25, spo2: 96, sbp: 102, dbp: 64, tempF: 101.1 },
        { vomits: 5, looseStools: 1, scores: [cows(27, 128, roll)] },
      ),
    ),
  ]
}

const lindqvist: Own = (clock) => {
  const scene = of('40-2213')
  return [
    scene(
      clock.ago(26),
      'adeyemi',
      set(
        { hr: 90, rr: 16, spo2: 98, sbp: 134, dbp: 86, tempF: 98.9 },
        { scores: [cows(12, 90, dice('40-2213:own'))] },
      ),
    ),
    scene(clock.ago(8), 'welk', {
      do: 'score',
      instrument: 'CSSRS',
      by: 'staff',
      answers: { q1: true, q2: true, q3: true, q4: true, q5: true, q6: false },
    }),
    scene(clock.ago(6), 'raman', { do: 'take' }),
    scene(clock.ago(3), 'raman', { do: 'action', code: 'seen', text: '1:1 observation; psychiatric evaluation 08:30' }),
  ]
}

/** Last reached 36 h 28 min ago; twelve hours after the check-in was due the flag opened, and nobody has answered yet. */
const nakai: Own = (clock) => {
  const scene = of('40-0875')
  return [
    scene(clock.at(5, '11:30'), 'ortega', {
      do: 'score',
      instrument: 'CSSRS',
      by: 'staff',
      answers: { q1: true, q2: true, q3: true, q4: false, q5: false, q6: false },
    }),
    scene(clock.at(5, '11:34'), 'raman', { do: 'acknowledge' }),
    scene(clock.at(5, '12:00'), 'raman', {
      do: 'action',
      code: 'seen',
      text: 'Seen; safety plan gone through with his brother',
    }),
    scene(clock.at(5, '12:20'), 'raman', {
      do: 'review',
      ruleId: 'SUI-02',
      outcome: 'plan_made',
      reason: 'No intent, no means at home; safety plan signed.',
    }),
    scene(clock.at(4, '10:30'), 'ortega', {
      do: 'score',
      instrument: 'CSSRS',
      by: 'staff',
      answers: { q1: false, q2: false, q6: false },
    }),
    scene(clock.ago(36 * 60 + 28), 'ortega', {
      do: 'contact',
      state: 'happened',
      kind: 'phone',
      note: 'Short call. Restless, hopes to keep the job.',
    }),
    scene(clock.ago(22), 'brennick', { do: 'contact', state: 'no_answer', kind: 'phone' }),
    scene(clock.ago(20), 'brennick', { do: 'hand_over', to: 'ortega', reason: 'needs_role' }, true),
    scene(clock.ago(7), 'ortega', { do: 'contact', state: 'no_answer', kind: 'phone' }),
  ]
}

const solheim: Own = (clock) => {
  const scene = of('40-2051')
  const { weightLb } = baseOf({ mrn: '40-2051', sex: 'female' })
  return [
    scene(clock.at(1, '09:40'), 'adeyemi', {
      do: 'background',
      alerts: ['Pregnant, 11 weeks'],
      allergies: { state: 'none_known' },
      pregnancy: 'yes',
      weeks: 11,
    }),
    scene(clock.at(1, '09:50'), 'raman', { do: 'acknowledge' }, true),
    scene(clock.at(1, '10:40'), 'raman', {
      do: 'action',
      code: 'dose_held',
      text: 'Steps locked; obstetric consult asked for',
    }),
    scene(
      clock.ago(38),
      'adeyemi',
      set(
        { hr: 100, rr: 17, spo2: 98, sbp: 104, dbp: 62, tempF: 98.7 },
        {
          vomits: 4,
          looseStools: 2,
          hoursWithoutFluids: 5,
          weightLb: Number((weightLb * 0.967).toFixed(1)),
          scores: [cows(12, 100, dice('40-2051:own'))],
        },
      ),
    ),
    scene(clock.ago(33), 'adeyemi', { do: 'take' }),
    scene(clock.ago(20), 'adeyemi', { do: 'action', code: 'medicated', text: 'IV fluids; call OB' }),
  ]
}

const okafor: Own = (clock) => {
  const scene = of('40-1962')
  return [
    scene(clock.at(2, '09:30'), 'adeyemi', { do: 'alpha2', name: 'clonidine', takes: true }),
    scene(
      clock.ago(12),
      'adeyemi',
      set({ hr: 58, rr: 14, spo2: 98, sbp: 88, dbp: 60, tempF: 97.9 }, { scores: [cows(11, 58, dice('40-1962:own'))] }),
    ),
    scene(clock.ago(9), 'adeyemi', { do: 'take' }),
    scene(clock.ago(6), 'adeyemi', { do: 'action', code: 'dose_held', text: 'Clonidine held; repeat BP 07:50' }),
  ]
}

const brock: Own = (clock) => {
  const scene = of('40-1391')
  const roll = dice('40-1391:own')
  return [
    scene(clock.at(14, '11:30'), 'ortega', {
      do: 'score',
      instrument: 'PHQ9',
      by: 'self',
      answers: phq9(11, roll).answers,
    }),
    scene(clock.ago(50), 'ortega', { do: 'score', instrument: 'PHQ9', by: 'self', answers: phq9(18, roll).answers }),
    scene(clock.ago(35), 'ortega', { do: 'take' }),
    scene(clock.ago(30), 'ortega', { do: 'action', code: 'called', text: 'Mood call by 08:30' }),
  ]
}

/** More than half above the plan on two days, told in the morning. */
const ferreyra: Own = (clock) => {
  const scene = of('40-1608')
  const told = (daysBefore: number, grams: number): Act => ({
    do: 'dose',
    on: clock.dayOf(addHours(clock.ago(160), -24 * daysBefore)),
    daysBefore,
    grams,
    witnessed: false,
    note: 'Self-report: stress at the new job',
  })
  return [scene(clock.ago(161), 'brennick', told(2, 14)), scene(clock.ago(160), 'brennick', told(1, 14))]
}

const asare: Own = (clock) => {
  const scene = of('40-1744')
  const roll = dice('40-1744:own')
  return [
    scene(
      clock.ago(175),
      'brennick',
      set(
        { hr: 98, rr: 16, spo2: 97, sbp: 138, dbp: 86, tempF: 98.9 },
        { looseStools: 4, vomits: 0, scores: [cows(15, 98, roll)] },
      ),
    ),
    scene(clock.ago(150), 'brennick', { do: 'take' }),
    scene(clock.ago(140), 'brennick', {
      do: 'action',
      code: 'medicated',
      text: 'Loperamide and fluids; recheck COWS 09:30',
    }),
    scene(
      clock.ago(52),
      'adeyemi',
      set(
        { hr: 104, rr: 17, spo2: 97, sbp: 142, dbp: 88, tempF: 99 },
        { looseStools: 5, vomits: 0, scores: [cows(16, 104, roll)] },
      ),
    ),
  ]
}

/** A lapse and its watch, a second one, and the corridor left behind before the step to 7 g. */
const imani: Own = (clock) => {
  const scene = of('40-1530')
  const roll = dice('40-1530:own')
  return [
    scene(clock.at(25, '11:00'), 'raman', {
      do: 'background',
      alerts: ['Contact: sister only, no employer'],
      allergies: { state: 'listed', items: [{ substance: 'Sulfa', reaction: 'rash' }] },
      pregnancy: 'no',
      weeks: null,
    }),
    scene(clock.at(8, '21:00'), 'adeyemi', {
      do: 'dose',
      on: clock.dayOf(clock.at(8, '21:00')),
      grams: 16,
      witnessed: false,
      note: 'Lapse, told her sister',
    }),
    scene(
      clock.ago(16 * 60),
      'adeyemi',
      set(
        { hr: 86, rr: 15, spo2: 98, sbp: 130, dbp: 82, tempF: 98.4 },
        { sleepHours: 5, craving: 5, scores: [cows(12, 86, roll), sows(14, roll)] },
      ),
    ),
    scene(
      clock.ago(47),
      'adeyemi',
      set(
        { hr: 92, rr: 16, spo2: 98, sbp: 136, dbp: 86, tempF: 98.6 },
        { sleepHours: 4.5, craving: 6, weightLb: 149, scores: [cows(14, 92, roll), sows(15, roll), cssrs()] },
      ),
    ),
    scene(clock.ago(30), 'raman', { do: 'take' }),
    scene(clock.ago(25), 'raman', { do: 'action', code: 'seen', text: 'Hold or step by tomorrow' }),
  ]
}

const petrakis: Own = (clock) => {
  const scene = of('40-1659')
  const group = (daysAgo: number, state: 'happened' | 'missed') =>
    scene(clock.at(daysAgo, '18:15'), 'ortega', { do: 'contact', state, kind: 'group' })
  return [
    group(8, 'happened'),
    group(5, 'missed'),
    group(1, 'missed'),
    scene(clock.at(1, '18:50'), 'ortega', { do: 'take' }),
    scene(clock.at(1, '19:00'), 'ortega', { do: 'action', code: 'called', text: 'Text, then call 10:00' }),
  ]
}

const fairweather: Own = (clock) => {
  const scene = of('40-1276')
  return [
    scene(clock.ago(36 * 60), 'ortega', {
      do: 'score',
      instrument: 'CRAVING_NRS',
      by: 'self',
      answers: { now: 7 },
    }),
    scene(clock.ago(750), 'ortega', { do: 'score', instrument: 'CRAVING_NRS', by: 'self', answers: { now: 8 } }),
    scene(clock.ago(740), 'ortega', { do: 'take' }),
    scene(clock.ago(735), 'ortega', { do: 'action', code: 'called', text: 'Peer call by noon' }),
  ]
}

const jalali: Own = (clock) => {
  const scene = of('40-1702')
  return [
    scene(
      clock.ago(55),
      'adeyemi',
      set({ hr: 78, rr: 15, spo2: 98, sbp: 164, dbp: 96, tempF: 98.2 }, { scores: [cows(5, 78, dice('40-1702:own'))] }),
    ),
    scene(clock.ago(40), 'raman', { do: 'take' }),
    scene(clock.ago(38), 'raman', { do: 'action', code: 'monitored', text: 'Repeat pressure at 10:00' }),
  ]
}

/** Three nights of three hours. */
const baptiste: Own = (clock) => {
  const scene = of('40-1815')
  const roll = dice('40-1815:own')
  const night = (at: Date, sleepHours: number) =>
    scene(
      at,
      'adeyemi',
      set(
        { hr: 84, rr: 15, spo2: 98, sbp: 130, dbp: 82, tempF: 98.4 },
        { sleepHours, craving: 4, vomits: 0, looseStools: 0, ticks: [], scores: [cows(8, 84, roll)] },
      ),
    )
  return [night(clock.ago(80 + 48 * 60), 3), night(clock.ago(80 + 24 * 60), 2.5), night(clock.ago(80), 3)]
}

/** The last set lies fifteen hours back where one every twelve is planned. */
const haddad: Own = (clock) => {
  const scene = of('40-1997')
  return [
    scene(
      clock.ago(15 * 60 + 12),
      'adeyemi',
      set({ hr: 86, rr: 15, spo2: 98, sbp: 122, dbp: 76, tempF: 98.5 }, { scores: [cows(9, 86, dice('40-1997:own'))] }),
    ),
    scene(clock.ago(5), 'brennick', { do: 'take' }),
    scene(clock.ago(4), 'brennick', { do: 'action', code: 'monitored', text: 'Vitals this round' }),
  ]
}

/** A lapse in week three, reviewed. */
const zamora: Own = (clock) => {
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
const vasquez: Own = (clock) => {
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
const confidential: Own = (clock) => {
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
const pettersen: Own = (clock) => {
  const scene = of('40-2176')
  const nothing = (outcome: 'refused' | 'asleep', reason: string): Act => ({
    do: 'set',
    minutesAgo: 0,
    set: { outcome, reason, vitals: [], scores: [] },
  })
  const calm: Body = { hr: 84, rr: 15, spo2: 98, sbp: 128, dbp: 80, tempF: 98.6 }
  return [
    scene(clock.at(2, '02:40'), 'brennick', nothing('asleep', 'Asleep, breathing quietly.')),
    scene(
      clock.at(1, '20:10'),
      'brennick',
      nothing('refused', 'Wants to be left alone after the call with her mother.'),
    ),
  ]
}

const socialHarm: Own = (clock) => {
  const scene = of('40-2066')
  const base = baseOf({ mrn: '40-2066', sex: 'male' })
  const body: Body = { hr: base.hr, rr: 14, spo2: 98, sbp: base.sbp, dbp: base.dbp, tempF: 98.1 }
  return [
    scene(
      clock.at(1, '14:20'),
      'adeyemi',
      set(body, { ticks: ['social_harm'], craving: 3, scores: [sows(4, dice('40-2066:own'))] }),
    ),
  ]
}

/** A flag by hand that a prescriber looked at. */
const lovell: Own = (clock) => {
  const scene = of('40-1983')
  return [
    scene(clock.at(6, '14:00'), 'adeyemi', {
      do: 'raise',
      tier: 'T4',
      reason: 'Confuses the amounts of the two scales; explain again.',
    }),
  ]
}

/** Vital sets of Dr. Rahmani on the confidential chart need no scene: they are everyday. */
const questions: Own = (clock) => {
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

export const OWN_SCENES: readonly Own[] = [
  dvorsky,
  lindqvist,
  nakai,
  solheim,
  okafor,
  brock,
  ferreyra,
  asare,
  imani,
  petrakis,
  fairweather,
  jalali,
  baptiste,
  haddad,
  zamora,
  vasquez,
  confidential,
  pettersen,
  socialHarm,
  lovell,
  questions,
]
