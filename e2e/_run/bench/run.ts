import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { encode } from 'next-auth/jwt'
import { ensureBuild } from '../../../app/_launch/build.mjs'
import { startWeb } from '../../../app/_launch/web.mjs'
import { fill } from '../../../db/bench/fill'
import { type Measured, measure } from '../../../db/bench/measure'
import { type Subject, subjects } from '../../../db/bench/subjects'
import { createDatabase, dropDatabase, markDatabase } from '../../../db/embedded/databases.mjs'
import { type EmbeddedServer, startEmbedded } from '../../../db/embedded/server.mjs'
import { migrateDatabase } from '../../../db/migrate'
import { closePool, makeSession } from '../../../db/testing'
import { liveDelay } from './live'
import { demoLoad } from './load'

/**
 * `npm run bench -- --patients N`: a database of its own, real durability, and everything measured in the same run:
 * hand-written SQL, the verb as a person, the address over HTTP, at 10 connections; then live delay and flag load.
 */
const root = fileURLToPath(new URL('../../..', import.meta.url))
const argument = (name: string, usual: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at > 0 ? Number(process.argv[at + 1]) : usual
}
const patients = argument('patients', 10_000)
const seconds = argument('seconds', 4)
const secret = 'b'.repeat(40)
const PORTS = ['3911', '3912'] as const

type Line = { name: string; kind: Subject['kind']; hand: Measured; verb: Measured; http: Measured; small: Measured }

type Nurse = Awaited<ReturnType<typeof fill>>['nurse']

async function withDatabase<T>(
  server: EmbeddedServer,
  name: string,
  count: number,
  work: (all: Subject[], nurse: Nurse, url: string) => Promise<T>,
): Promise<T> {
  await dropDatabase(server, name)
  await createDatabase(server, name)
  const url = server.url(name)
  process.env.DATABASE_URL = url
  await migrateDatabase(url)
  await markDatabase(url, 'test')
  const started = performance.now()
  const { center, nurse, flagged } = await fill(count)
  console.log(
    `${count} patients, 20 sets each, ${flagged} with open flags (filled in ${Math.round((performance.now() - started) / 1000)} s)`,
  )
  try {
    return await work(await subjects(center, nurse), nurse, url)
  } finally {
    await closePool()
  }
}

const environment = (url: string, port: string) => ({
  ...process.env,
  DATABASE_URL: url,
  GLIDEPATH_MODE: 'test',
  NEXTAUTH_SECRET: secret,
  NEXTAUTH_URL: `http://localhost:${port}`,
  PUBLIC_URL: `http://localhost:${port}`,
  NEXT_TELEMETRY_DISABLED: '1',
  PORT: port,
  HOST: '127.0.0.1',
})

const cookieOf = async (nurse: Nurse) =>
  `next-auth.session-token=${await encode({ token: { sid: await makeSession(nurse) }, secret })}`

async function measureVerbs(all: Subject[]): Promise<Map<string, Measured>> {
  const found = new Map<string, Measured>()
  for (const subject of all) found.set(subject.name, await measure(subject.name, subject.verb, { seconds }))
  return found
}

async function measureAll(all: Subject[], small: Map<string, Measured>, cookie: string): Promise<Line[]> {
  const lines: Line[] = []
  for (const subject of all) {
    const hand = await measure(subject.name, subject.byHand, { seconds })
    const verb = await measure(subject.name, subject.verb, { seconds })
    const http = await measure(subject.name, (n) => ask(subject.http(n), cookie), { seconds })
    lines.push({ name: subject.name, kind: subject.kind, hand, verb, http, small: small.get(subject.name) ?? verb })
  }
  return lines
}

async function ask({ path, body }: { path: string; body?: unknown }, cookie: string) {
  const headers: Record<string, string> = { cookie }
  if (body) headers['content-type'] = 'application/json'
  const response = await fetch(`http://127.0.0.1:${PORTS[0]}${path}`, {
    headers,
    method: body ? 'POST' : 'GET',
    body: body ? JSON.stringify(body) : null,
    redirect: 'manual',
  })
  await response.arrayBuffer()
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
}

function report(lines: readonly Line[]) {
  const model = cpus()[0]?.model ?? 'unknown processor'
  console.log(
    `\n${cpus().length} cores (${model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, ${patients} patients, 10 connections, times in ms\n`,
  )
  console.log(
    '| work | by hand p50 / p95 / per s | verb p50 / p95 / per s | HTTP p50 / p95 / per s | verb : hand | HTTP : hand | verb at full : at 1,000 |',
  )
  console.log('|---|---|---|---|---|---|---|')
  for (const { name, hand, verb, http, small } of lines)
    console.log(
      `| ${name} | ${cell(hand)} | ${cell(verb)} | ${cell(http)} | ${ratio(verb, hand)} | ${ratio(http, hand)} | ${ratio(verb, small)} |`,
    )
}

const cell = ({ p50, p95, perSecond }: Measured) => `${p50.toFixed(1)} / ${p95.toFixed(1)} / ${Math.round(perSecond)}`
const ratio = (a: Measured, b: Measured) => (a.p50 / b.p50).toFixed(2)

async function bench() {
  const server = await startEmbedded({ folder: `${root}.data/bench`, say: console.log })
  try {
    await ensureBuild(root)
    const small = await withDatabase(server, 'bench_small', Math.min(1000, patients), (all) => measureVerbs(all))
    await withDatabase(server, 'bench', patients, async (all, nurse, url) => {
      const webs = await Promise.all(
        PORTS.map((port) => startWeb(root, { port, host: '127.0.0.1', env: environment(url, port) })),
      )
      try {
        const cookie = await cookieOf(nurse)
        const lines = await measureAll(all, small, cookie)
        report(lines)
        await liveDelay({ ports: PORTS, cookie, center: 'bench', nurse, boards: 20, changes: 60 })
      } finally {
        await Promise.all(webs.map((web) => web.stop()))
      }
    })
    await demoLoad(server, root)
  } finally {
    await server.stop()
  }
}

await bench()
