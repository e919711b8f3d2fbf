import type { Source } from '../types'

export type InteractionLevel = 'high' | 'moderate' | 'info'

/** One topic of the interaction table (tapers.md §7) with the names that it answers to. */
export type InteractionEntry = {
  code: string
  topic: string
  level: InteractionLevel
  /** Lower-case ingredient names; examples, not a complete list. */
  drugs: readonly string[]
  warning: string
  finding: string
  source: Source
}

const TANNA: Source = { title: 'Tanna 2023', section: 'Midazolam and dextromethorphan', strength: 'abstract' }
const GK: Source = { title: 'General clinical knowledge', strength: 'general_knowledge' }
const REVIEW: Source = { title: 'Dr.Oracle 2025', section: 'Interactions', strength: 'secondary' }
const GUIDE: Source = { title: 'Kratom tapering guide', section: 'Interactions', strength: 'secondary' }

export const INTERACTION_TABLE: readonly InteractionEntry[] = [
  {
    code: 'CYP3A',
    topic: 'CYP3A',
    level: 'moderate',
    drugs: [
      'simvastatin',
      'lovastatin',
      'atorvastatin',
      'midazolam',
      'alprazolam',
      'triazolam',
      'diazepam',
      'fentanyl',
      'quetiapine',
      'apixaban',
      'rivaroxaban',
      'buprenorphine',
    ],
    warning: 'Kratom may raise its level; regular high doses are untested.',
    finding: 'One 2 g tea raised midazolam AUC 1.39-fold (1.23–1.57) and Cmax 1.50-fold.',
    source: TANNA,
  },
  {
    code: 'CYP2D6',
    topic: 'CYP2D6',
    level: 'info',
    drugs: [
      'lofexidine',
      'fluoxetine',
      'paroxetine',
      'venlafaxine',
      'duloxetine',
      'nortriptyline',
      'codeine',
      'tramadol',
    ],
    warning: 'Information: higher kratom doses are unknown.',
    finding: 'Strong inhibitor in vitro; a 2 g tea did not change dextromethorphan (0.99-fold, 0.83–1.19).',
    source: TANNA,
  },
  {
    code: 'TRANSPORT',
    topic: 'P-glycoprotein and UGT',
    level: 'info',
    drugs: ['digoxin', 'dabigatran'],
    warning: 'Information: transport may change.',
    finding: 'Modulation reported; UGT1A1 and UGT2B7 in vitro.',
    source: REVIEW,
  },
  {
    code: 'CNS_DEPRESSANT',
    topic: 'CNS depressants',
    level: 'high',
    drugs: [
      'alcohol',
      'benzodiazepine',
      'alprazolam',
      'diazepam',
      'lorazepam',
      'clonazepam',
      'midazolam',
      'triazolam',
      'gabapentin',
      'pregabalin',
      'opioid',
      'buprenorphine',
      'codeine',
      'fentanyl',
      'heroin',
      'hydrocodone',
      'hydromorphone',
      'methadone',
      'morphine',
      'oxycodone',
      'tramadol',
    ],
    warning: 'Breathing can fail together with kratom: offer naloxone.',
    finding: 'Alcohol, benzodiazepines, gabapentinoids and opioids add to respiratory depression.',
    source: GK,
  },
  {
    code: 'SEIZURE',
    topic: 'Seizure threshold',
    level: 'high',
    drugs: ['tramadol', 'bupropion'],
    warning: 'Seizure risk with kratom.',
    finding: 'Kratom-associated seizures are reported; tramadol and bupropion lower the threshold.',
    source: REVIEW,
  },
  {
    code: 'MAOI',
    topic: 'MAO inhibitors',
    level: 'high',
    drugs: ['phenelzine', 'tranylcypromine', 'isocarboxazid', 'selegiline', 'rasagiline', 'linezolid'],
    warning: 'Serotonin toxicity possible with kratom.',
    finding: 'Kratom has serotonergic activity.',
    source: GUIDE,
  },
  {
    code: 'SEROTONERGIC',
    topic: 'Serotonergic drugs',
    level: 'info',
    drugs: [
      'citalopram',
      'escitalopram',
      'fluoxetine',
      'paroxetine',
      'sertraline',
      'fluvoxamine',
      'venlafaxine',
      'duloxetine',
      'trazodone',
      'ondansetron',
    ],
    warning: 'Information: serotonergic mix.',
    finding: 'Kratom has serotonergic activity.',
    source: { title: 'Smith 2024', section: 'Serotonergic activity', strength: 'abstract' },
  },
]

/** What to tell when kratom stops: levels of inhibited drugs may fall as the inhibition fades (an inference). */
export const STOPPING_REVIEW = {
  text: 'Kratom’s inhibition fades over days: levels of inhibited medicines may fall. Review medicines at the end.',
  source: { title: 'Center protocol', section: 'Inference from Tanna 2023', strength: 'proposal' } satisfies Source,
} as const

/** Liver injury (tapers.md §7): what the patient is told and what MED-10 watches. */
export const LIVER_FACT = {
  text: 'Injury mostly cholestatic or mixed, median 22 days of use (15–49) to onset, jaundice common.',
  source: { title: 'Navarro 2019', section: 'via ACMT', strength: 'verified' } satisfies Source,
} as const
