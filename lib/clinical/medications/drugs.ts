import type { Source } from '../types'
import { COMFORT_DRUGS } from './drugs-comfort'
import type { DrugEntry, DrugId, Maximum } from './types'

const LABEL: Source = { title: 'Lofexidine prescribing information', strength: 'verified' }
const HANDOUT: Source = { title: 'VA-derived opioid withdrawal handout', strength: 'verified' }
const MIRROR: Source = {
  title: 'UpToDate adjunctive treatment table',
  section: 'third-party mirror',
  strength: 'secondary',
}
const GK: Source = { title: 'General clinical knowledge', strength: 'general_knowledge' }

/** α2-agonists: the only drugs that are held on blood pressure and pulse (T-21). */
const ALPHA2: readonly DrugEntry[] = [
  {
    id: 'clonidine',
    name: 'Clonidine',
    typicalDose: '0.1–0.2 mg every 6–8 h; 0.1 mg test dose, blood pressure after 1 h',
    max24h: {
      otcMg: 0.8,
      rxMg: 0.8,
      source: MIRROR,
      raised: { when: 'weight_90_kg', mg: 1.2, source: MIRROR },
      lowered: [],
    },
    otherMaxima: '1.2 mg (ASAM-type); 1.2 mg on day 1, then 2.0 mg (CMAJ table)',
    singleMaxMg: null,
    minIntervalMin: 6 * 60,
    maxTreatmentDay: null,
    alpha2: true,
    qt: false,
    sedative: false,
    cautions: ['Hold below 90 systolic, 60 diastolic or a pulse of 50', 'Recheck 30–60 min after a hold'],
    stopping: 'Reduce over 2–4 days: blood pressure can rebound.',
    sources: [HANDOUT, MIRROR, { title: 'CMAJ opioid withdrawal table', section: 'Table 1', strength: 'verified' }],
  },
  {
    id: 'lofexidine',
    name: 'Lofexidine',
    typicalDose: '0.54 mg (3 × 0.18 mg) every 5–6 h, 4 times a day, up to 14 days',
    max24h: lofexidineMaximum(),
    otherMaxima: null,
    singleMaxMg: 0.72,
    minIntervalMin: 5 * 60,
    maxTreatmentDay: 14,
    alpha2: true,
    qt: true,
    sedative: false,
    cautions: [
      'Hold or reduce for symptomatic low pressure or slow pulse',
      'Avoid with long QT, severe coronary disease, recent heart attack, stroke, marked bradycardia',
      'ECG with heart failure, hepatic or renal impairment, or other QT drugs',
    ],
    stopping: 'Reduce over 2–4 days.',
    sources: [LABEL],
  },
]

function lofexidineMaximum(): Maximum {
  const lowered = [
    { when: 'hepatic_mild', mg: 2.16, source: LABEL },
    { when: 'hepatic_moderate', mg: 1.44, source: LABEL },
    { when: 'hepatic_severe', mg: 0.72, source: LABEL },
    { when: 'renal_mild_moderate', mg: 1.44, source: LABEL },
    { when: 'renal_severe', mg: 0.72, source: LABEL },
  ] as const
  return { otcMg: 2.88, rxMg: 2.88, source: LABEL, lowered }
}

/** Naltrexone is no comfort medicine: it is here for the check against the last use. */
const NALTREXONE: DrugEntry = {
  id: 'naltrexone',
  name: 'Naltrexone',
  typicalDose: 'Prescriber',
  max24h: null,
  otherMaxima: null,
  singleMaxMg: null,
  minIntervalMin: null,
  maxTreatmentDay: null,
  alpha2: false,
  qt: false,
  sedative: false,
  cautions: ['Not within 7 days of the last kratom or opioid dose unless the prescriber records why'],
  stopping: null,
  sources: [GK],
}

export const DRUG_TABLE: readonly DrugEntry[] = [...ALPHA2, ...COMFORT_DRUGS, NALTREXONE]

const BY_ID = new Map<string, DrugEntry>(DRUG_TABLE.map((entry) => [entry.id, entry]))

/** The row of a drug, or null for one that the table does not have. Any case. */
export const drugOf = (name: string): DrugEntry | null => BY_ID.get(name.trim().toLowerCase()) ?? null

/** Clonidine or lofexidine, any case. */
export const isAlpha2 = (name: string): boolean => drugOf(name)?.alpha2 ?? false

/** Ids of the α2-agonists. */
export const ALPHA2_DRUGS: readonly DrugId[] = ALPHA2.map(({ id }) => id)
