import { addHours } from '@/lib/clinical/time'
import type { Act } from './acts'
import { cows, cssrs, phq9, sows } from './numbers'
import { dice } from './random'
import { type Own, of, set } from './scene'

export const brock: Own = (clock) => {
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
export const ferreyra: Own = (clock) => {
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

export const asare: Own = (clock) => {
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
export const imani: Own = (clock) => {
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
