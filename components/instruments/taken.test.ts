import { expect, test } from 'vitest'
import { checkTaken, dayText, parseTime, recentDays, takenNow } from './taken'

const zone = 'America/New_York'
const now = new Date('2026-03-03T12:38:20Z')

test('a time is taken with or without a colon', () => {
  expect(parseTime('738')).toBe('07:38')
  expect(parseTime('07:38')).toBe('07:38')
  expect(parseTime('2359')).toBe('23:59')
  expect(parseTime('2400')).toBeNull()
  expect(parseTime('7')).toBeNull()
})

test('the minute that is running is not the future, the next one is', () => {
  expect(checkTaken({ date: '2026-03-03', time: '07:38' }, now, zone).problem).toBeNull()
  expect(checkTaken({ date: '2026-03-03', time: '07:39' }, now, zone).problem).toContain('has not come yet')
})

test('exactly twelve hours old opens flags, more than twelve does not', () => {
  const at12 = new Date('2026-03-03T12:38:00Z')
  expect(checkTaken({ date: '2026-03-02', time: '19:38' }, at12, zone).note).toBeNull()
  expect(checkTaken({ date: '2026-03-02', time: '19:37' }, at12, zone).note).toContain('opens no flag')
})

test('without an entered time a set is taken now', () => {
  expect(checkTaken(null, now, zone).at).toEqual(now)
  expect(takenNow(now, zone)).toEqual({ date: '2026-03-03', time: '07:38' })
})

test('days are named in the zone of the center', () => {
  expect(recentDays(now, zone, 3)).toEqual([
    { value: '2026-03-03', label: 'today' },
    { value: '2026-03-02', label: 'yesterday' },
    { value: '2026-03-01', label: 'Sun 1 Mar' },
  ])
  expect(dayText('2026-09-03')).toBe('Thu 3 Sep')
})
