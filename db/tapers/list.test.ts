import { beforeAll, expect, test } from 'vitest'
import { addDays, localDate } from '@/lib/clinical/time'
import { newId } from '../ids'
import { makeCenter, makePatient, makeStaff, must, type TestStaff } from '../testing'
import { decideStep } from './decide'
import { readTapers } from './list'
import { signPlan } from './sign'

const ZONE = 'America/Chicago'
let centerId: string
let prescriber: TestStaff
let nurse: TestStaff
beforeAll(async () => {
  centerId = (await makeCenter(ZONE)).id
  prescriber = await makeStaff(centerId, 'prescriber')
  nurse = await makeStaff(centerId, 'nurse')
})

async function planned(by: TestStaff, familyName: string, startsInDays: number) {
  const more = { useStatus: 'stable_dose' as const, lastDose: null, pregnancy: 'no' as const }
  const patientId = await makePatient(nurse, { familyName, ...more })
  const signed = must(
    await signPlan(by, {
      requestId: newId(),
      patientId,
      basedOn: null,
      parameters: {
        mode: 'geometric',
        approach: 'gradual_10',
        baseline: 20,
        increment: 0.5,
        percent: 10,
        intervalDays: 7,
        dosesPerDay: 4,
        doseTimes: ['07:00', '12:00', '17:00', '22:00'],
        startOn: addDays(localDate(new Date(), ZONE), startsInDays),
      },
      reasonCodes: [],
      reason: '',
      goneThroughWithPatient: false,
      goneThroughAt: null,
      coSignerId: null,
      overrides: [],
    }),
  )
  return { patientId, planId: signed.planId, version: signed.version }
}

test('what waits for a person stands first: second signatures, due steps, then holds and running plans', async () => {
  await planned(prescriber, 'Running', 3)
  await planned(prescriber, 'Due', 0)
  const held = await planned(prescriber, 'Held', 0)
  const decide = (decision: 'confirm' | 'hold', version: number, planId: string) =>
    decideStep(prescriber, { ...held, requestId: newId(), planId, version, decision, reason: 'As agreed' })
  const confirmed = must(await decide('confirm', held.version, held.planId))
  must(await decide('hold', confirmed.version, confirmed.planId))
  await planned(nurse, 'Waiting', 0)
  const { rows } = must(await readTapers(nurse))
  expect(rows.map(({ name, state, dose, nextDose }) => [name, state, dose, nextDose])).toEqual([
    ['Waiting, Robin', 'waiting_cosign', null, null],
    ['Due, Robin', 'due', 20, 18],
    ['Held, Robin', 'held', 18, 16.5],
    ['Running, Robin', 'stepping', 20, 18],
  ])
})

test('another center sees none of them', async () => {
  const elsewhere = await makeStaff((await makeCenter(ZONE)).id, 'prescriber')
  expect(must(await readTapers(elsewhere)).rows).toEqual([])
})
