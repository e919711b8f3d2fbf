import { LIMITS, one } from './limits'
import type { Parameter, ParameterKey } from './types'

type LaboratoryKey = Extract<
  ParameterKey,
  'glucose' | 'blood_alcohol' | 'alt' | 'bilirubin' | 'mitragynine_urine' | 'qtc'
>

/** Laboratory values and the QTc (triage.md §6). Any number of decimals, except the QTc. */
export const LABORATORY: Readonly<Record<LaboratoryKey, Parameter>> = {
  glucose: {
    key: 'glucose',
    label: 'Glucose',
    short: 'Glucose',
    unit: 'mg/dL',
    units: one('mg/dL', 'mg/dL'),
    decimals: null,
    hard: { low: 10, high: 1000 },
    warn: { low: 60, high: 300 },
    loinc: { code: '2339-0' },
    source: LIMITS,
  },
  blood_alcohol: {
    key: 'blood_alcohol',
    label: 'Blood alcohol',
    short: 'BAL',
    unit: 'g/dL',
    units: [
      { unit: 'g/dL', label: 'g/dL' },
      { unit: 'mg/dL', label: 'mg/dL' },
    ],
    decimals: null,
    hard: { low: 0, high: 0.6 },
    warn: { high: 0.3 },
    loinc: { code: '5639-0' },
    source: LIMITS,
  },
  alt: {
    key: 'alt',
    label: 'ALT',
    short: 'ALT',
    unit: 'U/L',
    units: one('U/L', 'U/L'),
    decimals: null,
    hard: { low: 1, high: 20000 },
    warn: {},
    warnTimesUln: 3,
    loinc: { code: '1742-6' },
    source: LIMITS,
  },
  bilirubin: {
    key: 'bilirubin',
    label: 'Total bilirubin',
    short: 'Bilirubin',
    unit: 'mg/dL',
    units: one('mg/dL', 'mg/dL'),
    decimals: null,
    hard: { low: 0.1, high: 60 },
    warn: {},
    warnTimesUln: 2,
    loinc: { code: '1975-2' },
    source: LIMITS,
  },
  mitragynine_urine: {
    key: 'mitragynine_urine',
    label: 'Mitragynine, urine',
    short: 'Mitragynine',
    unit: 'ng/mL',
    units: one('ng/mL', 'ng/mL'),
    decimals: null,
    hard: { low: 0 },
    warn: {},
    loinc: { code: '72732-1', alternates: ['96059-1'] },
    source: LIMITS,
  },
  qtc: {
    key: 'qtc',
    label: 'QTc',
    short: 'QTc',
    unit: 'ms',
    units: one('ms', 'ms'),
    decimals: 0,
    hard: { low: 200, high: 800 },
    warn: { low: 340, high: 470 },
    loinc: { code: '8634-8' },
    source: LIMITS,
  },
}
