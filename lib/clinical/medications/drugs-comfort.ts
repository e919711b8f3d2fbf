import type { Source } from '../types'
import type { DrugEntry, Maximum } from './types'

/** Comfort medicines other than the α2-agonists (tapers.md §5, T-18, T-19). */

const HANDOUT: Source = { title: 'VA-derived opioid withdrawal handout', strength: 'verified' }
const HILLHOUSE: Source = { title: 'Hillhouse 2010', section: 'Table 1', strength: 'verified' }
const GUIDE: Source = { title: 'Kratom tapering guide', section: 'Comfort medicines', strength: 'secondary' }
const FDA: Source = { title: 'FDA loperamide limits', section: 'ACP Gastroenterology 2018', strength: 'verified' }
const PROTOCOL: Source = { title: 'Center protocol', section: 'Comfort medicine limits', strength: 'proposal' }
const GK: Source = { title: 'General clinical knowledge', strength: 'general_knowledge' }
const MIRROR: Source = {
  title: 'UpToDate adjunctive treatment table',
  section: 'third-party mirror',
  strength: 'secondary',
}

/** The fields that most rows share: no single maximum, no interval, no α2 and no QT duty. */
const PLAIN = {
  max24h: null,
  otherMaxima: null,
  singleMaxMg: null,
  minIntervalMin: null,
  maxTreatmentDay: null,
  alpha2: false,
  qt: false,
  sedative: false,
  cautions: [],
  stopping: null,
} as const

const upTo = (mg: number, source: Source, lowered: Maximum['lowered'] = []): Maximum => ({
  otcMg: mg,
  rxMg: mg,
  source,
  lowered,
})

export const COMFORT_DRUGS: readonly DrugEntry[] = [
  {
    ...PLAIN,
    id: 'ibuprofen',
    name: 'Ibuprofen',
    typicalDose: '400 mg every 4–6 h',
    max24h: { otcMg: 1200, rxMg: 2400, source: HANDOUT, lowered: [] },
    otherMaxima: '3,200 mg (trial table)',
    minIntervalMin: 4 * 60,
    cautions: ['GI bleeding, kidney disease, anticoagulant, pregnancy from week 20, dehydration'],
    sources: [HANDOUT, HILLHOUSE, GUIDE, GK],
  },
  {
    ...PLAIN,
    id: 'acetaminophen',
    name: 'Acetaminophen',
    typicalDose: '650–1,000 mg every 4–6 h',
    max24h: upTo(3000, PROTOCOL, [{ when: 'liver_or_alcohol', mg: 2000, source: GK }]),
    otherMaxima: '4,000 mg (handout), 3,900 mg (trial)',
    minIntervalMin: 4 * 60,
    cautions: ['Raised ALT or jaundice: avoid pending review (kratom liver injury)'],
    sources: [HANDOUT, HILLHOUSE, GUIDE],
  },
  {
    ...PLAIN,
    id: 'loperamide',
    name: 'Loperamide',
    typicalDose: '4 mg, then 2 mg after each loose stool',
    max24h: { otcMg: 8, rxMg: 16, source: FDA, lowered: [] },
    cautions: ['QT and arrhythmia at high dose', 'Not with fever or bloody stool', 'Misused in place of opioids'],
    sources: [FDA, GUIDE],
  },
  {
    ...PLAIN,
    id: 'bismuth',
    name: 'Bismuth subsalicylate',
    typicalDose: '524 mg every 30–60 min',
    max24h: upTo(4192, HANDOUT),
    otherMaxima: '4,200 mg',
    minIntervalMin: 30,
    cautions: ['Contains salicylate', 'Anticoagulant'],
    sources: [HANDOUT],
  },
  {
    ...PLAIN,
    id: 'ondansetron',
    name: 'Ondansetron',
    typicalDose: '4–8 mg every 12 h (others every 4–8 h)',
    max24h: upTo(16, HANDOUT),
    otherMaxima: '24 mg (general knowledge)',
    qt: true,
    cautions: ['Avoid with congenital long QT', 'Check potassium and magnesium', 'Serotonergic mix'],
    sources: [HANDOUT],
  },
  {
    ...PLAIN,
    id: 'hydroxyzine',
    name: 'Hydroxyzine',
    typicalDose: '25–50 mg three times a day as needed',
    max24h: upTo(150, HANDOUT, [{ when: 'any_impairment', mg: 75, source: MIRROR }]),
    otherMaxima: '200 mg (trial), 400 mg ceiling',
    qt: true,
    sedative: true,
    cautions: ['Sedation', 'Older patients', 'Half in renal or hepatic impairment'],
    sources: [HANDOUT, MIRROR, HILLHOUSE],
  },
  {
    ...PLAIN,
    id: 'trazodone',
    name: 'Trazodone',
    typicalDose: '25–100 mg at night',
    max24h: upTo(100, HANDOUT),
    otherMaxima: '150 mg (trial, 50 mg × 1–3)',
    qt: true,
    sedative: true,
    cautions: ['Orthostatic fall', 'Priapism', 'Serotonergic mix'],
    sources: [HANDOUT, HILLHOUSE],
  },
  {
    ...PLAIN,
    id: 'melatonin',
    name: 'Melatonin',
    typicalDose: '1–5 mg at night',
    max24h: upTo(10, PROTOCOL),
    cautions: ['With sedatives'],
    sources: [GUIDE, GK],
  },
  {
    ...PLAIN,
    id: 'magnesium',
    name: 'Magnesium',
    typicalDose: 'Per label; the center sets a maximum',
    cautions: ['Renal impairment', 'Diarrhea'],
    sources: [GUIDE],
  },
  {
    ...PLAIN,
    id: 'gabapentin',
    name: 'Gabapentin',
    typicalDose: '100–300 mg, titrated',
    max24h: upTo(1800, HANDOUT),
    otherMaxima: '2,100 mg',
    sedative: true,
    cautions: ['Renal dose', 'Respiratory depression with opioids or alcohol', 'Misuse'],
    sources: [HANDOUT],
  },
  {
    ...PLAIN,
    id: 'benzodiazepine',
    name: 'Benzodiazepine',
    typicalDose: 'Prescriber only, short-term',
    sedative: true,
    cautions: [
      'Respiratory depression with kratom, opioids or alcohol',
      'Only for alcohol or benzodiazepine withdrawal, or severe panic',
    ],
    sources: [GUIDE, GK],
  },
  {
    ...PLAIN,
    id: 'herbal',
    name: 'Herbal and vitamins',
    typicalDose: 'Recorded as supplements (ashwagandha, rhodiola, passionflower, L-theanine, D, omega-3, B)',
    cautions: ['Ashwagandha has liver-injury reports: avoid with raised ALT'],
    sources: [GUIDE, GK],
  },
]
