import { possiblePoints } from '@/lib/clinical/instruments/options'
import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import type { InstrumentId } from '@/lib/clinical/instruments/types'
import type { SetOfNumbers } from './acts'
import type { Person } from './person'
import { type Dice, dice } from './random'

/** Share of the peak over the hours since the last dose: rises to 48 h, lets go from day 3, fades over weeks. */
const FADING: readonly (readonly [number, number])[] = [
  [0, 0.15],
  [12, 0.4],
  [24, 0.75],
  [48, 1],
  [72, 0.9],
  [120, 0.55],
  [168, 0.32],
  [240, 0.22],
  [336, 0.18],
  [672, 0.1],
  [2000, 0.06],
  [9000, 0.03],
]

export function shareOfPeak(hours: number): number {
  for (let i = 1; i < FADING.length; i += 1) {
    const [h0, v0] = FADING[i - 1] ?? [0, 0]
    const [h1, v1] = FADING[i] ?? [0, 0]
    if (hours <= h1) return v0 + ((v1 - v0) * (hours - h0)) / (h1 - h0)
  }
  return 0.03
}

/** Answers that add up to a total; which items carry it is a matter of dice. */
export function answersFor(
  id: InstrumentId,
  total: number,
  roll: Dice,
  given: Record<string, number> = {},
): Record<string, number> {
  const items = INSTRUMENTS[id].items.filter((item) => !item.unscored)
  const answers: Record<string, number> = Object.fromEntries(items.map((item) => [item.id, given[item.id] ?? 0]))
  const free = items.filter((item) => given[item.id] === undefined)
  let left = total - Object.values(given).reduce((sum, points) => sum + points, 0)
  for (let tries = 0; left > 0 && tries < 2000; tries += 1) {
    const item = roll.pick(free)
    const now = answers[item.id] ?? 0
    const next = possiblePoints(item).find((points) => points > now)
    if (next === undefined || next - now > left || (item.id === 'tremor' && next > 2)) continue
    answers[item.id] = next
    left -= next - now
  }
  return answers
}

const pulseItem = (hr: number) => (hr <= 80 ? 0 : hr <= 100 ? 1 : hr <= 120 ? 2 : 4)

export const cows = (total: number, hr: number, roll: Dice) => ({
  instrumentId: 'COWS',
  administeredBy: 'staff' as const,
  answers: without(answersFor('COWS', Math.max(total, pulseItem(hr)), roll, { pulse: pulseItem(hr) }), 'pulse'),
})
export const sows = (total: number, roll: Dice) => ({
  instrumentId: 'SOWS_H',
  administeredBy: 'self' as const,
  answers: answersFor('SOWS_H', Math.max(0, total), roll),
})
export const phq9 = (total: number, roll: Dice) => ({
  instrumentId: 'PHQ9',
  administeredBy: 'self' as const,
  answers: answersFor('PHQ9', Math.max(0, total), roll, { self_harm: 0 }),
})
export const gad7 = (total: number, roll: Dice) => ({
  instrumentId: 'GAD7',
  administeredBy: 'self' as const,
  answers: answersFor('GAD7', Math.max(0, total), roll),
})
export const cssrs = (yes: readonly string[] = []) => ({
  instrumentId: 'CSSRS',
  administeredBy: 'staff' as const,
  answers: Object.fromEntries(
    ['q1', 'q2', ...(yes.includes('q2') ? ['q3', 'q4', 'q5'] : []), 'q6', ...(yes.includes('q6') ? ['q6_3m'] : [])].map(
      (question) => [question, yes.includes(question)],
    ),
  ),
})

const without = (answers: Record<string, number>, key: string) =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => id !== key))

/** What a body shows before any withdrawal. */
export function baseOf({ mrn, sex }: Pick<Person, 'mrn' | 'sex'>) {
  const roll = dice(`${mrn}:base`)
  return {
    hr: roll.int(64, 74),
    rr: roll.int(13, 15),
    spo2: roll.int(97, 99),
    sbp: roll.int(114, 132),
    dbp: roll.int(70, 82),
    tempF: roll.between(97.8, 98.4),
    weightLb: sex === 'male' ? roll.between(160, 205) : roll.between(125, 165),
  }
}

export const vital = (
  vital: 'heart_rate' | 'respiratory_rate' | 'spo2' | 'sbp' | 'dbp' | 'temperature' | 'weight',
  value: number,
) => ({
  vital,
  value,
  unit: {
    heart_rate: '/min',
    respiratory_rate: '/min',
    spo2: '%',
    sbp: 'mm[Hg]',
    dbp: 'mm[Hg]',
    temperature: '[degF]',
    weight: '[lb_av]',
  }[vital],
})

export type Body = { hr: number; rr: number; spo2: number; sbp: number; dbp: number; tempF: number }

export const bodySet = (body: Body): Pick<SetOfNumbers, 'outcome' | 'vitals' | 'acvpu' | 'onOxygen' | 'position'> => ({
  outcome: 'measured',
  acvpu: 'A',
  onOxygen: false,
  position: 'sitting',
  vitals: [
    vital('heart_rate', body.hr),
    vital('respiratory_rate', body.rr),
    vital('spo2', body.spo2),
    vital('sbp', body.sbp),
    vital('dbp', body.dbp),
    vital('temperature', body.tempF),
  ],
})

/** Numbers of a body under so much withdrawal (0 none … 1 the most expected). Stays clear of the limits of the rules. */
export function bodyAt(person: Person, load: number, key: string): Body {
  const roll = dice(`${person.mrn}:${key}:body`)
  const base = baseOf(person)
  return {
    hr: Math.min(104, base.hr + Math.round(load * 40) + roll.int(-3, 3)),
    rr: base.rr + Math.round(load * 5) + roll.int(0, 1),
    spo2: Math.max(96, base.spo2 - roll.int(0, 1)),
    sbp: Math.min(150, base.sbp + Math.round(load * 22) + roll.int(-4, 4)),
    dbp: Math.min(94, base.dbp + Math.round(load * 10) + roll.int(-3, 3)),
    tempF: Number((base.tempF + load * 0.8 + roll.between(-0.2, 0.3)).toFixed(1)),
  }
}
