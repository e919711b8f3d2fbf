import { expect, test } from 'vitest'
import { marked, needsSecondLook, optionsOf, readQuery, sameNames } from './options'
import type { FoundPatient } from './types'

const patient = (familyName: string, mrn: string): FoundPatient => ({
  patientId: mrn,
  name: `${familyName}, Robin`,
  familyName,
  sex: 'female',
  birthDate: '1990-05-01',
  mrn,
  place: 'B-01',
  phase: 'Acute · day 1',
  tier: null,
  href: `/c/patients/${mrn}`,
})
const [imani, dale, nakai] = [patient('Whitfield', '40-1530'), patient('whitfield', '40-2208'), patient('Nakai', '1')]
const screens = [{ label: 'Triage queue', href: '/c/triage', icon: 'triage' as const }]
const chart = [{ label: 'Record vitals', path: '/vitals', icon: 'vitals' as const }]

test('two patients of one family name stop the hand, whatever the capitals', () => {
  const same = sameNames([imani, dale, nakai])
  expect(same?.text).toBe('Two patients are named Whitfield. Check the MRN.')
  expect(needsSecondLook(imani, same, 'whitf')).toBe(true)
  expect(needsSecondLook(nakai, same, 'na')).toBe(false)
  expect(sameNames([imani, nakai])).toBeNull()
})

test('whoever typed the MRN has looked', () => {
  const same = sameNames([imani, dale])
  expect(needsSecondLook(imani, same, '40-1530')).toBe(false)
  expect(needsSecondLook(dale, same, '40-1530')).toBe(true)
})

test('patients stand before what can be done, and that before the screens', () => {
  const options = optionsOf({ patients: [imani], more: false }, imani, chart, screens, '')
  expect(options.map(({ kind, href }) => `${kind} ${href}`)).toEqual([
    'patient /c/patients/40-1530',
    'chart /c/patients/40-1530/vitals',
    'screen /c/triage',
  ])
})

test('screens are narrowed by what is typed', () => {
  expect(optionsOf(null, null, chart, screens, 'tri')).toHaveLength(1)
  expect(optionsOf(null, null, chart, screens, 'whitf')).toHaveLength(0)
})

test('a greater-than sign asks for commands only', () => {
  expect(readQuery('> tri')).toEqual({ words: 'tri', commandsOnly: true })
  expect(readQuery(' whitf ')).toEqual({ words: 'whitf', commandsOnly: false })
})

test('what was typed is marked in the name', () => {
  expect(marked('Whitfield, Imani', 'whitf im')).toEqual(['', 'Whitf', 'ield, Imani'])
  expect(marked('Nakai, Samuel', '40')).toEqual(['Nakai, Samuel', '', ''])
})
