import { expect, test } from 'vitest'
import type { ChartHead } from '@/db/chart/head'
import { toBanner } from './to-banner'

const head: ChartHead = {
  patientId: 'p',
  mrn: '40-1702',
  familyName: 'Jalali',
  givenName: 'Noor',
  birthDate: null,
  sex: 'unknown',
  pronouns: null,
  language: null,
  confidential: false,
  codeStatus: null,
  episode: null,
  allergies: { state: 'not_asked', items: [] },
  alerts: [],
  pregnancy: null,
  crisisPlanAt: null,
  consents: [],
  consentsRecorded: false,
  cssrs: null,
  medicines: [],
  nameAlert: null,
  now: new Date('2026-03-03T13:42:00Z'),
  zone: 'America/Chicago',
  settings: {},
}

test('what nobody asked or recorded is said, never blank and never none', () => {
  const banner = toBanner(head)
  expect(banner).toMatchObject({
    age: null,
    sex: null,
    born: null,
    allergies: { state: 'not_asked' },
    pregnancy: { state: 'not_asked' },
    suicideRisk: { state: 'not_asked' },
    interactions: { state: 'not_recorded' },
    consent: { state: 'not_recorded' },
    alerts: ['No open episode'],
  })
})

test('a list of allergies that nobody filled is not "none known"', () => {
  expect(toBanner({ ...head, allergies: { state: 'listed', items: [] } }).allergies.state).toBe('not_asked')
  expect(toBanner({ ...head, allergies: { state: 'none_known', items: [] } }).allergies.state).toBe('none_known')
})

test('an unfinished C-SSRS is no negative one', () => {
  const at = '2026-03-02T12:00:00Z'
  expect(toBanner({ ...head, cssrs: { band: null, complete: false, at } }).suicideRisk).toMatchObject({
    text: 'C-SSRS incomplete, risk not known',
  })
  expect(toBanner({ ...head, cssrs: { band: 'none', complete: true, at } }).suicideRisk).toMatchObject({
    text: 'C-SSRS negative',
    tier: null,
  })
  expect(toBanner({ ...head, cssrs: { band: 'high', complete: true, at } }).suicideRisk.tier).toBe('T1')
})

test('a consent that ran out or was revoked leaves "none in force", which is not "not recorded"', () => {
  expect(toBanner({ ...head, consentsRecorded: true }).consent).toMatchObject({ state: 'known', text: 'None in force' })
  const consents = [{ type: 'tpo_single', recipient: 'Clinic', expiresOn: '2027-02-09' }]
  expect(toBanner({ ...head, consents, consentsRecorded: true }).consent).toMatchObject({ text: 'TPO, to 9 Feb 2027' })
})
