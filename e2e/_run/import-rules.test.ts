import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const value = (from: string) => `import { thing } from '${from}'\n\nexport const use = () => thing()\n`
const type = (from: string) => `import type { Thing } from '${from}'\n\nexport type Use = Thing\n`

const FORBIDDEN: [path: string, source: string, why: RegExp][] = [
  ['lib/clinical/probe.ts', value('../result'), /noRestrictedImports/],
  ['lib/clinical/probe.ts', value('@/lib/result'), /noRestrictedImports/],
  ['lib/clinical/probe.ts', value('node:fs'), /noRestrictedImports/],
  ['lib/clinical/taper/probe.ts', value('../../result'), /noRestrictedImports/],
  ['lib/clinical/taper/probe.ts', type('../../../db/flags'), /noRestrictedImports/],
  ['lib/clinical/triage/rules/probe.ts', value('../../../config'), /noRestrictedImports/],
  ['lib/clinical/taper/probe.ts', value('drizzle-orm'), /noRestrictedImports/],
  ['lib/clinical/taper/probe.ts', 'export const today = () => new Date()\n', /lib\/clinical is pure/],
  ['lib/clinical/taper/probe.ts', 'export const chance = () => Math.random()\n', /lib\/clinical is pure/],
  ['lib/probe.ts', value('@/db/flags'), /noRestrictedImports/],
  ['lib/probe.ts', value('../db/flags'), /noRestrictedImports/],
  ['lib/probe.ts', value('next/headers'), /noRestrictedImports/],
  ['lib/probe.ts', value('pg'), /noRestrictedImports/],
  ['db/probe.ts', value('@/app/_request/session'), /noRestrictedImports/],
  ['db/probe.ts', value('../components/ui/badge'), /noRestrictedImports/],
  ['db/schema/probe.ts', value('../../components/ui/badge'), /noRestrictedImports/],
  ['db/probe.ts', value('react'), /noRestrictedImports/],
  ['db/probe.ts', value('next'), /noRestrictedImports/],
  ['components/triage/probe.tsx', value('@/app/_request/session'), /noRestrictedImports/],
  ['components/triage/probe.tsx', value('@/db/flags'), /types from db/],
  ['components/triage/probe.tsx', value('../../db/flags'), /types from db/],
  ['components/triage/probe.tsx', value('drizzle-orm'), /noRestrictedImports/],
  ['app/probe.ts', value('pg'), /noRestrictedImports/],
  ['app/probe.ts', value('drizzle-orm/pg-core'), /noRestrictedImports/],
  ['app/probe.ts', value('@/db/client'), /noRestrictedImports/],
  ['app/probe.ts', value('../db/schema/flags'), /noRestrictedImports/],
  ['app/probe.ts', `export const load = () => import('@/db/client')\n`, /noRestrictedImports/],
  ['app/probe.ts', `export const load = () => require('@/db/flags')\n`, /noCommonJs/],
  ['e2e/probe.spec.ts', value('@/app/_request/session'), /noRestrictedImports/],
  ['e2e/probe.spec.ts', value('@/db/client'), /noRestrictedImports/],
]

const ALLOWED: [path: string, source: string][] = [
  ['lib/clinical/taper/probe.ts', value('../decimal')],
  ['lib/clinical/taper/probe.ts', value('zod')],
  ['lib/clinical/triage/rules/probe.ts', value('../../vitals/units')],
  ['lib/clinical/taper/probe.ts', 'export const at = (ms: number) => new Date(ms)\n'],
  ['lib/probe.ts', value('./clinical/decimal')],
  ['db/probe.ts', value('drizzle-orm')],
  ['db/probe.ts', value('@/lib/permissions')],
  ['components/triage/probe.tsx', type('@/db/flags')],
  ['components/triage/probe.tsx', value('../ui/badge')],
  ['app/probe.ts', value('@/db/flags')],
  ['app/probe.ts', value('@/components/ui/badge')],
  ['e2e/probe.spec.ts', value('@/db/testing')],
]

/** A copy of the rules with every probe beside them, so that one run of the real linter judges all of them. */
const copy = mkdtempSync(join(tmpdir(), 'import-rules-'))
const said = new Map<string, string>()

beforeAll(() => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const rules = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'))
  writeFileSync(join(copy, 'biome.json'), JSON.stringify({ ...rules, $schema: undefined, vcs: { enabled: false } }))
  cpSync(join(root, 'e2e/_run/lint'), join(copy, 'e2e/_run/lint'), { recursive: true })
  for (const [index, [path, source]] of [...FORBIDDEN, ...ALLOWED].entries()) write(probePath(path, index), source)
  const biome = join(dirname(createRequire(import.meta.url).resolve('@biomejs/biome/package.json')), 'bin', 'biome')
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.']
  const run = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' })
  for (const { location, category, message } of JSON.parse(run.stdout).diagnostics) {
    said.set(location.path, `${said.get(location.path) ?? ''}${category} ${JSON.stringify(message)}\n`)
  }
})

afterAll(() => rmSync(copy, { recursive: true }))

const probePath = (path: string, index: number) => path.replace('probe', `probe-${index}`)

function write(path: string, source: string) {
  mkdirSync(join(copy, dirname(path)), { recursive: true })
  writeFileSync(join(copy, path), source)
}

describe('no arrow runs back up: lib is the ground, db and components stand on it, app is the roof', () => {
  test.each(FORBIDDEN.map((row, index) => [...row, index] as const))('%s may not hold %j', (path, _, why, index) => {
    expect(said.get(probePath(path, index))).toMatch(why)
  })

  test.each(ALLOWED.map((row, index) => [...row, index] as const))('%s may hold %j', (path, _, index) => {
    expect(said.get(probePath(path, FORBIDDEN.length + index))).toBeUndefined()
  })
})
