// @ts-check
/** What went wrong in words for the person at the terminal: what is so, then what to do. Printed without a stack trace. */
export class LaunchProblem extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message)
    this.name = 'LaunchProblem'
  }
}

/** @typedef {[pattern: RegExp, advice: string][]} Meanings what a program says, and what it means here */

/** @type {Meanings} */
const OF_THE_SYSTEM = [
  [
    /ENOSPC|No space left on device|Check free disk space|disk quota exceeded|EDQUOT/i,
    'The disk is full. Free some space and start again; nothing already stored is touched.',
  ],
  [/EROFS|Read-only file system/i, 'The disk is read-only. Move this folder to a disk that can be written.'],
  [
    /EACCES|EPERM|Permission denied|Operation not permitted/i,
    'A file or folder belongs to someone else. Start as the user that owns this folder, or change its owner.',
  ],
]

/** @type {Meanings} */
const OF_POSTGRESQL = [
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
    /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH/,
    'No PostgreSQL answers at the address in DATABASE_URL (or DATABASE_OWNER_URL). Start it, or correct the address.',
  ],
  [
    /password authentication failed|no pg_hba\.conf entry|role "[^"]*" does not exist|database "[^"]*" does not exist/i,
    'PostgreSQL refused the connection: user, password or database name in DATABASE_URL (or DATABASE_OWNER_URL) are not right.',
  ],
  [
    /ENOENT/,
    'A program file is missing or does not fit this system (the PostgreSQL that npm brings needs glibc on Linux). Install the packages again, or set DATABASE_URL to a PostgreSQL of your own.',
  ],
]

/**
 * A problem that says what was being done, what it means, and the telling lines of what was printed.
 * @param {string} doing for example "PostgreSQL could not start."
 * @param {unknown} cause an error, or the output of a program
 * @param {'system' | 'database'} [about] whether the words of PostgreSQL are looked for as well
 */
export function problem(doing, cause, about = 'system') {
  if (cause instanceof LaunchProblem) return cause
  const output = cause instanceof Error ? cause.message : String(cause ?? '')
  const lines = tellingLines(output).map((line) => `    ${line}`)
  return new LaunchProblem([doing, adviceFor(output, about), ...lines].filter(Boolean).join('\n'))
}

/**
 * @param {string} output
 * @param {'system' | 'database'} about
 */
function adviceFor(output, about) {
  const meanings = about === 'database' ? [...OF_THE_SYSTEM, ...OF_POSTGRESQL] : OF_THE_SYSTEM
  return meanings.find(([pattern]) => pattern.test(output))?.[1]
}

/** Where in the code it happened, and what Node prints around it, helps nobody at a terminal. */
const NOISE =
  /^(?:at |throw |node:|Node\.js v|\^|[{}[\]]|\[?(?:code|errno|address|port|length|hint|detail|position|where|schema|table|column|dataType|constraint|internal\w+|syscall|name|requireStack|severity|file|line|routine)\]?:)/

const LINES_SHOWN = 12

/** @param {string} output */
function tellingLines(output) {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !NOISE.test(line))
  const first = lines.findIndex((line) => /\b(?:error|fatal|panic)\b|Error:/i.test(line))
  return first === -1 ? lines.slice(-LINES_SHOWN) : lines.slice(first, first + LINES_SHOWN)
}
