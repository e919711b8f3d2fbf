import { type Body, baseOf, cows, sows } from './numbers'
import { dice } from './random'
import { type Own, of, set } from './scene'

export const petrakis: Own = (clock) => {
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

export const fairweather: Own = (clock) => {
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

export const jalali: Own = (clock) => {
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
export const baptiste: Own = (clock) => {
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
export const haddad: Own = (clock) => {
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

export const socialHarm: Own = (clock) => {
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
