import type { Approach, CareSetting, Source } from '../types'

/** Monitoring cadence as data (phases.md §4). The first row of a measure and column that fits the patient counts. */
export const MEASURES = {
  check_in: 'Check-in',
  vitals: 'Vitals',
  orthostatic: 'Orthostatic pressure',
  sows_h: 'SOWS',
  cows: 'COWS',
  craving: 'Craving',
  phq9: 'PHQ-9',
  gad7: 'GAD-7',
  cssrs: 'C-SSRS screener',
  weight: 'Weight',
  peg: 'Pain (PEG)',
  isi: 'Sleep (ISI)',
  barc10: 'BARC-10',
  liver: 'ALT, AST, bilirubin',
  ecg: 'ECG',
  drug_screen: 'Urine drug screen with mitragynine',
} as const
export type Measure = keyof typeof MEASURES

export const CADENCE_COLUMNS = ['taper', 'acute_0_3', 'acute_4_7', 'subacute', 'extended', 'long_term'] as const
export type CadenceColumn = (typeof CADENCE_COLUMNS)[number]

export type CadenceFacts = {
  setting: CareSetting
  day?: number | null
  approach?: Approach | null
  onAlpha2?: boolean | null
  lastNews2?: number | null
  lastSowsH?: number | null
  vomitingOrDiarrhea?: boolean | null
  chronicPain?: boolean | null
  liverAbnormal?: boolean | null
}

/** Conditions of rows. What is not recorded does not hold. */
export const CADENCE_CONDITIONS = {
  close_watch: {
    label: 'on an α2-agonist, or NEWS2 1 or more',
    holds: (f) => f.onAlpha2 === true || (f.lastNews2 ?? 0) >= 1,
  },
  alpha2: { label: 'on an α2-agonist', holds: (f) => f.onAlpha2 === true },
  alpha2_or_losses: {
    label: 'on an α2-agonist, vomiting or diarrhea',
    holds: (f) => f.onAlpha2 === true || f.vomitingOrDiarrhea === true,
  },
  sows_11: { label: 'SOWS 11 or more', holds: (f) => (f.lastSowsH ?? 0) >= 11 },
  chronic_pain: { label: 'chronic pain', holds: (f) => f.chronicPain === true },
  liver_abnormal: { label: 'liver values abnormal', holds: (f) => f.liverAbnormal === true },
  week_2: { label: 'through day 14', holds: (f) => typeof f.day === 'number' && f.day <= 14 },
  to_month_3: { label: 'through day 91', holds: (f) => typeof f.day === 'number' && f.day <= 91 },
} as const satisfies Record<string, { label: string; holds: (facts: CadenceFacts) => boolean }>

export type CadenceRow = {
  columns: readonly CadenceColumn[]
  setting?: readonly CareSetting[]
  approach?: readonly Approach[]
  when?: keyof typeof CADENCE_CONDITIONS
  /** Hours between two measurements; null = planned by an event, not by time. */
  intervalH: number | null
  /** As people say it. */
  plan: string
  source: Source
}

export const DAY_H = 24
export const WEEK_H = 7 * DAY_H
export const MONTH_H = 30 * DAY_H
export const QUARTER_H = 90 * DAY_H

const protocol: Source = { title: 'Center protocol', section: 'Monitoring cadence', strength: 'proposal' }
const guide: Source = { title: 'Kratom tapering guide', section: 'Follow-up', strength: 'secondary' }

type Fit = Pick<CadenceRow, 'setting' | 'approach' | 'when'> & { source?: Source }

const row = (
  columns: CadenceColumn | readonly CadenceColumn[],
  intervalH: number | null,
  plan: string,
  { source = protocol, ...fit }: Fit = {},
): CadenceRow => ({ columns: typeof columns === 'string' ? [columns] : columns, intervalH, plan, source, ...fit })

const acute = ['acute_0_3', 'acute_4_7'] as const
const later = ['extended', 'long_term'] as const

/** What the taper column and later ones share: every two weeks, monthly, every three months. */
const scoreRows = (baseline: string): CadenceRow[] => [
  row('taper', 2 * WEEK_H, `${baseline}, then every 2 weeks`),
  row('subacute', 2 * WEEK_H, 'every 2 weeks'),
  row('extended', MONTH_H, 'monthly'),
  row('long_term', QUARTER_H, 'every 3 months'),
]

export const CADENCE: Record<Measure, readonly CadenceRow[]> = {
  check_in: [
    row('taper', DAY_H, 'daily', { approach: ['rapid'], source: guide }),
    row('taper', 84, 'twice a week, and on day 2 after each step', { approach: ['moderate'] }),
    row('taper', WEEK_H, 'weekly, and on day 2 or 3 after each step'),
    row(acute, DAY_H, 'daily', { source: guide }),
    row('subacute', 84, 'twice a week', { when: 'week_2' }),
    row('subacute', WEEK_H, 'weekly'),
    row('extended', 2 * WEEK_H, 'every 2 weeks', { when: 'to_month_3' }),
    row('extended', MONTH_H, 'monthly'),
    row('long_term', QUARTER_H, 'every 1 to 3 months'),
  ],
  vitals: [
    row('acute_0_3', 4, 'every 4 h', { setting: ['residential'], when: 'close_watch' }),
    row('acute_0_3', 8, 'every 6 to 8 h while awake', { setting: ['residential'] }),
    row('acute_4_7', 8, 'every 8 h', { setting: ['residential'], when: 'close_watch' }),
    row('acute_4_7', 12, 'every 8 to 12 h', { setting: ['residential'] }),
    row(acute, DAY_H, 'daily', { setting: ['outpatient', 'iop'], source: guide }),
    row(['taper', 'subacute'], DAY_H, 'daily on the unit', { setting: ['residential'] }),
    row(later, WEEK_H, 'weekly on the unit', { setting: ['residential'] }),
    row('taper', null, 'at each visit and each change of an α2-agonist'),
    row(['subacute', ...later], null, 'at each visit'),
  ],
  orthostatic: [
    row('taper', DAY_H, 'daily while on an α2-agonist', { when: 'alpha2' }),
    row('taper', null, 'at baseline'),
    row(acute, DAY_H, 'daily', { when: 'alpha2_or_losses' }),
    row('subacute', DAY_H, 'daily while on an α2-agonist', { when: 'alpha2' }),
  ],
  sows_h: [
    row('taper', null, 'on day 2 or 3 after each step and before the next'),
    row('acute_0_3', 12, 'twice a day'),
    row('acute_4_7', DAY_H, 'daily'),
    row('subacute', 84, 'twice a week'),
    row('extended', MONTH_H, 'monthly'),
  ],
  cows: [
    row('taper', null, 'as needed'),
    row('acute_0_3', 8, 'every 4 to 8 h', { setting: ['residential'] }),
    row('acute_0_3', null, 'at each visit'),
    row('acute_4_7', DAY_H, 'daily'),
    row('subacute', null, 'at each visit while SOWS is 11 or more', { when: 'sows_11' }),
  ],
  craving: [
    row(acute, DAY_H, 'daily', { source: guide }),
    row(['taper', 'subacute', ...later], null, 'at each check-in'),
  ],
  phq9: [...scoreRows('at baseline'), row('acute_0_3', null, 'at baseline'), row('acute_4_7', null, 'on day 7')],
  gad7: [...scoreRows('at baseline'), row('acute_4_7', null, 'on day 7')],
  cssrs: [
    row('taper', null, 'at baseline, with any answer above 0 on PHQ-9 item 9, and after a relapse'),
    row(acute, DAY_H, 'daily', { source: guide }),
    row('subacute', WEEK_H, 'weekly'),
    row('extended', MONTH_H, 'with each PHQ-9'),
    row('long_term', QUARTER_H, 'with each PHQ-9'),
  ],
  weight: [
    row('taper', WEEK_H, 'at baseline, then weekly'),
    row('acute_0_3', 2 * DAY_H, 'every 2 days'),
    row('acute_4_7', null, 'on day 7'),
    row('subacute', WEEK_H, 'weekly'),
    row('extended', MONTH_H, 'monthly'),
    row('long_term', QUARTER_H, 'every 3 months'),
  ],
  peg: [
    ...scoreRows('with chronic pain').map((one) => ({ ...one, when: 'chronic_pain' as const })),
    row('acute_0_3', null, 'on day 3', { when: 'chronic_pain' }),
    row('acute_4_7', null, 'on day 7', { when: 'chronic_pain' }),
  ],
  isi: [
    row('taper', MONTH_H, 'at baseline, then monthly'),
    row('acute_4_7', null, 'on day 7'),
    row('subacute', 2 * WEEK_H, 'every 2 weeks'),
    row('extended', MONTH_H, 'monthly'),
    row('long_term', QUARTER_H, 'every 3 months'),
  ],
  barc10: [
    row('taper', null, 'at baseline'),
    row('subacute', null, 'on day 28'),
    row('extended', QUARTER_H, 'every 3 months'),
    row('long_term', 2 * QUARTER_H, 'every 6 months'),
  ],
  liver: [
    row('taper', null, 'at baseline with high dose or long use', { source: guide }),
    row('subacute', null, 'on day 28', { when: 'liver_abnormal' }),
    row('extended', null, 'in month 3'),
  ],
  ecg: [row('taper', null, 'at baseline with QT drugs or cardiac history')],
  drug_screen: [row('taper', null, 'at baseline'), row(['subacute', ...later], null, 'as planned')],
}
