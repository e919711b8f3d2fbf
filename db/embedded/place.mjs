// @ts-check
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canRead, OPEN_FOLDERS, packagedBinaries, reachableBinaries } from './binaries.mjs'
import { LaunchProblem } from './problem.mjs'

/**
 * Where one embedded PostgreSQL lives and who runs it.
 * @typedef {{
 *   runner: import('./binaries.mjs').Runner, binaries: string,
 *   home: string, data: string, socket: string, log: string
 * }} Place
 */

/** PostgreSQL refuses longer ones (the operating system allows 104 to 108 bytes). */
const LONGEST_SOCKET_PATH = 100
const SOCKET_NAME = '/.s.PGSQL.5432'

/**
 * Finds or prepares the folders for an embedded PostgreSQL whose home is `folder`.
 * As root it is run by another user, and lives elsewhere when that user cannot reach the folder.
 * @param {string} folder
 * @param {(line: string) => void} say
 * @returns {Place}
 */
export function findPlace(folder, say) {
  openFolder(folder)
  const runner = chooseRunner(folder)
  const binaries = reachableBinaries(packagedBinaries(), runner, say)
  const home = reachableHome(folder, runner, say)
  const data = join(home, 'postgres')
  refuseForeign(data, runner)
  const socket = socketFolder(home, runner)
  return { runner, binaries, home, data, socket, log: join(home, 'postgres.log') }
}

/**
 * A folder for the socket whose path is short enough: inside home, else under the temporary folder.
 * @param {string} home
 * @param {import('./binaries.mjs').Runner} runner
 */
export function socketFolder(home, runner) {
  const inside = join(home, 'socket')
  if (fits(inside)) return privateFolder(inside, runner) ?? inside
  const name = `glidepath-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`
  const base = fits(join(tmpdir(), name)) ? tmpdir() : '/tmp'
  const short = privateFolder(join(base, name), runner)
  if (short) return short
  // Somebody else made a folder of that name, so a fresh one that nobody could foresee is taken.
  return privateFolder(mkdtempSync(join(base, 'glidepath-')), runner) ?? inside
}

/** @param {string} folder */
const fits = (folder) => Buffer.byteLength(folder + SOCKET_NAME) <= LONGEST_SOCKET_PATH

/**
 * Makes the folder, belonging to the runner and closed to others; undefined when it is somebody else's.
 * @param {string} folder
 * @param {import('./binaries.mjs').Runner} runner
 */
export function privateFolder(folder, runner) {
  mkdirSync(folder, { recursive: true })
  const { uid } = lstatSync(folder)
  const owner = runner.uid ?? process.getuid?.()
  if (uid !== owner && uid !== process.getuid?.()) return undefined
  if (!lstatSync(folder).isDirectory()) return undefined
  give(folder, runner)
  chmodSync(folder, 0o700)
  return folder
}

/**
 * Hands a file or folder to the runner (a no-op unless PostgreSQL runs as another user).
 * @param {string} path
 * @param {import('./binaries.mjs').Runner} runner
 */
export function give(path, { uid, gid }) {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

/**
 * A folder closed to others; as root one that the runner can pass through but not list, whatever the umask says.
 * @param {string} folder
 */
function openFolder(folder) {
  mkdirSync(folder, { recursive: true })
  if (lstatSync(folder).uid === process.getuid?.()) chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
}

/**
 * PostgreSQL refuses to run as root: whoever owns the data runs it, else `postgres`, else `nobody`.
 * @param {string} folder
 */
function chooseRunner(folder) {
  if (process.getuid?.() !== 0) return {}
  const data = join(elsewhereOf(folder) ?? folder, 'postgres')
  const owner = existsSync(data) ? statSync(data) : undefined
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const found = ['postgres', 'nobody'].map(idsOf).find((ids) => ids !== undefined)
  if (!found) {
    throw new LaunchProblem(
      'PostgreSQL refuses to run as root, and there is no user "postgres" or "nobody".\nStart as an ordinary user.',
    )
  }
  if (spawnSync('/bin/sh', ['-c', 'true'], { ...found, cwd: '/' }).error) {
    throw new LaunchProblem(
      'PostgreSQL refuses to run as root, and this root may not switch to another user.\nStart as an ordinary user, or set DATABASE_URL.',
    )
  }
  return found
}

/** @param {string} name */
function idsOf(name) {
  const [uid, gid] = ['-u', '-g'].map((what) => spawnSync('id', [what, name], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return undefined
  // macOS prints "nobody" as 4294967294; Node wants it as the signed number -2.
  return { uid: Number(uid.stdout) | 0, gid: Number(gid.stdout) | 0 }
}

/**
 * @param {string} folder
 * @param {import('./binaries.mjs').Runner} runner
 * @param {(line: string) => void} say
 */
function reachableHome(folder, runner, say) {
  const elsewhere = elsewhereOf(folder)
  if (elsewhere && !existsSync(elsewhere)) {
    throw new LaunchProblem(
      `The database of this folder was kept in ${elsewhere}, which is gone.\n` +
        `Bring it back, or delete ${join(folder, 'elsewhere')} to begin with an empty one.`,
    )
  }
  if (elsewhere) return elsewhere
  if (canRead([folder], runner)) return folder
  const open = OPEN_FOLDERS.find((candidate) => existsSync(candidate) && canRead([candidate], runner))
  const home = mkdtempSync(join(open ?? tmpdir(), 'glidepath-'))
  chmodSync(home, 0o711)
  writeFileSync(join(folder, 'elsewhere'), home)
  say(`This folder is closed to the user that runs PostgreSQL, so the database is kept in ${home}.`)
  return home
}

/**
 * Where the database is when it could not live in `folder`; remembered, so that it is found again.
 * @param {string} folder
 */
function elsewhereOf(folder) {
  const note = join(folder, 'elsewhere')
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined
}

/**
 * @param {string} data
 * @param {import('./binaries.mjs').Runner} runner
 */
function refuseForeign(data, runner) {
  const me = process.getuid?.()
  if (me === undefined || runner.uid !== undefined || !existsSync(data)) return
  const { uid } = statSync(data)
  if (uid === me) return
  throw new LaunchProblem(
    `The database in ${data} belongs to another user (id ${uid}).\n` +
      'Start as that user or as root, or give that folder to yourself.',
  )
}
