import { labelOf, statusOf, wordsOf } from './codes'
import { cut } from './cut'
import { dayOf } from './moment'
import type { Concept, Resource } from './schema'
import type { AllergyFact, ConditionFact, Mapped, NoAllergyFact } from './types'

type Without<Fact> = Fact extends unknown ? Omit<Fact, 'entry' | 'subject' | 'ref'> : never

const NOT_TRUE = ['entered-in-error', 'refuted']
const ENDED = ['inactive', 'resolved', 'remission']
const SNOMED = 'http://snomed.info/sct'
/** "No known allergy" is an answer, not an allergy. Answers about one kind of allergy only have no place here. */
const NO_ALLERGY = '716186003'
const NO_ALLERGY_OF_A_KIND = ['409137002', '428607008', '429625007', '428197003']

/** A condition as it was named, with its code; nothing is concluded from it. */
export function mapCondition(condition: Resource<'Condition'>): Mapped<Without<ConditionFact>> {
  const label = labelOf(condition.code)
  const verified = statusOf(condition.verificationStatus)
  if (verified && NOT_TRUE.includes(verified)) return { status: 'refused', label, why: verified }
  const text = wordsOf(condition.code)
  if (!text) return { status: 'refused', label, why: 'no name' }
  const status = [statusOf(condition.clinicalStatus), verified === 'confirmed' ? null : verified]
    .filter(Boolean)
    .join(', ')
  return {
    status: 'mapped',
    leftOut: [],
    value: {
      kind: 'condition',
      text: cut(text, 300),
      code: label.code,
      codeSystem: label.system,
      status: status || null,
      onsetOn: dayOf(condition.onsetDateTime),
    },
  }
}

export function mapAllergy(
  allergy: Resource<'AllergyIntolerance'>,
): Mapped<Without<AllergyFact> | Without<NoAllergyFact>> {
  const label = labelOf(allergy.code)
  const verified = statusOf(allergy.verificationStatus)
  if (verified && NOT_TRUE.includes(verified)) return { status: 'refused', label, why: verified }
  if (hasCode(allergy.code, [NO_ALLERGY])) return { status: 'mapped', leftOut: [], value: { kind: 'no_allergy' } }
  if (hasCode(allergy.code, NO_ALLERGY_OF_A_KIND))
    return { status: 'not_mapped', label, why: 'none known of one kind only; no place for it here' }
  const substance = wordsOf(allergy.code)
  if (!substance) return { status: 'refused', label, why: 'no substance' }
  const reactions = (allergy.reaction ?? []).flatMap(
    ({ manifestation }) => manifestation?.flatMap((one) => wordsOf(one) ?? []) ?? [],
  )
  const severity = allergy.reaction?.find((one) => one.severity)?.severity
  const criticality = allergy.criticality ? `criticality ${allergy.criticality}` : null
  return {
    status: 'mapped',
    leftOut: [],
    value: {
      kind: 'allergy',
      substance: cut(substance, 200),
      reaction: cut(reactions.join(', '), 300) || null,
      severity: [severity, criticality].filter(Boolean).join(', ') || null,
      code: label.code,
      ended: ENDED.includes(statusOf(allergy.clinicalStatus) ?? ''),
    },
  }
}

const hasCode = (concept: Concept | undefined, codes: readonly string[]) =>
  concept?.coding?.some(({ system, code }) => system === SNOMED && code !== undefined && codes.includes(code)) ?? false
