import { describe, expect, test } from 'vitest'
import { LaunchProblem, problem } from './problem.mjs'

const inDatabase = (output: string) => problem('It failed.', output, 'database').message

describe('a failure is told in words', () => {
  test.each([
    ['could not extend file "base/1/2691": No space left on device', /The disk is full/],
    ['HINT:  Check free disk space.', /The disk is full/],
    ['ENOSPC: no space left on device, write', /The disk is full/],
    ['EROFS: read-only file system', /read-only/],
    ['initdb: error: could not look up effective user ID 12345: user does not exist', /has no name on this computer/],
    ['FATAL:  data directory "x" has group or world access', /mode 0700/],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', /not enough memory/],
    ['Error: connect ECONNREFUSED 127.0.0.1:5432', /No PostgreSQL answers/],
    ['error: password authentication failed for user "app"', /refused the connection/],
    ['EACCES: permission denied, mkdir', /belongs to someone else/],
  ])('%s', (output, advice) => {
    expect(inDatabase(output)).toMatch(advice)
    expect(inDatabase(output)).toContain(output.trim())
  })

  test('an installation without a network is not blamed on the database', () => {
    expect(problem('npm failed.', 'npm error ECONNREFUSED').message).toBe('npm failed.\n    npm error ECONNREFUSED')
  })

  test('where in the code it happened is not shown', () => {
    const error = new Error(
      '/app/db/migrate.ts:3\n  throw new Error()\n  ^\nError: no table\n    at run (/x.js:1:2) {\n  code: 5\n}\n\nNode.js v20.9.0',
    )
    expect(problem('It failed.', error).message).toBe('It failed.\n    Error: no table')
  })

  test('a problem that is already told is not told again', () => {
    const told = new LaunchProblem('What is so. What to do.')
    expect(problem('It failed.', told)).toBe(told)
  })
})
