import { request } from '@playwright/test'
import { pool } from '@/db/testing'
import { startOneServer } from './_run/one-server.mjs'
import { expect, live, test } from './ward'

/** How many server processes hear the database's messages now. */
async function listeners(): Promise<number> {
  const { rows } = await pool().query(
    "select count(*)::int as n from pg_stat_activity where application_name = 'glidepath live' and datname = current_database()",
  )
  return rows[0].n
}

test('a server told to end lets go of its live screens within two seconds, and the others go on', async ({
  ward,
  open,
}) => {
  test.setTimeout(120_000)
  const samuel = await ward.patient('Samuel', 'Nakai')
  const staying = await open(ward.nurse)
  await live(staying)
  const server = await startOneServer()
  const screens = [
    await open(ward.nurse, '/triage', { server: server.url }),
    await open(await ward.person('supervisor'), '/triage', { server: server.url }),
  ]
  for (const screen of screens) await live(screen)
  const keptAlive = await request.newContext({ baseURL: server.url })
  await keptAlive.get('/api/health')
  const before = await listeners()

  const told = Date.now()
  process.kill(server.pid, 'SIGTERM')
  expect(await server.ended).toBe(143)
  expect(Date.now() - told).toBeLessThan(2000)

  await expect.poll(listeners).toBe(before - 1)
  await ward.vitals(samuel, { tempF: 101.4 })
  await expect(staying.getByRole('row', { name: /Nakai/ })).toBeVisible()
  await keptAlive.dispose()
})
