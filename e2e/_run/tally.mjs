// @ts-check
/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[] }} VitestReport
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: unknown[] }} PlaywrightReport
 */

/**
 * Counts a Vitest run. A file that did not load, or whose preparation failed, holds no failed test: it counts as one.
 * So does a run without a report, without a test, or with an error outside of any test.
 * @param {VitestReport | undefined} report
 * @param {number} exitCode
 * @returns {Tally}
 */
export function vitestTally(report, exitCode) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const silent = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0)
  return atLeastOneFailure(report.numPassedTests, report.numFailedTests + silent.length, skipped, exitCode)
}

/**
 * Counts a Playwright run; errors outside of tests (a file that did not load, a server that did not start) are failures.
 * @param {PlaywrightReport | undefined} report
 * @param {number} exitCode
 * @returns {Tally}
 */
export function playwrightTally(report, exitCode) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return atLeastOneFailure(expected + flaky, unexpected + (report.errors?.length ?? 0), skipped, exitCode)
}

/**
 * The last line of a run.
 * @param {Tally} tally
 */
export const lastLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`

/**
 * @param {Tally} one
 * @param {Tally} other
 * @returns {Tally}
 */
export const add = (one, other) => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
})

/**
 * @param {number} passed
 * @param {number} failed
 * @param {number} skipped
 * @param {number} exitCode
 * @returns {Tally}
 */
function atLeastOneFailure(passed, failed, skipped, exitCode) {
  const isUnexplained = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: isUnexplained ? 1 : failed, skipped }
}
