import { expect, test } from 'vitest'
import { liveState } from './live-state'

test('live turns to delayed at 20 s and to not live after 90 s', () => {
  const heard = new Date('2026-03-03T13:42:00Z')
  const after = (ms: number) => liveState(heard, new Date(heard.getTime() + ms))
  expect(after(19_999)).toBe('live')
  expect(after(20_000)).toBe('delayed')
  expect(after(90_000)).toBe('delayed')
  expect(after(90_001)).toBe('lost')
})
