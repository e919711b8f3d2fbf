// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LaunchProblem, problem } from '../../db/embedded/problem.mjs'
import { run } from '../../db/embedded/run.mjs'
import { step } from './progress.mjs'

/** What the build is made of; single files of the root folder that configure it are added below. */
const FOLDERS = ['app', 'components', 'db', 'lib', 'public']
const ROOT_FILES = /\.(?:ts|tsx|mjs|cjs|js|mts)$|^package(?:-lock)?\.json$|^tsconfig\.json$/
const NO_SOURCE = /\.test\.tsx?$|^app\/_launch\/|^(?:vitest|playwright)\.config\.ts$|^next-env\.d\.ts$/

/**
 * Builds when the sources are not those of the present build. Returns whether it built.
 * @param {string} root
 * @param {{ mayReplace?: boolean }} [options] mayReplace: false while a server runs from the present build
 */
export async function ensureBuild(root, { mayReplace = true } = {}) {
  const stamp = join(root, '.next', 'built-from')
  const sources = hashOfSources(root)
  if (existsSync(join(root, '.next', 'BUILD_ID')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources)
    return false
  if (!mayReplace) {
    throw new LaunchProblem(
      'The sources have changed while Glidepath runs from this folder. Stop it (Ctrl-C) and try again.',
    )
  }
  rmSync(stamp, { force: true })
  await step('Building (a minute or two)', () =>
    run(process.execPath, [nextProgram(root), 'build'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    }).catch((error) => {
      throw problem('The application could not be built (next build).', error)
    }),
  )
  writeFileSync(stamp, sources)
  return true
}

/** @param {string} root */
export const nextProgram = (root) => join(root, 'node_modules', 'next', 'dist', 'bin', 'next')

/**
 * One hash over the names and contents of everything that the build is made of.
 * @param {string} root
 */
export function hashOfSources(root) {
  const hash = createHash('sha256')
  for (const file of sourceFiles(root))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

/** @param {string} root */
function sourceFiles(root) {
  const inRoot = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && ROOT_FILES.test(entry.name),
  )
  const inFolders = FOLDERS.flatMap((folder) => filesBelow(root, folder))
  return [...inRoot.map(({ name }) => name), ...inFolders].filter((file) => !NO_SOURCE.test(file)).sort()
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(root, folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesBelow(root, path) : entry.isFile() ? [path] : []
  })
}
