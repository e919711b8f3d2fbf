import type { Source } from '../types'
import { LABORATORY } from '../vitals/laboratory'
import type { Parameter } from '../vitals/types'

/** What can be entered as a laboratory or screening result (triage.md §6), with its LOINC code. */
export type LabTest = {
  key: string
  name: string
  /** null = no code is known; it is told by its name. */
  loinc: string | null
  /** Numbers carry these units; the first is offered. Choices carry words instead. */
  units: readonly string[]
  choices: readonly string[]
  /** Rules compare with the laboratory's upper limit of normal: it has to be given. */
  needsUpperLimit: boolean
  /** The validity table that checks the number; null = only that it is not negative. */
  parameter: Parameter | null
  group: 'liver' | 'heart' | 'kratom' | 'kidney' | 'other'
  source: Source
}

const TABLE: Source = { title: 'Vital-sign validity, units, codes', section: 'Laboratory rows', strength: 'verified' }
const GK: Source = { title: 'General clinical knowledge', strength: 'general_knowledge' }
const PRESENCE = ['negative', 'positive', 'invalid'] as const
const GRADES = ['none', 'mild', 'moderate', 'severe'] as const

const number = (
  key: string,
  name: string,
  loinc: string | null,
  unit: string,
  more: Partial<LabTest> = {},
): LabTest => ({
  key,
  name,
  loinc,
  units: [unit],
  choices: [],
  needsUpperLimit: false,
  parameter: null,
  group: 'other',
  source: GK,
  ...more,
})
const choice = (
  key: string,
  name: string,
  loinc: string | null,
  choices: readonly string[],
  more: Partial<LabTest> = {},
): LabTest => ({ ...number(key, name, loinc, ''), units: [], choices, ...more })

const { alt, bilirubin, qtc, glucose, blood_alcohol } = LABORATORY
const kratom = { group: 'kratom', source: TABLE } as const

export const LAB_TESTS: readonly LabTest[] = [
  number('alt', 'ALT', '1742-6', 'U/L', { parameter: alt, needsUpperLimit: true, group: 'liver', source: TABLE }),
  number('bilirubin', 'Total bilirubin', '1975-2', 'mg/dL', {
    parameter: bilirubin,
    needsUpperLimit: true,
    group: 'liver',
    source: TABLE,
  }),
  number('ast', 'AST', '1920-8', 'U/L', { group: 'liver' }),
  number('alp', 'Alkaline phosphatase', '6768-6', 'U/L', { group: 'liver' }),
  number('inr', 'INR', '6301-6', '{INR}', { group: 'liver' }),
  choice('hepatic_impairment', 'Hepatic impairment (Child-Pugh)', null, GRADES, { group: 'liver' }),
  number('qtc', 'QTc', '8634-8', 'ms', { parameter: qtc, group: 'heart', source: TABLE }),
  number('potassium', 'Potassium', '2823-3', 'mmol/L', { group: 'heart' }),
  number('magnesium_serum', 'Magnesium', '19123-9', 'mg/dL', { group: 'heart' }),
  choice('mitragynine_screen', 'Mitragynine, urine, screen', '96058-3', PRESENCE, kratom),
  choice('mitragynine_presence', 'Mitragynine, urine, confirmed', '73995-3', PRESENCE, kratom),
  number('mitragynine_screen_level', 'Mitragynine, urine, level (screen)', '96059-1', 'ng/mL', {
    ...kratom,
    parameter: LABORATORY.mitragynine_urine,
  }),
  number('mitragynine_level', 'Mitragynine, urine, level (confirmed)', '72732-1', 'ng/mL', {
    ...kratom,
    parameter: LABORATORY.mitragynine_urine,
  }),
  choice('seven_oh_presence', '7-OH-mitragynine, urine', '75643-7', PRESENCE, kratom),
  number('seven_oh_level', '7-OH-mitragynine, urine, level', '72731-3', 'ng/mL', kratom),
  choice('mitragynine_and_seven_oh', 'Mitragynine and 7-OH, urine', '75649-4', PRESENCE, kratom),
  number('egfr', 'eGFR', '98979-8', 'mL/min/{1.73_m2}', { group: 'kidney' }),
  number('creatinine', 'Creatinine', '2160-0', 'mg/dL', { group: 'kidney' }),
  choice('renal_impairment', 'Renal impairment', null, GRADES, { group: 'kidney' }),
  choice('acute_kidney_injury', 'Acute kidney injury', null, ['absent', 'present'], { group: 'kidney' }),
  number('glucose', 'Glucose', '2339-0', 'mg/dL', { parameter: glucose, source: TABLE }),
  number('blood_alcohol', 'Blood alcohol', '5639-0', 'g/dL', {
    units: ['g/dL', 'mg/dL'],
    parameter: blood_alcohol,
    source: TABLE,
  }),
  choice('hcg', 'Pregnancy test, urine', '2106-3', PRESENCE),
  choice('drug_screen', 'Urine drug screen', null, PRESENCE),
]

const BY_KEY = new Map(LAB_TESTS.map((test) => [test.key, test]))

/** The entry of a key, or null. */
export const labTest = (key: string): LabTest | null => BY_KEY.get(key) ?? null

/** Kratom tests, by code and name: a positive one is told with `MITRAGYNINE_TEXT`. */
export const isKratomTest = (loinc: string | null): boolean =>
  loinc !== null && LAB_TESTS.some((test) => test.group === 'kratom' && test.loinc === loinc)

/** Days after the last known use in which a positive test says nothing about new use. */
export const MITRAGYNINE_DAYS = 10
export const MITRAGYNINE_TEXT = `Mitragynine can stay positive: within ${MITRAGYNINE_DAYS} days of the last use a positive test is not called new use.`

/** On which side of the laboratory's own limits a number lies; null inside, or where there are none. */
export function outsideLimits(value: number, low: number | null, high: number | null): 'low' | 'high' | null {
  if (high !== null && value > high) return 'high'
  return low !== null && value < low ? 'low' : null
}
