import { describe, expect, test } from 'vitest'
import { TIERS } from '../types'
import { RULES } from './rules'
import { SETTING_SPECS } from './settings'

/** Every id of triage.md §2.1 to §2.7. */
const DOCUMENT_IDS = [
  ...ids('SUI', 7),
  ...ids('MH', 4),
  ...ids('MED', 20),
  ...ids('VIT', 14),
  ...ids('WD', 13),
  ...ids('ENG', 17),
  ...ids('DQ', 3),
  'MAN-01',
]

function ids(family: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${family}-${String(i + 1).padStart(2, '0')}`)
}

test('the catalogue holds every rule of the document and no other', () => {
  expect(RULES.map((rule) => rule.id)).toEqual([...DOCUMENT_IDS].sort())
})

test('no two rules share an id', () => {
  expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length)
})

describe.each(RULES)('$id', (rule) => {
  test('says when it fires, what to do, what ends it and where it comes from', () => {
    for (const text of [
      rule.title,
      rule.trigger,
      rule.thresholdText,
      rule.doText,
      rule.clearsText,
      rule.source.title,
    ]) {
      expect(text.trim().length).toBeGreaterThan(3)
    }
    expect(rule.source.title).not.toMatch(/S00\d/)
  })

  test('names its tiers gravest first, and whom it speaks to', () => {
    expect(rule.tiers.length).toBeGreaterThan(0)
    expect(rule.tiers).toEqual(TIERS.filter((tier) => rule.tiers.includes(tier)))
    expect(rule.roles.length).toBeGreaterThan(0)
  })

  test('can be reviewed if a review is part of what ends it', () => {
    if (rule.clearing !== 'evidence') expect(rule.reviewOutcomes.length).toBeGreaterThan(0)
    expect(rule.reviewOutcomes).not.toContain('watch')
  })
})

test('class ranks are those of the document', () => {
  const rank = (id: string) => RULES.find((rule) => rule.id === id)?.classRank
  for (const id of ['MED-02', 'MED-03', 'MED-04', 'MED-09', 'MED-13', 'MED-16', 'VIT-01', 'VIT-12'])
    expect(rank(id)).toBe(0)
  for (const id of ['SUI-01', 'SUI-04', 'SUI-06', 'MH-03']) expect(rank(id)).toBe(1)
  for (const id of ['MED-01', 'WD-03', 'WD-04', 'WD-05']) expect(rank(id)).toBe(2)
  for (const id of ['MED-05', 'MED-06', 'MED-17']) expect(rank(id)).toBe(3)
  for (const id of ['WD-01', 'WD-02', 'WD-06', 'WD-13']) expect(rank(id)).toBe(4)
  for (const id of ['ENG-01', 'ENG-16', 'MH-01', 'MH-02', 'MH-04']) expect(rank(id)).toBe(5)
  for (const id of ['DQ-02', 'DQ-03', 'ENG-09', 'ENG-10']) expect(rank(id)).toBe(6)
})

test('every center threshold has one key, a label, a unit and a default', () => {
  expect(new Set(SETTING_SPECS.map((spec) => spec.key)).size).toBe(SETTING_SPECS.length)
  for (const spec of SETTING_SPECS) {
    expect(spec.key).toMatch(/^(SUI|MH|MED|VIT|WD|ENG|DQ)-\d\d\./)
    expect(spec.label.length * spec.unit.length).toBeGreaterThan(0)
    expect(spec.value).toBeGreaterThan(0)
  }
})
