import { pool } from '../client'
import { newId } from '../ids'
import { QUEUE_AROUND_SQL, queueRowsSql, readQueue } from '../queue/rows'
import { searchPatients } from '../search'
import type { TestStaff } from '../testing'
import { readFlowsheet } from '../vitals/history'
import { VitalsSet } from '../vitals/input'
import { recordVitals } from '../vitals/record'
import { chartByHand, queueByHand, recordByHand, searchByHand } from './baseline'

export type Subject = {
  name: string
  kind: 'read' | 'write'
  byHand: (n: number) => Promise<unknown>
  verb: (n: number) => Promise<unknown>
  /** The same over HTTP: the handler or page that a browser asks. */
  http: (n: number) => { path: string; body?: unknown }
}

const QUEUE = { tier: null, only: null, limit: 50 } as const
const LETTERS = ['aba', 'bra', 'cas', 'dun', 'ekl', 'far', 'gen', 'hol', 'iva', 'jor']

/** What is measured: the hand-written way, the verb as a person, and the address a browser asks. */
export async function subjects(center: { id: string; slug: string }, nurse: TestStaff): Promise<Subject[]> {
  const { rows } = await pool().query(
    'select patient_id as id from episodes where center_id = $1 order by patient_id',
    [center.id],
  )
  const ids: string[] = rows.map((row) => row.id)
  const who = { centerId: center.id, staffId: nurse.id }
  const patient = (n: number) => ids[(n * 7919) % ids.length] ?? ''
  const long = (n: number) => ids[n % Math.min(100, ids.length)] ?? ''
  const text = (n: number) => LETTERS[n % LETTERS.length] ?? 'a'
  return [
    {
      name: 'record a vitals set',
      kind: 'write',
      byHand: (n) => recordByHand(who, patient(n)),
      verb: async (n) => must(await recordVitals(nurse, VitalsSet.parse(normalSet(patient(n))))),
      http: (n) => ({ path: `/api/vitals/${center.slug}`, body: normalSet(patient(n)) }),
    },
    {
      name: 'triage queue (50 rows)',
      kind: 'read',
      byHand: () => queueByHand(who, queueRowsSql(QUEUE), QUEUE_AROUND_SQL),
      verb: async () => must(await readQueue(nurse, QUEUE)),
      http: () => ({ path: `/api/queue/${center.slug}?limit=50` }),
    },
    {
      name: 'patient chart (last 100 sets)',
      kind: 'read',
      byHand: (n) => chartByHand(who, long(n)),
      verb: async (n) => must(await readFlowsheet(nurse, long(n), 'stay')),
      http: (n) => ({ path: `/${center.slug}/patients/${long(n)}/vitals?range=stay` }),
    },
    {
      name: 'patient search',
      kind: 'read',
      byHand: (n) => searchByHand(who, text(n)),
      verb: async (n) => must(await searchPatients(nurse, { text: text(n) })),
      http: (n) => ({ path: `/api/search/${center.slug}`, body: { text: text(n) } }),
    },
  ]
}

const must = <T>(result: { ok: true; value: T } | { ok: false; problem: { message: string } }): T => {
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}

const normalSet = (patientId: string) => ({
  requestId: newId(),
  patientId,
  takenAt: new Date().toISOString(),
  outcome: 'measured',
  acvpu: 'A',
  onOxygen: false,
  vitals: [
    { vital: 'heart_rate', value: 76, unit: '/min' },
    { vital: 'respiratory_rate', value: 16, unit: '/min' },
    { vital: 'spo2', value: 98, unit: '%' },
    { vital: 'sbp', value: 122, unit: 'mm[Hg]' },
    { vital: 'dbp', value: 78, unit: 'mm[Hg]' },
    { vital: 'temperature', value: 98.6, unit: '[degF]' },
  ],
})
