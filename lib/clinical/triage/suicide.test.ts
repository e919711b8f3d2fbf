import { expect, test } from 'vitest'
import type { Cssrs, CssrsAnswers, Facts } from './facts'
import { answerOf, hoursAgo, minutesAgo, NOW } from './testing'

const BLANK: CssrsAnswers = { q1: null, q2: null, q3: null, q4: null, q5: null, q6: null, q6Within3m: null }
const screen = (at: Date, risk: Cssrs['risk']): Cssrs => ({ at, risk, complete: true, answers: null })
const unfinished = (answers: Partial<CssrsAnswers>, at = NOW): Cssrs => ({
  at,
  risk: null,
  complete: false,
  answers: { ...BLANK, ...answers },
})
const phq9 = (at: Date, total: number | null, item9: number | null) => ({ at, total, item9 })
const thoughts = (reportedAt: Date): Facts['events'][number] => ({
  type: 'self_harm_thoughts',
  happenedAt: reportedAt,
  reportedAt,
  assessed: true,
  injury: null,
  fullRecovery: null,
})
const review = (ruleId: string, at: Date, outcome: 'plan_signed' | 'assessed' | 'watch') =>
  ({ ruleId, at, outcome, by: 'x', reason: null }) as const

test.each<[string, string, Partial<Facts>, string]>([
  ['no screen at all is unknown, not low', 'SUI-01', {}, 'cannot_tell'],
  ['a high screen is T1', 'SUI-01', { cssrs: [screen(NOW, 'high')] }, 'T1'],
  ['a moderate screen is not the high rule', 'SUI-01', { cssrs: [screen(NOW, 'moderate')] }, 'clear'],
  [
    'an unfinished screen that is high already counts',
    'SUI-01',
    { cssrs: [{ ...unfinished({ q4: true }), risk: 'high' }] },
    'T1',
  ],
  [
    'an unfinished screen without a class does not hide the high one before',
    'SUI-01',
    { cssrs: [screen(hoursAgo(2), 'high'), unfinished({})] },
    'T1',
  ],
  [
    'a signed plan answers the screen before it',
    'SUI-01',
    { cssrs: [screen(hoursAgo(2), 'high')], reviews: [review('SUI-01', hoursAgo(1), 'plan_signed')] },
    'clear',
  ],
  [
    'an assessment without a plan does not',
    'SUI-01',
    { cssrs: [screen(hoursAgo(2), 'high')], reviews: [review('SUI-01', hoursAgo(1), 'assessed')] },
    'T1',
  ],
  [
    'a new high screen after the plan speaks again',
    'SUI-01',
    { cssrs: [screen(NOW, 'high')], reviews: [review('SUI-01', hoursAgo(1), 'plan_signed')] },
    'T1',
  ],
  ['moderate is T2', 'SUI-02', { cssrs: [screen(NOW, 'moderate')] }, 'T2'],
  ['high is not moderate', 'SUI-02', { cssrs: [screen(NOW, 'high')] }, 'clear'],
  ['the latest screen counts', 'SUI-02', { cssrs: [screen(hoursAgo(3), 'moderate'), screen(NOW, 'low')] }, 'clear'],
  ['low is T3', 'SUI-03', { cssrs: [screen(NOW, 'low')] }, 'T3'],
  ['none is clear', 'SUI-03', { cssrs: [screen(NOW, 'none')] }, 'clear'],
  [
    'low stays open until the screen is repeated, plan or not',
    'SUI-03',
    { cssrs: [screen(hoursAgo(2), 'low')], reviews: [review('SUI-03', hoursAgo(1), 'plan_signed')] },
    'T3',
  ],
  [
    'a repeat that is low again, after the plan, is answered',
    'SUI-03',
    {
      cssrs: [screen(hoursAgo(20), 'low'), screen(NOW, 'low')],
      reviews: [review('SUI-03', hoursAgo(1), 'plan_signed')],
    },
    'clear',
  ],
  [
    'low after a moderate screen starts anew',
    'SUI-03',
    {
      cssrs: [screen(hoursAgo(20), 'low'), screen(hoursAgo(2), 'moderate'), screen(NOW, 'low')],
      reviews: [review('SUI-03', hoursAgo(10), 'plan_signed')],
    },
    'T3',
  ],
  ['item 9 answered 1 asks for a screen', 'SUI-04', { phq9: [phq9(NOW, 5, 1)] }, 'T2'],
  ['item 9 answered 0 does not', 'SUI-04', { phq9: [phq9(NOW, 27, 0)] }, 'clear'],
  ['item 9 left blank is unknown', 'SUI-04', { phq9: [phq9(NOW, null, null)] }, 'cannot_tell'],
  ['item 9 counts in an incomplete PHQ-9', 'SUI-04', { phq9: [phq9(NOW, null, 1)] }, 'T2'],
  [
    'a screen at the same instant counts as after',
    'SUI-04',
    { phq9: [phq9(NOW, 5, 1)], cssrs: [screen(NOW, 'none')] },
    'clear',
  ],
  [
    'a screen a minute before does not',
    'SUI-04',
    { phq9: [phq9(NOW, 5, 1)], cssrs: [screen(minutesAgo(1), 'none')] },
    'T2',
  ],
  [
    'a later PHQ-9 with item 9 = 0 does not clear it',
    'SUI-04',
    { phq9: [phq9(hoursAgo(5), 5, 1), phq9(NOW, 5, 0)] },
    'T2',
  ],
  ['an unfinished screen does not', 'SUI-04', { phq9: [phq9(hoursAgo(5), 5, 1)], cssrs: [unfinished({})] }, 'T2'],
  ['reported thoughts are T1 whatever was ticked as assessed', 'SUI-05', { events: [thoughts(NOW)] }, 'T1'],
  [
    'a complete screen since takes over',
    'SUI-05',
    { events: [thoughts(hoursAgo(1))], cssrs: [screen(NOW, 'none')] },
    'clear',
  ],
  [
    'a screen before the report does not',
    'SUI-05',
    { events: [thoughts(NOW)], cssrs: [screen(minutesAgo(1), 'none')] },
    'T1',
  ],
  ['yes to Q2 in an unfinished screen', 'SUI-06', { cssrs: [unfinished({ q2: true })] }, 'T2'],
  ['yes to Q3 in an unfinished screen', 'SUI-06', { cssrs: [unfinished({ q3: true })] }, 'T2'],
  ['yes to Q6 with 6b unanswered', 'SUI-06', { cssrs: [unfinished({ q6: true })] }, 'T2'],
  ['yes to Q6 with 6b answered no', 'SUI-06', { cssrs: [unfinished({ q6: true, q6Within3m: false })] }, 'clear'],
  ['yes to Q1 only', 'SUI-06', { cssrs: [unfinished({ q1: true })] }, 'T3'],
  ['an unfinished screen without a yes', 'SUI-06', { cssrs: [unfinished({ q1: false })] }, 'clear'],
  [
    'a complete screen later takes over',
    'SUI-06',
    { cssrs: [unfinished({ q2: true }, hoursAgo(1)), screen(NOW, 'low')] },
    'clear',
  ],
  ['24 h after admission exactly is in time', 'SUI-07', { admittedAt: hoursAgo(24) }, 'clear'],
  ['later than 24 h is not', 'SUI-07', { admittedAt: new Date(hoursAgo(24).getTime() - 1) }, 'T3'],
  ['a complete screen ends it', 'SUI-07', { admittedAt: hoursAgo(48), cssrs: [screen(hoursAgo(1), 'none')] }, 'clear'],
  ['an unfinished one does not', 'SUI-07', { admittedAt: hoursAgo(48), cssrs: [unfinished({})] }, 'T3'],
  ['an unknown admission cannot be told', 'SUI-07', {}, 'cannot_tell'],
])('%s (%s)', (_, ruleId, known, expected) => {
  expect(answerOf(ruleId, known)).toBe(expected)
})

test.each<[string, string, Partial<Facts>, string]>([
  ['PHQ-9 of 20', 'MH-01', { phq9: [phq9(NOW, 20, 0)] }, 'T3'],
  ['PHQ-9 of 19', 'MH-01', { phq9: [phq9(NOW, 19, 0)] }, 'clear'],
  [
    'PHQ-9 of 15 with mental-health comorbidity',
    'MH-01',
    { mentalHealthComorbidity: true, phq9: [phq9(NOW, 15, 0)] },
    'T3',
  ],
  [
    'PHQ-9 of 14 with mental-health comorbidity',
    'MH-01',
    { mentalHealthComorbidity: true, phq9: [phq9(NOW, 14, 0)] },
    'clear',
  ],
  ['a rise of 5 to 10', 'MH-01', { phq9: [phq9(hoursAgo(99), 5, 0), phq9(NOW, 10, 0)] }, 'T3'],
  ['a rise of 4 to 10', 'MH-01', { phq9: [phq9(hoursAgo(99), 6, 0), phq9(NOW, 10, 0)] }, 'clear'],
  ['a rise of 5 to 9', 'MH-01', { phq9: [phq9(hoursAgo(99), 4, 0), phq9(NOW, 9, 0)] }, 'clear'],
  ['no PHQ-9', 'MH-01', {}, 'cannot_tell'],
  ['GAD-7 of 15', 'MH-02', { gad7: [{ at: NOW, total: 15, tremorItem: null }] }, 'T3'],
  [
    'GAD-7 of 14 after a red-flag check',
    'MH-02',
    { redFlagsCheckedAt: NOW, gad7: [{ at: NOW, total: 14, tremorItem: null }] },
    'clear',
  ],
  ['GAD-7 of 14 without one', 'MH-02', { gad7: [{ at: NOW, total: 14, tremorItem: null }] }, 'cannot_tell'],
  ['a panic attack', 'MH-02', { ticks: [{ name: 'panic_attack', at: NOW }] }, 'T3'],
  ['hallucinations', 'MH-03', { ticks: [{ name: 'hallucinations', at: NOW }] }, 'T1'],
  ['delusions', 'MH-03', { ticks: [{ name: 'delusions', at: NOW }] }, 'T1'],
  ['dangerous agitation', 'MH-03', { ticks: [{ name: 'agitation_with_risk', at: NOW }] }, 'T1'],
  ['RASS +3', 'MH-03', { rass: [{ value: 3, at: NOW }] }, 'T1'],
  ['RASS +2', 'MH-03', { rass: [{ value: 2, at: NOW }] }, 'T3'],
  ['RASS +1 after a red-flag check', 'MH-03', { redFlagsCheckedAt: NOW, rass: [{ value: 1, at: NOW }] }, 'clear'],
  ['three nights of 3 h', 'MH-04', { sleepHours: [3, 3, 3].map((value) => ({ value, at: null })) }, 'T4'],
  [
    'one of the three longer',
    'MH-04',
    { isiTotal: { value: 5, at: NOW }, sleepHours: [3, 3.5, 3].map((value) => ({ value, at: null })) },
    'clear',
  ],
  [
    'only the three latest nights count',
    'MH-04',
    { sleepHours: [8, 3, 2, 1].map((value) => ({ value, at: null })) },
    'T4',
  ],
  [
    'two nights are too few to tell',
    'MH-04',
    { isiTotal: { value: 5, at: NOW }, sleepHours: [3, 3].map((value) => ({ value, at: null })) },
    'cannot_tell',
  ],
  ['ISI of 22', 'MH-04', { isiTotal: { value: 22, at: NOW } }, 'T4'],
  [
    'ISI of 21',
    'MH-04',
    { isiTotal: { value: 21, at: NOW }, sleepHours: [7, 7, 7].map((value) => ({ value, at: null })) },
    'clear',
  ],
])('%s (%s)', (_, ruleId, known, expected) => {
  expect(answerOf(ruleId, known)).toBe(expected)
})
