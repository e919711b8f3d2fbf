// @ts-check
/** What went wrong in words for the person at the terminal: what is so, then what to do. Printed without a stack trace. */
export class LaunchProblem extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message)
    this.name = 'LaunchProblem'
  }
}

/** @type {[pattern: RegExp, advice: string][]} What PostgreSQL or the system says, and what it means here. */
const MEANINGS = [
  [
    /ENOSPC|No space left on device|Check free disk space|disk quota exceeded|EDQUOT/i,
    'The disk is full. Free some space and start again; nothing already stored is touched.',
  ],
  [/EROFS|Read-only file system/i, 'The disk is read-only. Move this folder to a disk that can be written.'],
  [
    /could not look up effective user ID (\d+)|user does not exist/i,
    'This user id has no name on this computer (no line in /etc/passwd), and PostgreSQL needs one to make its data folder. Start as a user that has one, add the line, or set DATABASE_URL to a PostgreSQL of your own.',
  ],
  [
    /cannot be run as root|must not be run as root/i,
    'PostgreSQL refuses to run as root and no other user could be used. Start as an ordinary user.',
  ],
  [
    /could not (create|map) (shared memory|anonymous)|Cannot allocate memory|out of memory/i,
    'There is not enough memory for PostgreSQL. Close other programs and start again.',
  ],
  [
    /pre-existing shared memory block/i,
    'Parts of an earlier PostgreSQL still hold the data folder. Wait a minute and start again, or restart the computer.',
  ],
  [
    /invalid permissions|has group or world access|wrong ownership/i,
    'The data folder must belong to the user that runs PostgreSQL and be closed to others (mode 0700).',
  ],
  [
    /database files are incompatible|not compatible with this version/i,
    'The data folder was made by another version of PostgreSQL. It was left as it is: start with the version that made it, export it, and import it here.',
  ],
  [
    /EACCES|EPERM|Permission denied|Operation not permitted/i,
    'A file or folder belongs to someone else. Start as the user that owns this folder, or change its owner.',
  ],
  [
    /ENOENT/,
    'A program file is missing or does not fit this system (the PostgreSQL that npm brings needs glibc on Linux). Install the packages again, or set DATABASE_URL to a PostgreSQL of your own.',
  ],
]

/**
 * The advice for what a failing program printed, or undefined when it is nothing known.
 * @param {string} output
 * @returns {string | undefined}
 */
export const adviceFor = (output) => MEANINGS.find(([pattern]) => pattern.test(output))?.[1]

/**
 * A problem that says what was being done, what it means, and the last lines of what was printed.
 * @param {string} doing for example "PostgreSQL could not start."
 * @param {unknown} cause an error, or the output of a program
 */
export function problem(doing, cause) {
  if (cause instanceof LaunchProblem) return cause
  const output = cause instanceof Error ? cause.message : String(cause ?? '')
  const lastLines = tellingLines(output).map((line) => `    ${line}`)
  return new LaunchProblem([doing, adviceFor(output), ...lastLines].filter(Boolean).join('\n'))
}

/** Where in the code it happened, and what Node prints around it, helps nobody at a terminal. */
const NOISE =
  /^(?:at |node:|Node\.js v|\^|[{}[\]]|\[?(?:code|errno|syscall|name|requireStack|severity|file|line|routine)\]?:)/

/** @param {string} output */
function tellingLines(output) {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !NOISE.test(line))
  const first = lines.findIndex((line) => /\b(?:error|fatal|panic)\b|Error:/i.test(line))
  return first === -1 ? lines.slice(-6) : lines.slice(first, first + 6)
}
