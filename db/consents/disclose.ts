import { type ConsentProblem, consentExport } from '@/lib/clinical/consent/consent'
import { localDate } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import { longDay } from '@/lib/format/clock'
import { fail, ok, type Result } from '@/lib/result'
import type { Tx } from '../client'
import { newId } from '../ids'
import type { ConsentType, DisclosureInput } from './input'

/** The short form of the notice that goes with every disclosure (42 CFR 2.32). */
export const PART2_NOTICE =
  '42 CFR part 2 prohibits unauthorized use or disclosure of these records. They may not be used in legal proceedings against the patient without a specific consent or a court order.'

export type Cleared = { disclosureId: string; notice: string; consentText: string }

type ConsentRow = {
  id: string
  type: ConsentType
  recipient: string
  purpose: string
  scope: string
  signed_on: LocalDate
  expires_on: LocalDate | null
  expiry_event: string | null
  revoked_on: LocalDate | null
}

/**
 * The one way for a record to leave the center (regulation.md §1, K-06): every export and print asks here, in its own
 * transaction. With a consent in force that covers recipient and purpose it is logged, and the answer carries the
 * notice and the scope of the consent, which must go along. Without one it is refused with the reason, and nothing leaves.
 * `requestId` makes a retry count once.
 */
export async function checkDisclosure(
  tx: Tx,
  patientId: string,
  input: DisclosureInput,
  requestId?: string,
): Promise<Result<Cleared>> {
  const today = localDate(tx.now, tx.zone)
  const consents = (await readConsents(tx, patientId)).filter((one) => covers(one, input))
  const judged = consents.map((consent) => ({
    consent,
    ...consentExport({ revokedOn: consent.revoked_on, expiresOn: consent.expires_on }, today),
  }))
  const found = judged.find(({ allowed }) => allowed)
  if (!found)
    return refused(input, judged[0]?.reasons ?? consentExport(null, today).reasons, judged[0]?.consent ?? null)
  const id = requestId ?? newId()
  await tx.query(
    `insert into disclosures (id, center_id, patient_id, consent_id, recipient, purpose, what, kind, at, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10) on conflict (id) do nothing`,
    [
      id,
      tx.center.id,
      patientId,
      found.consent.id,
      input.recipient,
      input.purpose,
      input.what,
      input.kind,
      tx.now,
      tx.staff.id,
    ],
  )
  return ok({ disclosureId: id, notice: PART2_NOTICE, consentText: consentText(found.consent) })
}

const readConsents = (tx: Tx, patientId: string) =>
  tx.query<ConsentRow>(
    `select id, type, recipient, purpose, scope, signed_on, expires_on, expiry_event, revoked_on from consents
     where patient_id = $1 order by signed_on desc, entered_at desc`,
    [patientId],
    'consents-for-disclosure',
  )

const TPO = ['treatment', 'payment', 'operations', 'health care operations']
const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

/** Counseling notes and legal proceedings need a consent of their own; one consent for TPO covers any of its recipients. */
function covers(consent: ConsentRow, { recipient, purpose, kind }: DisclosureInput): boolean {
  if (kind === 'counseling_notes' || kind === 'legal')
    return consent.type === kind && same(consent.recipient, recipient)
  if (consent.type === 'tpo_single') return TPO.some((one) => same(one, purpose))
  return consent.type === 'specific' && same(consent.recipient, recipient) && same(consent.purpose, purpose)
}

export const consentText = (
  consent: Pick<ConsentRow, 'recipient' | 'purpose' | 'scope' | 'signed_on' | 'expires_on' | 'expiry_event'>,
) => {
  const end = consent.expires_on ? `until ${longDay(consent.expires_on)}` : (consent.expiry_event ?? 'until revoked')
  return `Consent signed ${longDay(consent.signed_on)}: ${consent.scope}, to ${consent.recipient}, for ${consent.purpose}, ${end}.`
}

const WHY: Record<ConsentProblem, string> = {
  missing: 'no consent covers it',
  revoked: 'the consent was revoked',
  expired: 'the consent has expired',
}

function refused({ recipient, purpose }: DisclosureInput, reasons: ConsentProblem[], consent: ConsentRow | null) {
  const when = consent?.revoked_on ?? consent?.expires_on
  const why = reasons.map((one) => WHY[one]).join(', ')
  return fail(
    'conflict',
    `Not disclosed to ${recipient} for ${purpose}: ${why}${consent && when ? ` (${longDay(when)})` : ''}. Record a consent first. In a medical emergency document it as such.`,
    { details: { reasons } },
  )
}
