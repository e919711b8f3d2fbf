import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { daysBetween, localDate } from '@/lib/clinical/time'
import { closePool, pool } from '../client'
import { flagLoad } from '../load'
import { FERNHILL_CAST, LARKMOOR_CAST } from './casts'
import { letClockRun, seed } from './seed'
import { DEMO_PASSWORD, LARKMOOR, SIGN_INS, STAFF } from './staff'

/** SEED_UNTIL: the instant at which the demo stands still, for tests and pictures; otherwise it ends now and time goes on. */
const until = process.env.SEED_UNTIL ? new Date(process.env.SEED_UNTIL) : new Date()
if (Number.isNaN(until.getTime())) throw new Error('SEED_UNTIL is not an instant such as 2026-03-03T07:42:00-06:00.')
const startedAt = Date.now()

try {
  const centers = await seed({ casts: [LARKMOOR_CAST, FERNHILL_CAST], until, onInstant: progress() })
  await leaveSignIns()
  if (!process.env.SEED_UNTIL) await letClockRun()
  await sayHowItStands(centers.get(LARKMOOR.slug) ?? '')
} finally {
  await closePool()
}

/** "Demo center: day 12 of 30 …", once for each day of the last month. */
function progress() {
  const days = 30
  let said = 0
  return (at: Date) => {
    const day = days - daysBetween(localDate(at, LARKMOOR.zone), localDate(until, LARKMOOR.zone))
    if (day <= said || day < 1) return
    said = day
    console.log(`Demo center: day ${day} of ${days} …`)
  }
}

async function leaveSignIns() {
  const people = SIGN_INS.map((key) => ({ ...STAFF[key], roles: LARKMOOR.members[key] ?? ['nurse', 'supervisor'] }))
  const meta = {
    demo_sign_ins: people.map(({ name, email, roles }) => ({ name, email, roles })),
    demo_password: DEMO_PASSWORD,
  }
  for (const [key, value] of Object.entries(meta))
    await pool().query(
      'insert into app_meta (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value',
      [key, JSON.stringify(value)],
    )
  const folder = process.env.GLIDEPATH_DATA
  if (!folder) return
  await mkdir(folder, { recursive: true })
  const signIns = people.map(({ email, roles }) => ({ role: roles[0], email, password: DEMO_PASSWORD }))
  await writeFile(join(folder, 'demo-sign-ins.json'), `${JSON.stringify(signIns, null, 2)}\n`)
}

async function sayHowItStands(centerId: string) {
  const query = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await pool().query(text, values)).rows as Row[]
  const from = new Date(until.getTime() - 7 * 86_400_000)
  const load = await flagLoad(query, { centerId, from, to: until })
  const tiers = await query<{ tier: number; patients: number }>(
    'select tier, count(*)::int as patients from triage_rows where center_id = $1 and open_count > 0 group by tier order by tier',
    [centerId],
  )
  console.log(`Open now: ${tiers.map(({ tier, patients }) => `T${tier} ${patients}`).join(', ')}`)
  console.log(`Urgent a day: ${load.urgentPerDay.toFixed(2)}`)
  console.log(`flags per patient-day: ${load.perPatientDay.toFixed(2)}`)
  console.log(`Demo center ready in ${Math.round((Date.now() - startedAt) / 1000)} s`)
}
