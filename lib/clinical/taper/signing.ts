import type { Source } from '../types'
import { approachOf, REVIEW_OVER_GRAMS } from './approaches'
import type { ApproachEligibility } from './eligibility'
import { check, type SigningCheck, type SigningLevel } from './signing-check'
import { paceChecks } from './signing-pace'
import type { TaperParams, TaperSchedule } from './types'
import { NO_CONVERSION } from './units'

export type SigningInput = {
  params: TaperParams
  schedule: TaperSchedule
  /** Of the plan's approach; null = plan without approach. */
  eligibility: ApproachEligibility | null
  pregnancy: 'yes' | 'suspected' | 'no' | 'unknown' | null
  /** Obstetric and addiction consult recorded (MED-12). */
  pregnancyConsult: boolean
  maySignAlone: boolean
  /** The daily amount was weighed or counted; null = not recorded. */
  baselineMeasured: boolean | null
}

const PREGNANCY: Source = { title: 'Eldridge 2018; Ordean 2023', section: 'MED-12', strength: 'abstract' }
const ABRUPT: Source = { title: 'Dr.Oracle 2025', section: 'Avoid an abrupt stop', strength: 'secondary' }
const ORDER: readonly SigningLevel[] = ['block', 'cosign', 'warn', 'ok']

/**
 * Guardrails of a plan before it is signed (tapers.md, product behavior; MED-12), gravest first. A block cannot be
 * overridden; a warning with `needsReason` and a co-signature can be met.
 */
export function signingChecks(input: SigningInput): SigningCheck[] {
  return [
    ...pregnancyChecks(input),
    ...approachChecks(input),
    ...amountChecks(input),
    ...paceChecks(input.params, input.schedule),
    ...signerChecks(input),
  ].sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level))
}

/** Whether the checks let a plan be signed, and whether it then waits for a second signature. */
export function signingOutcome(checks: readonly SigningCheck[]): {
  blocked: boolean
  coSign: boolean
  reason: boolean
} {
  return {
    blocked: checks.some(({ level }) => level === 'block'),
    coSign: checks.some(({ level }) => level === 'cosign'),
    reason: checks.some(({ needsReason }) => needsReason),
  }
}

function pregnancyChecks({ pregnancy, pregnancyConsult, params, schedule }: SigningInput): SigningCheck[] {
  const source = { source: PREGNANCY }
  if (pregnancy === 'unknown' || pregnancy === null) {
    return [check('warn', 'PREGNANCY_NOT_ASSESSED', 'Pregnancy not assessed', 'Not known is not no.', source)]
  }
  if (pregnancy === 'no') return []
  const checks = [
    check(
      'cosign',
      'PREGNANCY',
      'Pregnant or suspected',
      'Supervised plan or opioid-agonist treatment preferred.',
      source,
    ),
  ]
  if (!pregnancyConsult) {
    const text = 'Taper changes are locked until the obstetric and addiction consult is recorded.'
    checks.push(check('block', 'PREGNANCY_LOCK', 'Locked in pregnancy', text, source))
  }
  if (params.approach === 'rapid') {
    checks.push(check('block', 'PREGNANCY_RAPID', 'No rapid taper in pregnancy', 'Choose a slower approach.', source))
  }
  if (schedule.warnings.includes('ABRUPT_STOP')) {
    checks.push(check('block', 'PREGNANCY_ABRUPT', 'No abrupt stop in pregnancy', 'Choose steps down to zero.', source))
  }
  return checks
}

function approachChecks({ params, eligibility }: SigningInput): SigningCheck[] {
  const checks: SigningCheck[] = []
  if (params.mode === 'explicit' || params.approach === 'custom') {
    checks.push(check('cosign', 'CUSTOM_STEPS', 'Custom steps', 'Steps written by hand need a second signature.'))
  }
  if (params.approach === 'rapid') {
    const only = eligibility?.urgentNeedOnly ? ' Urgent need is the only reason for it.' : ''
    const { sources } = approachOf('rapid')
    const text = `Higher relapse risk, medical supervision and daily check-ins.${only}`
    checks.push(check('cosign', 'RAPID', 'Rapid taper', text, { source: sources[0] }))
  }
  if (eligibility?.excludedBy.includes('ALREADY_STOPPED')) {
    const text = 'The patient has stopped. Record a return to use first, or plan withdrawal care.'
    checks.push(check('block', 'ALREADY_STOPPED', 'Already stopped', text))
  } else if (eligibility && !eligibility.eligible) {
    const text = `Excluded by: ${eligibility.excludedBy.join(', ')}`
    checks.push(check('cosign', 'APPROACH_EXCLUDED', 'Excluded approach', text, { needsReason: true }))
  }
  return checks
}

function amountChecks({ params, schedule, baselineMeasured }: SigningInput): SigningCheck[] {
  const checks: SigningCheck[] = []
  if (schedule.warnings.includes('MEDICAL_REVIEW')) {
    const text = `${params.baseline} g a day, over ${REVIEW_OVER_GRAMS.grams} g`
    checks.push(check('cosign', 'OVER_40_G', 'More than 40 g a day', text, { source: REVIEW_OVER_GRAMS.source }))
  }
  if (schedule.unit !== 'g') {
    const text = `${NO_CONVERSION} Medical review and buprenorphine evaluation come first.`
    checks.push(check('warn', 'NO_CONVERSION', '7-OH or extract', text, { needsReason: true }))
  }
  if (schedule.warnings.includes('ABRUPT_STOP')) {
    const text = 'The plan stops at once instead of stepping down.'
    checks.push(check('warn', 'ABRUPT_STOP', 'Abrupt stop', text, { needsReason: true, source: ABRUPT }))
  }
  if (baselineMeasured !== true) {
    const text = 'The daily amount is estimated or not recorded. Measure it over 3–7 days.'
    checks.push(check('warn', 'BASELINE_NOT_MEASURED', 'Baseline not measured', text))
  }
  return checks
}

function signerChecks({ maySignAlone }: SigningInput): SigningCheck[] {
  if (maySignAlone) return []
  return [check('cosign', 'SIGNER_NOT_ALONE', 'Second signature', 'You may not sign a taper plan alone.')]
}
