import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ImportReport } from '@/lib/fhir/report'
import { newId } from '../ids'
import { makeCenter, makeStaff, must, pool, type TestStaff } from '../testing'
import { importBundle } from './bundle'

/**
 * Bundles that somebody else wrote, where they are at hand (GLIDEPATH_FHIR_DIR, or shared data beside the repository).
 * Every number is counted here a second time, on the plain JSON and without the importer.
 */
const folder = resolve(process.env.GLIDEPATH_FHIR_DIR ?? '../shared/data/fhir')
const files = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
  : []

type Plain = {
  resourceType: string
  status?: string
  effectiveDateTime?: string
  code?: { coding: { code: string }[] }
  component?: Plain[]
  valueQuantity?: { value: number }
}
const LIMITS: Record<string, [number, number]> = {
  '8867-4': [20, 300],
  '9279-1': [3, 80],
  '2708-6': [50, 100],
  '8310-5': [25, 45],
  '8331-1': [25, 45],
  '29463-7': [20, 350],
  '8302-2': [100, 250],
  '72514-3': [0, 10],
  '8480-6': [40, 300],
  '8462-4': [20, 200],
}
const SCORES = ['44261-6', '70274-6', '75626-2', '82667-7']
const PANELS = ['85354-9', '55284-4']
const TAKEN = ['Patient', 'Condition', 'AllergyIntolerance', 'MedicationRequest', 'MedicationStatement']

const within = ({ code, valueQuantity }: Plain) => {
  const [low, high] = LIMITS[code?.coding[0]?.code ?? ''] ?? [1, 0]
  return valueQuantity !== undefined && valueQuantity.value >= low && valueQuantity.value <= high
}
const codeOf = ({ code }: Plain) => code?.coding[0]?.code ?? ''

/** What a reader with a pencil would count. */
function byHand(resources: Plain[]) {
  const observations = resources.filter(({ resourceType }) => resourceType === 'Observation')
  const vital = observations.filter((one) => codeOf(one) in LIMITS)
  const panels = observations.filter((one) => PANELS.includes(codeOf(one)))
  const scores = observations.filter((one) => SCORES.includes(codeOf(one)))
  const refused = [
    ...vital.filter((one) => !within(one)),
    ...panels.filter(({ component }) => !component?.some(within)),
  ]
  const kept = [...vital, ...panels].filter((one) => !refused.includes(one))
  const count = (type: string) => resources.filter(({ resourceType }) => resourceType === type).length
  const types = [...new Set(resources.map(({ resourceType }) => resourceType))].sort()
  return {
    types: types.map((type) => {
      const total = count(type)
      const taken = type === 'Observation' ? kept.length + scores.length : TAKEN.includes(type) ? total : 0
      const off = type === 'Observation' ? refused.length : 0
      return { type, total, taken, repeated: 0, notMapped: total - taken - off, refused: off }
    }),
    written: {
      patients: count('Patient'),
      sets: new Set(kept.map(({ effectiveDateTime }) => Date.parse(effectiveDateTime ?? ''))).size,
      scores: scores.length,
      conditions: count('Condition'),
      allergies: count('AllergyIntolerance'),
      medicines: count('MedicationRequest') + count('MedicationStatement'),
    },
  }
}

const importFile = (staff: TestStaff, name: string, text: string) =>
  importBundle(staff, { importId: newId(), fileName: name, sources: [{ name, text }] })
const reportIn = async (staff: TestStaff, name: string, text: string): Promise<ImportReport> => {
  const { report } = must(await importFile(staff, name, text))
  if (!report) throw new Error('The import left no report.')
  return report
}

describe.runIf(files.length > 0)(`bundles in ${folder}`, () => {
  test.each(files)('%s is counted exactly, and changes nothing the second time', async (file) => {
    const center = await makeCenter()
    const staff = await makeStaff(center.id, 'administrator')
    const text = readFileSync(resolve(folder, file), 'utf8')
    const resources: Plain[] = JSON.parse(text).entry.map(({ resource }: { resource: Plain }) => resource)
    const hand = byHand(resources)
    if (hand.written.patients === 0) {
      expect(await importFile(staff, file, text)).toMatchObject({
        ok: false,
        problem: {
          message: `There is no patient in this file (${resources.length} Practitioner).`,
        },
      })
      return
    }
    const first = await reportIn(staff, file, text)
    expect({ types: first.types, written: first.written }).toEqual(hand)
    const whole = (list: ImportReport['refused']) => list.reduce((sum, { part, count }) => sum + (part ? 0 : count), 0)
    const sum = (field: 'notMapped' | 'refused') => first.types.reduce((all, type) => all + type[field], 0)
    expect([whole(first.notMapped), whole(first.refused)]).toEqual([sum('notMapped'), sum('refused')])
    const again = await reportIn(staff, file, text)
    expect(again.types).toEqual(hand.types.map((type) => ({ ...type, taken: 0, repeated: type.taken })))
    const { rows } = await pool().query(
      `select (select count(*) from observation_sets where center_id = $1)::int as sets,
         (select count(*) from observation_sets where center_id = $1 and not display_only)::int as live,
         (select count(*) from flags where center_id = $1)::int as flags,
         (select count(*) from episodes where center_id = $1)::int as episodes`,
      [center.id],
    )
    expect(rows[0]).toEqual({ sets: hand.written.sets, live: 0, flags: 0, episodes: 0 })
  })

  test('the largest takes no more than a few seconds', async () => {
    const largest = files.reduce((a, b) => (size(a) >= size(b) ? a : b))
    const staff = await makeStaff((await makeCenter()).id, 'administrator')
    const text = readFileSync(resolve(folder, largest), 'utf8')
    const began = performance.now()
    await reportIn(staff, largest, text)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})

const size = (file: string) => readFileSync(resolve(folder, file)).length

test.runIf(files.length === 0)(
  `the bundles of others are not at hand (no folder ${folder}): the samples stand in`,
  () => {
    expect(readdirSync(new URL('samples', import.meta.url))).toContain('transaction.json')
  },
)
