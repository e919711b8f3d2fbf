import { createDatabase, dropDatabase, markDatabase } from '../../../db/embedded/databases.mjs'
import { run } from '../../../db/embedded/run.mjs'
import type { EmbeddedServer } from '../../../db/embedded/server.mjs'
import { flagLoad } from '../../../db/load'
import { migrateDatabase } from '../../../db/migrate'
import { closePool, pool } from '../../../db/testing'

const DAYS = 14

/** The new flags per patient-day that the demo center makes, against the target of the triage reference (§2.8). */
export async function demoLoad(server: EmbeddedServer, root: string): Promise<void> {
  await dropDatabase(server, 'bench_demo')
  await createDatabase(server, 'bench_demo')
  const url = server.url('bench_demo')
  await migrateDatabase(url)
  await markDatabase(url, 'test')
  await run(process.execPath, ['--import', 'tsx', 'db/seed/run.ts'], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: url, GLIDEPATH_DATA: `${root}.data/bench` },
  })
  process.env.DATABASE_URL = url
  const { rows } = await pool().query("select id from centers where slug = 'larkmoor'")
  const to = new Date()
  const from = new Date(to.getTime() - DAYS * 86_400_000)
  const load = await flagLoad(async (text, values) => (await pool().query(text, values)).rows, {
    centerId: rows[0]?.id,
    from,
    to,
  })
  console.log(
    `\nThe demo center, last ${DAYS} days: ${load.opened} flags in ${load.patientDays.toFixed(0)} patient-days, ${load.perPatientDay.toFixed(2)} each (target 0.6); ${load.urgentPerDay.toFixed(1)} of tier 1 or 2 a day (target 5).`,
  )
  await closePool()
}
