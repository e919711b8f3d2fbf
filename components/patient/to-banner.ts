import type { ChartHead } from '@/db/chart/head'
import { type InteractionWarning, interactionWarnings } from '@/lib/clinical/medications/interactions'
import { localDate } from '@/lib/clinical/time'
import type { Tier } from '@/lib/clinical/types'
import { day } from '@/lib/format/clock'
import { ageOn, fullName } from '@/lib/format/name'
import { placeLabel } from '@/lib/format/phase'
import type { BannerCell, BannerModel } from './types'

const SEX: Record<ChartHead['sex'], string | null> = { female: 'F', male: 'M', other: 'X', unknown: null }

/** The banner from the stored head: what was never asked or recorded says so and is never blank. */
export function toBanner(head: ChartHead): BannerModel {
  const today = localDate(head.now, head.zone)
  const { episode } = head
  return {
    patientId: head.patientId,
    name: fullName({ family: head.familyName, given: head.givenName }),
    age: head.birthDate ? ageOn(head.birthDate, today) : null,
    sex: SEX[head.sex],
    born: head.birthDate ? day(head.birthDate, '') : null,
    mrn: head.mrn,
    place: episode?.open ? placeLabel(episode.setting, episode.place) : null,
    pronouns: head.pronouns,
    language: head.language,
    nameAlert: head.nameAlert && [head.nameAlert.name, head.nameAlert.place].filter(Boolean).join(', '),
    allergies: allergies(head),
    pregnancy: pregnancy(head),
    codeAndCrisisPlan: codeAndPlan(head, today),
    suicideRisk: suicideRisk(head),
    interactions: interactions(head),
    consent: consent(head, today),
    contactSharing: contactSharing(head),
    alerts: [...(episode?.open ? [] : ['No open episode']), ...head.alerts],
    confidential: head.confidential,
    now: head.now.toISOString(),
  }
}

function allergies({ allergies: { state, items } }: ChartHead): BannerModel['allergies'] {
  if (items.length > 0)
    return {
      state: 'listed',
      items: items.map(({ severity, ...item }) => ({ ...item, severe: severity === 'severe' || severity === 'high' })),
    }
  // "Listed" without an entry is a list that nobody has filled: not the same as "none known".
  return state === 'none_known' ? { state, askedAt: null } : { state: 'not_asked' }
}

const PREGNANCY = {
  yes: 'Pregnant',
  suspected: 'Suspected, not confirmed',
  no: 'Not pregnant',
  unknown: 'Asked, not known',
  not_applicable: 'Does not apply',
} as const

function pregnancy({ pregnancy: stated }: ChartHead): BannerCell {
  if (!stated) return { state: 'not_asked' }
  const weeks = stated.status === 'yes' && stated.weeks ? `, ${stated.weeks} wk` : ''
  return { state: 'known', text: PREGNANCY[stated.status] + weeks, at: stated.at }
}

function codeAndPlan({ codeStatus, crisisPlanAt, zone }: ChartHead, today: string): BannerCell {
  if (!codeStatus && !crisisPlanAt) return { state: 'not_recorded' }
  const plan = crisisPlanAt
    ? `plan signed ${day(localDate(new Date(crisisPlanAt), zone), today)}`
    : 'crisis plan not recorded'
  return { state: 'known', text: `${codeStatus ?? 'code not recorded'} · ${plan}` }
}

const RISK: Record<string, { text: string; tier: Tier | null }> = {
  none: { text: 'C-SSRS negative', tier: null },
  low: { text: 'C-SSRS low', tier: 'T3' },
  moderate: { text: 'C-SSRS moderate', tier: 'T2' },
  high: { text: 'C-SSRS high', tier: 'T1' },
}

function suicideRisk({ cssrs }: ChartHead): BannerModel['suicideRisk'] {
  if (!cssrs) return { state: 'not_asked' }
  const risk = RISK[cssrs.band ?? '']
  if (!risk) return { state: 'known', text: 'C-SSRS incomplete, risk not known', at: cssrs.at }
  return { state: 'known', text: risk.text, tier: risk.tier, at: cssrs.at }
}

function consent({ consents, consentsRecorded }: ChartHead, today: string): BannerCell {
  const tpo = consents.find(({ type }) => type === 'tpo_single')
  if (tpo) return { state: 'known', text: tpo.expiresOn ? `TPO, to ${day(tpo.expiresOn, today)}` : 'TPO, no end date' }
  return consentsRecorded ? { state: 'known', text: 'None in force' } : { state: 'not_recorded' }
}

function contactSharing({ consents, consentsRecorded }: ChartHead): BannerCell {
  const recipients = consents.filter(({ type }) => type === 'specific').map(({ recipient }) => recipient)
  if (recipients.length > 0) return { state: 'known', text: `${recipients.join(', ')} only` }
  return consentsRecorded ? { state: 'known', text: 'Nobody named' } : { state: 'not_recorded' }
}

/** The gravest warning about what the patient takes; no medicine on record is not "no interaction". */
function interactions({ medicines, episode }: ChartHead): BannerCell {
  if (medicines.length === 0) return { state: 'not_recorded' }
  const warnings = interactionWarnings(medicines, episode?.useStatus === 'stopped' ? 'stopped' : 'taking')
  const [first, ...more] = warnings
  if (!first) return { state: 'known', text: `None known for ${medicines.join(', ')}` }
  return { state: 'known', text: `${named(first)}${more.length > 0 ? ` +${more.length}` : ''}` }
}

const named = ({ drugs, code }: InteractionWarning) => `${drugs.join(', ')} (${code})`
