import { baseOf, cows } from './numbers'
import { dice } from './random'
import { type Own, of, set } from './scene'

/** COWS 19 in the night, then breathing fast, hot and vomiting at the last round. */
export const dvorsky: Own = (clock) => {
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

export const lindqvist: Own = (clock) => {
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
export const nakai: Own = (clock) => {
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

export const solheim: Own = (clock) => {
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

export const okafor: Own = (clock) => {
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
