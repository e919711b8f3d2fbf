import { randomUUID } from 'node:crypto'
import { ENGINE_VERSION } from '@/lib/clinical/triage/types'
import { asSweeper } from './client'
import type { CenterSettings } from './schema/people'
import { escalateDue } from './triage/escalations'
import { reevaluate } from './triage/reevaluate'

/** How many due patients one turn takes before it commits and looks again. */
const BATCH = 20

type Due = {
  patient_id: string
  center_id: string
  time_zone: string
  settings: CenterSettings
  settings_version: number
  name: string
  slug: string
}

const TAKE_DUE = `
  select r.patient_id, r.center_id, c.time_zone, c.settings, c.settings_version, c.name, c.slug
  from triage_rows r join centers c on c.id = r.center_id
  where r.recheck_at <= app.now()
  order by r.recheck_at limit ${BATCH}
  for update of r skip locked`

/**
 * Evaluates patients whose `recheck_at` has come: overdue vitals and missed check-ins appear on time with nobody
 * touching the system. Any number of processes may sweep at once; a row locked by one is skipped by the others.
 * Returns how many were evaluated.
 */
export async function sweepOnce(): Promise<number> {
  let evaluated = 0
  for (;;) {
    const taken = await asSweeper(async ({ query, now }) => {
      const due = await query<Due>(TAKE_DUE, [], 'take-due')
      for (const row of due) {
        const center = {
          id: row.center_id,
          slug: row.slug,
          name: row.name,
          settings: row.settings,
          settingsVersion: row.settings_version,
        }
        const changed = await reevaluate({ query, now, zone: row.time_zone, center, by: null }, row.patient_id, {
          cause: 'time',
          reason: null,
        })
        if (changed)
          await query(
            "select app.announce($1, $2, 'sweep', null, $3)",
            [row.center_id, row.patient_id, now],
            'announce-sweep',
          )
      }
      return due.length
    })
    evaluated += taken
    if (taken < BATCH) break
  }
  evaluated += await asSweeper(escalateDue)
  return evaluated
}

/** A new engine version makes every open episode due (decisions.md 11). */
const dueForNewEngine = () =>
  asSweeper(({ query, now }) =>
    query(
      'update triage_rows set recheck_at = $1 where engine_version is distinct from $2 and evaluated_at is not null',
      [now, ENGINE_VERSION],
    ),
  )

const report = (processId: string, startedAt: Date, evaluated: number) =>
  asSweeper(async ({ query, now }) => {
    await query(
      `insert into sweeper_reports (process_id, started_at, reported_at, evaluated) values ($1, $2, $3, $4)
       on conflict (process_id) do update set reported_at = excluded.reported_at, evaluated = excluded.evaluated`,
      [processId, startedAt, now, evaluated],
    )
    await query("delete from sweeper_reports where reported_at < $1::timestamptz - interval '1 day'", [now])
  })

/** Sweeps every few seconds until the returned function is called; that waits for the turn under way. */
export function startSweeper(): () => Promise<void> {
  const processId = randomUUID()
  const startedAt = new Date()
  const seconds = Number(process.env.SWEEP_SECONDS ?? 5)
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const turn = async (first: boolean) => {
    try {
      if (first) await dueForNewEngine()
      await report(processId, startedAt, await sweepOnce())
    } catch (error) {
      // The screens say "not current" when the reports stop; the log says why.
      console.error('sweeper:', error instanceof Error ? error.message : error)
    }
    if (!stopped) timer = setTimeout(next, seconds * 1000)
  }
  const next = () => {
    running = turn(false)
  }
  running = turn(true)
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
