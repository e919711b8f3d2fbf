import { describe, expect, test } from 'vitest'
import { add, lastLine, playwrightTally, vitestTally } from './tally.mjs'

const vitest = (
  passed: number,
  failed: number,
  files: { status: string; assertionResults: { status: string }[] }[] = [],
) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  testResults: files,
})
const stats = (expected: number, unexpected = 0, skipped = 0) => ({
  stats: { expected, unexpected, flaky: 0, skipped },
})

describe('the tally never looks better than the run', () => {
  test('tests are counted as they ended', () => {
    expect(vitestTally(vitest(12, 2), 1)).toEqual({ passed: 12, failed: 2, skipped: 0 })
    expect(playwrightTally(stats(5, 1, 2), 1)).toEqual({ passed: 5, failed: 1, skipped: 2 })
  })

  test('a file that does not load is a failure', () => {
    const files = [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ]
    expect(vitestTally(vitest(1, 0, files), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
    expect(playwrightTally({ ...stats(3), errors: [{}, {}] }, 1)).toEqual({ passed: 3, failed: 2, skipped: 0 })
  })

  test('a failed test in a failed file is counted once', () => {
    const files = [{ status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }]
    expect(vitestTally(vitest(1, 1, files), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 })
  })

  test('an error outside of any test is a failure', () => {
    expect(vitestTally(vitest(4, 0), 1)).toEqual({ passed: 4, failed: 1, skipped: 0 })
    expect(playwrightTally(stats(4), 1)).toEqual({ passed: 4, failed: 1, skipped: 0 })
  })

  test('no tests and no report are failures', () => {
    for (const tally of [
      vitestTally(vitest(0, 0), 0),
      playwrightTally(stats(0), 0),
      vitestTally(undefined, 0),
      playwrightTally(undefined, 0),
    ])
      expect(tally).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  test('skipped tests show in the last line only when there are some', () => {
    expect(lastLine(add({ passed: 1, failed: 0, skipped: 0 }, { passed: 2, failed: 3, skipped: 0 }))).toBe(
      '3 passed, 3 failed',
    )
    expect(lastLine({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped')
  })
})
