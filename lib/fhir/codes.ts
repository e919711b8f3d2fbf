import { INSTRUMENTS } from '../clinical/instruments/registry'
import type { Instrument } from '../clinical/instruments/types'
import { BLOOD_PRESSURE_PANELS, PARAMETERS, parameterByLoinc } from '../clinical/vitals/parameters'
import type { Parameter, ParameterKey } from '../clinical/vitals/types'
import { cut } from './cut'
import type { Concept } from './schema'
import type { CodeLabel, SetVital } from './types'

export const LOINC = 'http://loinc.org'
export const UCUM = 'http://unitsofmeasure.org'

/** The vitals that a set holds, and whether they are kept as whole numbers. */
const IN_A_SET: Partial<Record<ParameterKey, { vital: SetVital; whole: boolean }>> = {
  heart_rate: { vital: 'heart_rate', whole: true },
  respiratory_rate: { vital: 'respiratory_rate', whole: true },
  spo2: { vital: 'spo2', whole: true },
  oxygen_flow: { vital: 'oxygen_flow', whole: false },
  sbp: { vital: 'systolic', whole: true },
  dbp: { vital: 'diastolic', whole: true },
  temperature: { vital: 'temperature', whole: false },
  weight: { vital: 'weight', whole: false },
  height: { vital: 'height', whole: false },
  pain: { vital: 'pain', whole: true },
  glucose: { vital: 'glucose', whole: false },
}

/** Codes that say more than the parameter keeps: an oral temperature is a body temperature. */
const MORE_SPECIFIC: Readonly<Record<string, ParameterKey>> = { '8331-1': 'temperature' }

const SCORES: ReadonlyMap<string, Instrument> = new Map(
  Object.values(INSTRUMENTS)
    .filter(({ scoring }) => scoring === 'sum' || scoring === 'mean')
    .flatMap((instrument) => (instrument.loinc?.total ? [[instrument.loinc.total.code, instrument] as const] : [])),
)

export type Meaning =
  | { kind: 'vital'; parameter: Parameter; vital: SetVital; whole: boolean }
  | { kind: 'score'; instrument: Instrument }
  | { kind: 'pressure_panel' }
  /** Known, and has no place here; with the reason. */
  | { kind: 'nowhere'; why: string }

/** What a LOINC code stands for here; null for local codes and codes that are not ours. Text is never read. */
export function meaningOf(concept: Concept): Meaning | null {
  const meanings = (concept.coding ?? []).flatMap(({ system, code }) =>
    system === LOINC && code !== undefined ? [meaningOfLoinc(code)] : [],
  )
  return meanings.find((meaning) => meaning && meaning.kind !== 'nowhere') ?? meanings.find(Boolean) ?? null
}

function meaningOfLoinc(code: string): Meaning | null {
  if (BLOOD_PRESSURE_PANELS.includes(code)) return { kind: 'pressure_panel' }
  const instrument = SCORES.get(code)
  if (instrument) return { kind: 'score', instrument }
  const specific = MORE_SPECIFIC[code]
  const parameter = specific ? PARAMETERS[specific] : parameterByLoinc(code)
  if (!parameter) return null
  if (parameter.computed) return { kind: 'nowhere', why: 'worked out here from weight and height' }
  const place = IN_A_SET[parameter.key]
  return place ? { kind: 'vital', parameter, ...place } : { kind: 'nowhere', why: 'no place in a set of vitals' }
}

const MAX_TEXT = 120

/** The code under which something is counted: LOINC first, else the first that was sent. */
export function labelOf(concept: Concept | undefined): CodeLabel {
  const coding = concept?.coding?.find(({ system }) => system === LOINC) ?? concept?.coding?.[0]
  const text = coding?.display ?? concept?.text ?? null
  return {
    system: coding?.system ?? null,
    code: coding?.code ?? null,
    text: text === null ? null : cut(text, MAX_TEXT),
  }
}

/** The words of a concept, as a person would read them; null when there are none. */
export function wordsOf(concept: Concept | undefined): string | null {
  const words = concept?.text ?? concept?.coding?.find(({ display }) => display)?.display
  return words?.trim() || null
}

/** The code of a status such as `clinicalStatus`. */
export const statusOf = (concept: Concept | undefined): string | null => concept?.coding?.[0]?.code ?? null
