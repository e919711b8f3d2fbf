import { moment } from '@/lib/format/clock'
import { num } from '@/lib/format/number'
import type { CourseModel } from './course-types'
import { linear, toPieces, upperAt } from './geometry'

/** A point that can be read by hover or arrow key: its place in percent of the time axis, and its words. */
export type Reading = { at: string; percent: number; text: string }

/** One reading per score, and one per day that has doses and no score. In time order. */
export function courseReadings(model: CourseModel, zone: string): Reading[] {
  const x = linear(Date.parse(model.from), Date.parse(model.to), 0, 100)
  const pieces = toPieces(model.score?.corridor)
  const now = new Date(model.now)
  const grams = (at: string) => {
    const day = model.taken.find((d) => d.from <= at && at < d.to)
    if (!day) return ''
    const planned = day.planned === null ? '' : `, plan ${num(day.planned, 2)} g`
    return day.grams === null ? `doses not recorded${planned}` : `took ${num(day.grams, 2)} g${planned}`
  }
  const inRange = (at: string) => at >= model.from && at <= model.to
  const scores = (model.score?.points ?? [])
    .filter((p) => inRange(p.at))
    .map((point) => {
      const upper = upperAt(pieces, Date.parse(point.at))
      const expected = upper === null ? 'no corridor' : `expected 0–${upper}`
      return {
        at: point.at,
        words: [`${model.score?.instrument} ${point.value}, ${expected}`, point.note, grams(point.at)],
      }
    })
  const days = model.taken
    .filter((day) => day.grams !== null && inRange(day.from) && !scores.some((s) => s.at >= day.from && s.at < day.to))
    .map((day) => ({ at: day.from, words: [grams(day.from)] }))
  return [...scores, ...days]
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ at, words }) => ({
      at,
      percent: x(Date.parse(at)),
      text: [moment(new Date(at), now, zone), ...words].filter(Boolean).join(' · '),
    }))
}
