// @ts-check
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuild, nextProgram } from '../../app/_launch/build.mjs'
import { ensurePackages } from '../../app/_launch/packages.mjs'
import { readLock } from '../../db/embedded/lock.mjs'
import { problem } from '../../db/embedded/problem.mjs'
import { isAlive } from '../../db/embedded/processes.mjs'
import { playwrightTally, vitestTally } from './tally.mjs'

/** @typedef {import('./tally.mjs').Tally} Tally */

export const root = fileURLToPath(new URL('../..', import.meta.url))
const reports = join(root, 'reports')
/** Colors are for terminals; in a log file they are noise. */
const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' }

/** @type {import('node:child_process').ChildProcess | undefined} */
let current
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(name, () => {
    current?.kill('SIGTERM')
    console.log('\nStopped before the end.')
    process.exitCode = 1
    current?.on('exit', () => process.exit(1))
    if (!current) process.exit(1)
  })
}

/**
 * The packages are needed by every other step; nothing is counted for them unless they cannot be installed.
 * @returns {Promise<Tally>}
 */
export const packages = () => attempt('Packages', () => ensurePackages(root), 0)

/** @returns {Promise<Tally>} */
export const lint = () =>
  counted('Lint, format and import rules', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'])

/** @returns {Promise<Tally>} */
export async function types() {
  const generated = await counted('Types of the routes', [nextProgram(root), 'typegen'])
  return generated.failed ? generated : counted('Types', [bin('typescript/bin/tsc'), '--noEmit'])
}

/**
 * @param {'unit' | 'db'} project
 * @returns {Promise<Tally>}
 */
export async function vitest(project) {
  const report = freshReport(`vitest-${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await node(`Tests: ${project}`, [bin('vitest/vitest.mjs'), 'run', `--project=${project}`, ...reporters])
  return vitestTally(readReport(report), code)
}

/** @returns {Promise<Tally>} */
export function build() {
  console.log('\n── Build')
  const holder = readLock(join(root, '.data', 'launcher.lock'))
  return attempt('Build', () => ensureBuild(root, { mayReplace: !holder || !isAlive(holder.pid) }), 1)
}

/** @returns {Promise<Tally>} */
export async function browser() {
  const report = freshReport('playwright.json')
  const code = await node('Tests: browser', [bin('@playwright/test/cli.js'), 'test'])
  return playwrightTally(readReport(report), code)
}

/**
 * A program that either passes or fails as a whole.
 * @param {string} title
 * @param {string[]} args
 * @returns {Promise<Tally>}
 */
async function counted(title, args) {
  const code = await node(title, args)
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/**
 * @param {string} title
 * @param {() => Promise<unknown>} work
 * @param {number} worth what it counts when it passes
 * @returns {Promise<Tally>}
 */
async function attempt(title, work, worth) {
  try {
    await work()
    return { passed: worth, failed: 0, skipped: 0 }
  } catch (error) {
    console.error(problem(`${title}: failed.`, error).message)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/**
 * @param {string} title
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function node(title, args) {
  console.log(`\n── ${title}`)
  return new Promise((resolve) => {
    current = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true', ...plain },
    })
    current.on('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    current.on('close', (code) => {
      current = undefined
      resolve(code ?? 1)
    })
  })
}

/** @param {string} path */
const bin = (path) => join(root, 'node_modules', path)

/** @param {string} name */
function freshReport(name) {
  mkdirSync(reports, { recursive: true })
  const file = join(reports, name)
  rmSync(file, { force: true })
  return file
}

/** @param {string} file */
const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined)
