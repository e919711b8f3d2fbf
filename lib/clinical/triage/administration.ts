import { addDays, addHours, daysBetween, hoursBetween } from '../time'
import { cannotTell, clear, fires, gravest, item, ticked } from './answers'
import { familyOf, GUIDE, PROTOCOL, source } from './catalogue'
import { phaseDayStarts } from './phase-days'
import type { Rule, RuleAnswer, RuleContext } from './types'
import { justAfter } from './withdrawal-conditions'

const rule = familyOf('engagement', 6, ['intake', 'counselor'])

/** Plans, consent and paperwork (triage.md §2.5). */
export const ADMINISTRATION_RULES: readonly Rule[] = [
  rule({
    id: 'ENG-08',
    title: 'Phase gate not ready',
    tiers: ['T5'],
    roles: ['counselor', 'supervisor'],
    trigger: 'Something that the next phase needs is missing',
    thresholdText: 'Every item of the gate',
    doText: 'Case review.',
    clearsText: 'Gate met, or overridden with a reason.',
    source: { ...PROTOCOL, section: 'Phase gates' },
    clearing: 'either',
    find: ({ facts: { gateMissing } }) => {
      if (gateMissing === null) return cannotTell('gate not checked')
      if (gateMissing.length === 0) return clear
      return fires(
        'T5',
        `Gate not ready: ${gateMissing.join(', ')}`,
        gateMissing.map((one) => item(one, 'missing', null, null)),
      )
    },
  }),
  rule({
    id: 'ENG-09',
    title: 'Plan or follow-up missing',
    tiers: ['T5'],
    trigger: 'No crisis plan from day 2, no relapse-prevention plan from day 8, or no follow-up booked',
    thresholdText: 'Crisis plan from day 2, relapse plan from day 8',
    doText: 'Complete it.',
    clearsText: 'Done.',
    source: { ...GUIDE, section: 'Relapse prevention' },
    clearing: 'evidence',
    find: missingPlans,
    changesAt: (ctx) => phaseDayStarts(ctx, [2, 8]),
  }),
  rule({
    id: 'ENG-10',
    title: 'Consent missing or expiring',
    tiers: ['T5'],
    trigger: 'Consent missing, revoked, expired, or expiring within 30 days',
    thresholdText: '≤ 30 days',
    doText: 'Renew.',
    clearsText: 'Done.',
    source: source('42 CFR 2.31', 'secondary'),
    clearing: 'evidence',
    find: consentEnding,
    changesAt: ({ facts: { consent }, startOfDay }) =>
      consent === null || consent === 'not_asked'
        ? []
        : [
            consent.revokedOn ? startOfDay(consent.revokedOn) : null,
            consent.expiresOn ? startOfDay(addDays(consent.expiresOn, -30)) : null,
          ],
  }),
  rule({
    id: 'ENG-11',
    title: 'Last dose or baseline unknown',
    tiers: ['T5'],
    trigger:
      'Has stopped and the last dose is unknown more than 48 h after admission, or the baseline dose is not measured',
    thresholdText: '> 48 h after admission',
    doText: 'Obtain it.',
    clearsText: 'Recorded.',
    source: { ...GUIDE, section: 'Assessment' },
    clearing: 'evidence',
    find: lastDoseUnknown,
    changesAt: ({ facts }) => [facts.admittedAt ? justAfter(addHours(facts.admittedAt, 48)) : null],
  }),
  rule({
    id: 'ENG-13',
    title: 'Two or more attempts did not hold',
    tiers: ['T5'],
    trigger: '2 or more earlier attempts that did not hold',
    thresholdText: '≥ 2 attempts',
    doText: 'Level-of-care review.',
    clearsText: 'Reviewed.',
    source: { ...GUIDE, section: 'Level of care' },
    clearing: 'review',
    find: ({ facts: { failedAttempts } }) => {
      if (failedAttempts === null) return cannotTell('earlier attempts not recorded')
      if (failedAttempts < 2) return clear
      return fires(
        'T5',
        `Earlier attempts ${failedAttempts} ≥ 2`,
        [item('Earlier attempts', failedAttempts, '{count}', null)],
        { threshold: 2 },
      )
    },
  }),
  rule({
    id: 'ENG-14',
    title: 'Social harm reported',
    tiers: ['T5'],
    roles: ['counselor'],
    trigger: 'Cannot work, relationship breakdown, arrest, debt or similar harm reported',
    thresholdText: 'Ticked finding',
    doText: 'Case-management referral.',
    clearsText: 'Reviewed.',
    source: { ...GUIDE, section: 'Social support' },
    clearing: 'review',
    find: (ctx) => ticked(ctx, 'social_harm', 'T5', 'Social harm reported'),
  }),
]

function missingPlans(ctx: RuleContext): RuleAnswer {
  const { crisisPlan, relapsePlan, followUpBooked } = ctx.facts
  const missing = (text: string) => fires('T5', text, [item(text, true, null, null)])
  const by = (plan: boolean | null, day: number, name: string): RuleAnswer => {
    if (plan === true) return clear
    if (plan === null) return cannotTell(`${name} not checked`)
    if (ctx.day === null) return cannotTell('no phase day')
    return ctx.day >= day ? missing(`No ${name} by day ${day}`) : clear
  }
  return gravest(
    by(crisisPlan, 2, 'crisis plan'),
    by(relapsePlan, 8, 'relapse plan'),
    followUpBooked === false ? missing('No follow-up booked') : clear,
  )
}

/** Expiring within 30 calendar days, 30 included. */
function consentEnding({ facts: { consent }, today }: RuleContext): RuleAnswer {
  if (consent === 'not_asked') return cannotTell('consent not checked')
  if (consent === null) return fires('T5', 'No consent', [item('Consent', 'missing', null, null)])
  const { revokedOn, expiresOn } = consent
  if (revokedOn && revokedOn <= today)
    return fires('T5', `Consent revoked ${revokedOn}`, [item('Revoked', revokedOn, null, null)])
  if (!expiresOn || daysBetween(today, expiresOn) > 30) return clear
  return fires('T5', `Consent expires ${expiresOn}, within 30 days`, [item('Expires', expiresOn, null, null)], {
    threshold: 30,
    unit: 'd',
  })
}

function lastDoseUnknown(ctx: RuleContext): RuleAnswer {
  const { course, admittedAt, baselineDoseMeasured } = ctx.facts
  const baseline =
    baselineDoseMeasured === false
      ? fires('T5', 'Baseline dose not measured', [item('Baseline dose', 'not measured', null, null)])
      : clear
  if (!course) return gravest(baseline, cannotTell('use not assessed'))
  const hasStopped = course.use === 'stopped' || (course.use === 'taper' && course.taperFinished)
  if (!hasStopped || course.lastDose) return baseline
  if (!admittedAt) return gravest(baseline, cannotTell('admission time not recorded'))
  if (hoursBetween(admittedAt, ctx.now) <= 48) return baseline
  return gravest(
    baseline,
    fires('T5', 'Last dose unknown more than 48 h after admission', [item('Admitted', true, null, admittedAt)], {
      threshold: 48,
      unit: 'h',
    }),
  )
}
