import { describe, expect, test } from 'vitest'
import { FLOWS, stoppingItems } from './flow'
import { INSTRUMENTS } from './registry'

describe('the flow of a screen', () => {
  test('names only items that the screen has', () => {
    for (const [id, flow] of Object.entries(FLOWS)) {
      const items = INSTRUMENTS[id as keyof typeof INSTRUMENTS].items.map((item) => item.id)
      for (const item of [...Object.entries(flow.askedIf).flat(), ...flow.stopsOn]) expect(items).toContain(item)
    }
  })

  test('a Yes to intent, plan or recent behavior stops the C-SSRS; a wish to be dead alone does not', () => {
    expect(stoppingItems('CSSRS', { q1: true, q2: true, q3: true, q4: false })).toEqual([])
    expect(stoppingItems('CSSRS', { q4: true, q6_3m: true })).toEqual(['q4', 'q6_3m'])
    expect(stoppingItems('CSSRS', { q5: true })).toEqual(['q5'])
    expect(stoppingItems('CSSRS', { q6: true, q6_3m: false })).toEqual([])
    expect(stoppingItems('PHQ9', { q5: true })).toEqual([])
  })
})
