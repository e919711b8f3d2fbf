import type { Source } from '../types'
import type { RecommendFacts } from './facts'

/** Criteria of moderate and rapid as data (intake.md §2 steps 2–4). What is not recorded counts as not met (K-02). */
export type Exclusion = {
  code: string
  /** What excludes, in plain words. */
  label: string
  /** The criterion that would be met. */
  criterion: string
  applies: readonly ('moderate' | 'rapid')[]
  met: (facts: RecommendFacts) => boolean
  source: Source
}

const guide: Source = { title: 'Kratom tapering guide', section: 'Choosing an approach', strength: 'secondary' }
const protocol = (section: string): Source => ({ title: 'Center protocol', section, strength: 'proposal' })

type Recorded = number | null | undefined
const atLeast = (value: Recorded, limit: number) => typeof value === 'number' && value >= limit
const atMost = (value: Recorded, limit: number) => typeof value === 'number' && value <= limit
const below = (value: Recorded, limit: number) => typeof value === 'number' && value < limit

/** Daily use for less than 3 months is less than this many days (K-03). */
export const SHORT_USE_DAYS = 90
export const LOW_DOSE_G = 5

export const EXCLUSIONS = [
  {
    code: 'SLOW_LOCK',
    label: 'The slow lock holds',
    criterion: 'No ground for a slow taper',
    applies: ['moderate', 'rapid'],
    met: (f) => slowLockGrounds(f).length === 0,
    source: { ...guide, section: 'Special populations' },
  },
  {
    code: 'READINESS_BELOW_7',
    label: 'Readiness below 7 or not asked',
    criterion: 'Readiness 7 or more',
    applies: ['moderate', 'rapid'],
    met: (f) => atLeast(f.readiness, 7),
    source: protocol('Readiness ruler'),
  },
  {
    code: 'NO_SUPPORT_PERSON',
    label: 'No support person named',
    criterion: 'A support person',
    applies: ['moderate', 'rapid'],
    met: (f) => f.supportPerson === true,
    source: guide,
  },
  {
    code: 'CHECK_INS_BELOW_2',
    label: 'Fewer than two check-ins a week possible',
    criterion: 'Two check-ins a week or more',
    applies: ['moderate'],
    met: (f) => atLeast(f.checkInsPerWeek, 2),
    source: protocol('Monitoring of a moderate taper'),
  },
  {
    code: 'NO_PRIOR_SUCCESS',
    label: 'No earlier successful withdrawal',
    criterion: 'An earlier successful withdrawal',
    applies: ['rapid'],
    met: (f) => f.priorSuccessfulWithdrawal === true,
    source: guide,
  },
  {
    code: 'STRESS_ABOVE_4',
    label: 'Stress above 4 or not asked',
    criterion: 'Stress 4 or less',
    applies: ['rapid'],
    met: (f) => atMost(f.stress, 4),
    source: protocol('Low stress'),
  },
  {
    code: 'DOSE_AND_DURATION',
    label: 'More than 5 g a day for 90 days or more, and no urgent need',
    criterion: 'Daily use under 90 days, or 5 g a day or less, or urgent need',
    applies: ['rapid'],
    met: (f) => below(f.dailyUseDays, SHORT_USE_DAYS) || atMost(f.doseGPerDay, LOW_DOSE_G) || f.urgentNeed === true,
    source: protocol('Shorter duration or lower dose'),
  },
  {
    code: 'NO_TIME_OFF',
    label: 'No time off or reduced duties',
    criterion: 'Time off or reduced duties',
    applies: ['rapid'],
    met: (f) => f.timeOff === true,
    source: guide,
  },
  {
    code: 'NO_DAILY_SLOTS',
    label: 'No slots for daily check-ins',
    criterion: 'Slots for daily check-ins',
    applies: ['rapid'],
    met: (f) => f.dailySlots === true,
    source: guide,
  },
  {
    code: 'NO_CLINICIAN',
    label: 'No clinician available',
    criterion: 'A clinician available',
    applies: ['rapid'],
    met: (f) => f.clinicianAvailable === true,
    source: guide,
  },
  {
    code: 'ALONE_NO_DAILY_CONTACT',
    label: 'Lives alone without daily contact, or not asked',
    criterion: 'Not alone without daily contact',
    applies: ['rapid'],
    met: (f) => f.aloneWithoutDailyContact === false,
    source: protocol('Living alone'),
  },
] as const satisfies readonly Exclusion[]

export type ExclusionCode = (typeof EXCLUSIONS)[number]['code']

/** Step 2: what asks for a slow taper. A fact that is not recorded counts as absent (K-02). */
export const SLOW_LOCK_GROUNDS: readonly { label: string; holds: (facts: RecommendFacts) => boolean }[] = [
  { label: 'Chronic pain', holds: (f) => f.chronicPain === true },
  { label: 'PHQ-9 15 or more', holds: (f) => atLeast(f.phq9Total, 15) },
  { label: 'GAD-7 15 or more', holds: (f) => atLeast(f.gad7Total, 15) },
  { label: 'PTSD', holds: (f) => f.ptsd === true },
  { label: 'Prefers a slow pace', holds: (f) => f.preferredPace === 'slow' },
  { label: 'Confidence 3 or less', holds: (f) => atMost(f.confidence, 3) },
]

/** The grounds for a slow taper that hold, in plain words. */
export const slowLockGrounds = (facts: RecommendFacts): string[] =>
  SLOW_LOCK_GROUNDS.filter((ground) => ground.holds(facts)).map((ground) => ground.label)
