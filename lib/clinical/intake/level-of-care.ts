import type { Source } from '../types'

/** What the level-of-care hints read (intake.md §3). Missing = not assessed; it never counts as "no". */
export type CareFacts = {
  cowsTotal?: number | null
  ciwaArTotal?: number | null
  pawssTotal?: number | null
  product?: 'leaf_powder' | 'capsule' | 'extract' | 'seven_oh' | 'unknown' | null
  /** Number of open medical flags of tier T1 or T2. */
  openGraveMedicalFlags?: number | null
  cssrsRisk?: 'none' | 'low' | 'moderate' | 'high' | 'unknown' | null
  failedAttempts?: number | null
  opioidUse?: boolean | null
  benzodiazepineUse?: boolean | null
  homeSafe?: boolean | null
  supportPerson?: boolean | null
  prefersHigherLevel?: boolean | null
  transportToCare?: boolean | null
}

export type CareGround = {
  label: string
  fact: keyof CareFacts
  /** True: a hint upward. False: none. Undefined: not assessed. */
  holds: (facts: CareFacts) => boolean | undefined
}
export type CareDimension = { dimension: number; title: string; grounds: readonly CareGround[] }

export type CareHint = {
  dimension: number
  title: string
  hint: 'higher' | 'none' | 'cannot_tell'
  reasons: string[]
  notAssessed: string[]
}

/** Labels name the edition, because the third one numbered readiness as dimension 4. */
export const CARE_SOURCE: Source = { title: 'ASAM Criteria, 4th edition', section: 'Dimensions', strength: 'secondary' }

/** Hints are center protocol; the ratings 0–4 are a clinician's, and no placement is ever computed. */
export const CARE_HINT_SOURCE: Source = {
  title: 'Center protocol',
  section: 'Level-of-care hints',
  strength: 'proposal',
}

const atLeast = (fact: NumberFact, limit: number, label: string): CareGround => ({
  label,
  fact,
  holds: (facts) => {
    const value = facts[fact]
    return value === null || value === undefined ? undefined : value >= limit
  },
})
const is = (fact: BooleanFact, expected: boolean, label: string): CareGround => ({
  label,
  fact,
  holds: (facts) => {
    const value = facts[fact]
    return value === null || value === undefined ? undefined : value === expected
  },
})
type NumberFact = 'cowsTotal' | 'ciwaArTotal' | 'pawssTotal' | 'openGraveMedicalFlags' | 'failedAttempts'
type BooleanFact =
  | 'opioidUse'
  | 'benzodiazepineUse'
  | 'homeSafe'
  | 'supportPerson'
  | 'prefersHigherLevel'
  | 'transportToCare'

const known = <T extends string>(value: T | 'unknown' | null | undefined) =>
  value === 'unknown' ? undefined : (value ?? undefined)

export const CARE_DIMENSIONS: readonly CareDimension[] = [
  {
    dimension: 1,
    title: 'Intoxication, withdrawal and addiction medicines',
    grounds: [
      atLeast('pawssTotal', 4, 'PAWSS 4 or more'),
      atLeast('ciwaArTotal', 10, 'CIWA-Ar 10 or more'),
      atLeast('cowsTotal', 25, 'COWS 25 or more'),
      {
        label: '7-OH product',
        fact: 'product',
        holds: ({ product }) => (known(product) ? product === 'seven_oh' : undefined),
      },
    ],
  },
  {
    dimension: 2,
    title: 'Biomedical conditions',
    grounds: [atLeast('openGraveMedicalFlags', 1, 'A medical flag of tier T1 or T2 is open')],
  },
  {
    dimension: 3,
    title: 'Psychiatric and cognitive conditions',
    grounds: [
      {
        label: 'C-SSRS moderate or high',
        fact: 'cssrsRisk',
        holds: ({ cssrsRisk }) => (known(cssrsRisk) ? cssrsRisk === 'moderate' || cssrsRisk === 'high' : undefined),
      },
    ],
  },
  {
    dimension: 4,
    title: 'Substance-use-related risks',
    grounds: [
      atLeast('failedAttempts', 2, 'Two or more failed attempts'),
      is('opioidUse', true, 'Uses opioids'),
      is('benzodiazepineUse', true, 'Uses benzodiazepines'),
    ],
  },
  {
    dimension: 5,
    title: 'Recovery environment',
    grounds: [is('homeSafe', false, 'Home not safe'), is('supportPerson', false, 'No support person')],
  },
  {
    dimension: 6,
    title: 'Person-centered considerations',
    grounds: [
      is('prefersHigherLevel', true, 'Prefers a higher level'),
      is('transportToCare', false, 'No transport to care'),
    ],
  },
]

/** A hint per dimension with its reasons and what nobody assessed; never a placement (intake.md §3). */
export const levelOfCareHints = (facts: CareFacts): CareHint[] =>
  CARE_DIMENSIONS.map(({ dimension, title, grounds }) => {
    const reasons = grounds.filter((ground) => ground.holds(facts) === true).map((ground) => ground.label)
    const notAssessed = grounds.filter((ground) => ground.holds(facts) === undefined).map((ground) => ground.label)
    const hint = reasons.length ? 'higher' : notAssessed.length ? 'cannot_tell' : 'none'
    return { dimension, title, hint, reasons, notAssessed }
  })
