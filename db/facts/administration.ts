import { consentProblems } from '@/lib/clinical/consent/consent'
import { gatesFor } from '@/lib/clinical/phases/gate-results'
import type { GateId } from '@/lib/clinical/phases/gates'
import { phaseOf } from '@/lib/clinical/phases/phase-of'
import { localDate } from '@/lib/clinical/time'
import type { Facts } from '@/lib/clinical/triage/facts'
import type { LocalDate } from '@/lib/clinical/types'
import { gateFactsOf } from '../chart/gate-facts'
import type { FactsRow } from './row'

/** What ENG-08, ENG-09 and ENG-10 read: the gate behind the patient, plans that a gate's override waived, the consent. */
export function administrationFacts(row: FactsRow, facts: Facts, zone: string, now: Date): Partial<Facts> {
  const waived = (gate: GateId) => row.overridden.includes(gate)
  return {
    consent: consentOf(row, localDate(now, zone)),
    gateMissing: gateMissing(row, facts, zone, now),
    // An override of a gate closes the gate's flag (P-21): the plan it asks for no longer speaks through ENG-09.
    ...(waived('taper_acute') && { crisisPlan: true }),
    ...(waived('subacute_extended') && { relapsePlan: true }),
  }
}

/**
 * What the gate behind the patient lacks, as far as its flag is ENG-08: ENG-09 and WD-10 have conditions of their own.
 * What cannot be told counts as missing. Null while no such gate is behind.
 */
function gateMissing(row: FactsRow, { course }: Facts, zone: string, now: Date): string[] | null {
  if (!course) return null
  const { phase } = phaseOf(course, { zone, now })
  const gates = gatesFor(phase, gateFactsOf(row, row.check_in_due_at, true, zone, now), row.overridden as GateId[])
  const behind = gates.filter(({ id, position }) => position === 'behind' && id === 'extended_long_term')
  if (behind.length === 0) return null
  return behind.flatMap(({ flag, criteria }) =>
    flag === 'ENG-08' ? criteria.filter(({ state }) => state !== 'met').map(({ label }) => label) : [],
  )
}

/**
 * The consent that ENG-10 looks at: of each type the one in force that ends first, or the last one that ended. None at
 * all is "not asked" until the intake is signed, which asks for it; from then on it is missing.
 */
function consentOf({ consents, intake_signed }: FactsRow, today: LocalDate): Facts['consent'] {
  if (consents.length === 0) return intake_signed ? null : 'not_asked'
  const types = [...new Set(consents.map(({ type }) => type))]
  const standing = types.flatMap((type) => {
    const own = consents.filter((one) => one.type === type).map(toConsent)
    const valid = own.filter((one) => consentProblems(one, today).length === 0).sort(endsFirst)
    return [valid[0] ?? own[0]].flatMap((one) => (one ? [one] : []))
  })
  const ended = standing.find((one) => consentProblems(one, today).length > 0)
  return ended ?? standing.sort(endsFirst)[0] ?? 'not_asked'
}

type Dates = { revokedOn: LocalDate | null; expiresOn: LocalDate | null }
const toConsent = ({ revoked_on, expires_on }: FactsRow['consents'][number]): Dates => ({
  revokedOn: revoked_on,
  expiresOn: expires_on,
})
const NEVER = '9999-12-31'
const endsFirst = (a: Dates, b: Dates) => (a.expiresOn ?? NEVER).localeCompare(b.expiresOn ?? NEVER)
