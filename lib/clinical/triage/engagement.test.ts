import { expect, test } from 'vitest'
import type { PatientState } from '../phases/state'
import type { Facts } from './facts'
import { answerOf, findingOf, hoursAgo, minutesAgo, NOW } from './testing'

type Case = [string, string, Partial<Facts>, string]
const late = (hours: number, differs: Partial<Facts> = {}): Partial<Facts> => ({
  phase: 'extended',
  day: 60,
  checkInDueAt: hoursAgo(hours),
  ...differs,
})
const acute = { phase: 'acute', day: 2 } as const
const screen = (at: string, risk: 'low' | 'moderate') => ({
  cssrs: [{ at: new Date(at), risk, complete: true, answers: null }],
})
const val = (value: number) => ({ value, at: NOW })
const craved = (...pairs: [hours: number, value: number][]) => ({
  craving: pairs.map(([h, value]) => ({ at: hoursAgo(h), value })),
})
const intends = { ticks: [{ name: 'intent_to_use' as const, at: NOW }] }
const booked = (...outcomes: ('attended' | 'missed' | 'cancelled')[]) => ({
  bookedContacts: outcomes.map((outcome, i) => ({ at: hoursAgo(100 - i), outcome })),
})
const hasStopped: PatientState = { use: 'stopped' }

test.each<Case>([
  ['24 h overdue exactly', 'ENG-01', late(24), 'clear'],
  ['more than 24 h', 'ENG-01', late(24.01), 'T4'],
  ['12 h overdue on acute day 2', 'ENG-01', late(12, acute), 'clear'],
  ['more than 12 h on acute day 2', 'ENG-01', late(12.01, acute), 'T3'],
  ['more than 12 h on acute day 4', 'ENG-01', late(12.01, { phase: 'acute', day: 4 }), 'clear'],
  ['more than 12 h in a rapid taper', 'ENG-01', late(12.01, { phase: 'taper', approach: 'rapid' }), 'T3'],
  ['more than 12 h in a moderate taper', 'ENG-01', late(12.01, { phase: 'taper', approach: 'moderate' }), 'clear'],
  [
    'a moderate screen 30 days ago',
    'ENG-01',
    late(13, { ...acute, ...screen('2026-03-16T00:00:00-05:00', 'moderate') }),
    'T2',
  ],
  [
    'a moderate screen 31 days ago',
    'ENG-01',
    late(13, { ...acute, ...screen('2026-03-15T23:59:00-05:00', 'moderate') }),
    'T3',
  ],
  ['a low screen', 'ENG-01', late(13, { ...acute, ...screen('2026-04-10T09:00:00-05:00', 'low') }), 'T3'],
  ['the T2 variant needs a close phase', 'ENG-01', late(25, screen('2026-04-10T09:00:00-05:00', 'moderate')), 'T4'],
  ['no contact planned', 'ENG-01', {}, 'cannot_tell'],
  ['72 h without contact, one due', 'ENG-02', { lastContactAt: hoursAgo(72), checkInDueAt: hoursAgo(1) }, 'T3'],
  ['71.9 h', 'ENG-02', { lastContactAt: hoursAgo(71.9), checkInDueAt: hoursAgo(1) }, 'clear'],
  ['72 h, the next one not due yet', 'ENG-02', { lastContactAt: hoursAgo(90), checkInDueAt: minutesAgo(-1) }, 'clear'],
  ['72 h, due this minute', 'ENG-02', { lastContactAt: hoursAgo(90), checkInDueAt: NOW }, 'T3'],
  ['buprenorphine missed on 2 days', 'ENG-03', { missedBuprenorphineDays: val(2) }, 'T3'],
  ['on 1 day', 'ENG-03', { missedBuprenorphineDays: val(1), missedOtherDose: { value: true, at: NOW } }, 'T4'],
  ['another dose', 'ENG-03', { missedBuprenorphineDays: val(0), missedOtherDose: { value: true, at: NOW } }, 'T5'],
  ['none', 'ENG-03', { missedBuprenorphineDays: val(0), missedOtherDose: { value: false, at: NOW } }, 'clear'],
  ['a lapse, told by the use record', 'ENG-04', { raised: [{ ruleId: 'ENG-04', at: NOW, text: 'Lapse' }] }, 'T4'],
  ['a relapse, told by the use record', 'ENG-05', { raised: [{ ruleId: 'ENG-05', at: NOW, text: 'Relapse' }] }, 'T3'],
  ['new 7-OH', 'ENG-06', { newSubstances: [{ substance: 'seven_oh', at: NOW }] }, 'T2'],
  ['injection', 'ENG-06', { newSubstances: [{ substance: 'injection', at: NOW }] }, 'T2'],
  ['kratom leaf is not new', 'ENG-06', { newSubstances: [{ substance: 'kratom', at: NOW }] }, 'clear'],
  ['craving 8', 'ENG-07', craved([0, 8]), 'T4'],
  ['craving 7', 'ENG-07', craved([0, 7]), 'clear'],
  ['craving up 4 in 24 h', 'ENG-07', craved([24, 1], [0, 5]), 'T4'],
  ['craving up 4 in more than 24 h', 'ENG-07', craved([24.1, 1], [0, 5]), 'clear'],
  ['craving up 3', 'ENG-07', craved([5, 2], [0, 5]), 'clear'],
  ['craving up 4 against any value of the day', 'ENG-07', craved([20, 1], [5, 4], [0, 5]), 'T4'],
  ['craving 8 with intent', 'ENG-07', { ...craved([0, 8]), ...intends }, 'T3'],
  ['craving 3 with intent', 'ENG-07', { ...craved([0, 3]), ...intends }, 'clear'],
  ['a gate with something missing', 'ENG-08', { gateMissing: ['Relapse-prevention plan'] }, 'T5'],
  ['a gate with nothing missing', 'ENG-08', { gateMissing: [] }, 'clear'],
  ['crisis plan missing on day 1', 'ENG-09', { phase: 'acute', day: 1, crisisPlan: false, relapsePlan: true }, 'clear'],
  ['crisis plan missing on day 2', 'ENG-09', { phase: 'acute', day: 2, crisisPlan: false, relapsePlan: true }, 'T5'],
  [
    'relapse plan missing on day 7',
    'ENG-09',
    { phase: 'acute', day: 7, crisisPlan: true, relapsePlan: false },
    'clear',
  ],
  [
    'relapse plan missing on day 8',
    'ENG-09',
    { phase: 'subacute', day: 8, crisisPlan: true, relapsePlan: false },
    'T5',
  ],
  ['no follow-up booked', 'ENG-09', { followUpBooked: false }, 'T5'],
  ['no consent', 'ENG-10', { consent: null }, 'T5'],
  ['consent expiring in 30 days', 'ENG-10', { consent: { revokedOn: null, expiresOn: '2026-05-15' } }, 'T5'],
  ['consent expiring in 31 days', 'ENG-10', { consent: { revokedOn: null, expiresOn: '2026-05-16' } }, 'clear'],
  ['consent expired', 'ENG-10', { consent: { revokedOn: null, expiresOn: '2026-04-01' } }, 'T5'],
  ['consent revoked today', 'ENG-10', { consent: { revokedOn: '2026-04-15', expiresOn: '2027-04-15' } }, 'T5'],
  ['not asked', 'ENG-10', { consent: 'not_asked' }, 'cannot_tell'],
  ['last dose unknown for 48 h', 'ENG-11', { course: hasStopped, admittedAt: hoursAgo(48) }, 'clear'],
  ['last dose unknown for longer', 'ENG-11', { course: hasStopped, admittedAt: hoursAgo(48.01) }, 'T5'],
  [
    'last dose known',
    'ENG-11',
    { course: { ...hasStopped, lastDose: { date: '2026-04-10' } }, admittedAt: hoursAgo(99) },
    'clear',
  ],
  [
    'still using',
    'ENG-11',
    { course: { use: 'taper', taperStartedOn: '2026-04-01' }, admittedAt: hoursAgo(99) },
    'clear',
  ],
  ['baseline dose not measured', 'ENG-11', { course: { use: 'stable_dose' }, baselineDoseMeasured: false }, 'T5'],
  ['left without hand-off', 'ENG-12', { ticks: [{ name: 'left_without_handoff', at: NOW }] }, 'T4'],
  ['two earlier attempts', 'ENG-13', { failedAttempts: 2 }, 'T5'],
  ['one earlier attempt', 'ENG-13', { failedAttempts: 1 }, 'clear'],
  ['social harm', 'ENG-14', { ticks: [{ name: 'social_harm', at: NOW }] }, 'T5'],
  ['2 of 3 missed', 'ENG-15', booked('missed', 'attended', 'missed'), 'T4'],
  ['1 of 3 missed', 'ENG-15', booked('attended', 'attended', 'missed'), 'clear'],
  ['the last one attended', 'ENG-15', booked('missed', 'missed', 'attended'), 'clear'],
  ['canceled ones do not count', 'ENG-15', booked('missed', 'missed', 'cancelled'), 'T4'],
  ['older than the last three', 'ENG-15', booked('missed', 'missed', 'attended', 'attended', 'missed'), 'clear'],
  ['intent to use, whatever the craving', 'ENG-16', intends, 'T3'],
  ['3 re-anchors in 7 days', 'ENG-17', { reAnchorsOn: ['2026-04-08', '2026-04-10', '2026-04-15'] }, 'T3'],
  ['the first of them 8 days ago', 'ENG-17', { reAnchorsOn: ['2026-04-07', '2026-04-10', '2026-04-15'] }, 'clear'],
])('%s (%s)', (_, ruleId, known, expected) => {
  expect(answerOf(ruleId, known)).toBe(expected)
})

test('12 h are elapsed hours also on the day with 25', () => {
  const known: Partial<Facts> = { phase: 'acute', day: 2, checkInDueAt: new Date('2026-11-01T01:00:00-05:00') }
  expect(answerOf('ENG-01', known, new Date('2026-11-01T12:00:00-06:00'))).toBe('clear')
  expect(answerOf('ENG-01', known, new Date('2026-11-01T12:00:00.001-06:00'))).toBe('T3')
})

test('a flag raised by hand takes the gravest tier that stands unreviewed', () => {
  const manualFlags = [
    { id: 'm1', tier: 'T4' as const, reason: 'Looks unwell', at: hoursAgo(3), by: 'x' },
    { id: 'm2', tier: 'T1' as const, reason: 'Collapsed in the hall', at: hoursAgo(2), by: 'x' },
  ]
  expect(findingOf('MAN-01', { manualFlags })).toMatchObject({
    tier: 'T1',
    text: 'Collapsed in the hall',
    detail: 'Looks unwell',
  })
  const review = { ruleId: 'MAN-01', at: hoursAgo(1), outcome: 'assessed' as const, by: 'y', reason: null }
  expect(answerOf('MAN-01', { manualFlags, reviews: [review] })).toBe('clear')
  expect(answerOf('MAN-01', { manualFlags, reviews: [{ ...review, outcome: 'watch' }] })).toBe('T1')
  expect(answerOf('MAN-01', { manualFlags, reviews: [{ ...review, at: hoursAgo(2.5) }] })).toBe('T1')
})
