import { chromium } from '@playwright/test'
import { at } from '../../../db/bench/measure'
import { newId } from '../../../db/ids'
import { pool, type TestStaff } from '../../../db/testing'
import { take } from '../../../db/triage/row-acts'
import { findBrowser } from '../browser.mjs'

type LiveOptions = {
  ports: readonly [string, string]
  cookie: string
  center: string
  nurse: TestStaff
  boards: number
  changes: number
}

/**
 * The time from COMMIT in one process to the changed row in a browser on another, while `boards` more boards are open:
 * each of them listens to the stream and reads the queue again on every message, as a browser does.
 */
export async function liveDelay({ ports, cookie, center, nurse, boards, changes }: LiveOptions): Promise<void> {
  const { rows } = await pool().query(
    'select r.patient_id, p.mrn from triage_rows r join patients p on p.id = r.patient_id where r.open_count > 0 and r.owner_id is null order by r.tier, r.breached desc, r.class_rank, r.score_norm desc limit 5',
  )
  const [row] = rows
  if (!row) throw new Error('Nothing is flagged in this database.')
  const found = findBrowser()
  const browser = await chromium.launch({
    executablePath: found?.own ? undefined : found?.path,
    args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
  })
  const stop = new AbortController()
  const others = Array.from({ length: boards }, (_, i) =>
    otherBoard(`http://127.0.0.1:${ports[i % 2]}`, center, cookie, stop.signal),
  )
  try {
    const page = await browser.newPage()
    const [name, value] = cookie.split('=')
    await page.context().addCookies([{ name: name ?? '', value: value ?? '', url: `http://127.0.0.1:${ports[1]}` }])
    await page.goto(`http://127.0.0.1:${ports[1]}/${center}/triage`)
    const line = page.getByRole('row').filter({ hasText: row.mrn }).first()
    await line.waitFor()
    await page.waitForTimeout(2000)
    const delays: number[] = []
    for (let i = 0; i < changes; i += 1) {
      const requestId = newId()
      const act = await (i % 2 === 0 ? take(nurse, { patientId: row.patient_id, requestId }) : release(row.patient_id))
      if (act && !act.ok) throw new Error(act.problem.message)
      const committed = performance.now()
      await line.filter({ hasText: i % 2 === 0 ? 'You' : 'Unowned' }).waitFor({ timeout: 10_000 })
      delays.push(performance.now() - committed)
    }
    delays.sort((a, b) => a - b)
    console.log(
      `\nCOMMIT in this process to the changed row in a browser on another, ${boards} more boards open, ${changes} changes: p50 ${at(delays, 0.5).toFixed(0)} ms, p95 ${at(delays, 0.95).toFixed(0)} ms`,
    )
  } finally {
    stop.abort()
    await Promise.allSettled(others)
    await browser.close()
  }
}

/** Nobody has the row again; committed and announced as any change. */
async function release(patientId: string) {
  await pool().query(
    'with freed as (update triage_rows set owner_id = null, owned_since = null where patient_id = $1 returning center_id) select app.announce(center_id, $1, $2, null, now()) from freed',
    [patientId, 'row.release'],
  )
  return null
}

async function otherBoard(origin: string, center: string, cookie: string, signal: AbortSignal) {
  const headers = { cookie }
  const response = await fetch(`${origin}/api/live/${center}`, { headers, signal })
  const reader = response.body?.getReader()
  let reading: Promise<unknown> | null = null
  let again = false
  const read = async () => {
    await fetch(`${origin}/api/queue/${center}?tier=&only=`, { headers, signal })
      .then((answer) => answer.arrayBuffer())
      .catch(() => null)
    reading = null
    if (again) next()
  }
  // One read at a time, and one more when something came in between: the rule of the board.
  const next = () => {
    again = reading !== null
    if (!reading) reading = read()
  }
  for (;;) {
    const part = await reader?.read().catch(() => null)
    if (!part || part.done) return
    if (new TextDecoder().decode(part.value).includes('event: message')) next()
  }
}
