import { EngineError } from '../errors'
import { findInstrument } from '../instruments/registry'
import { score } from '../instruments/score'
import type { Answer, Complication, Score, ScoreInput } from '../instruments/types'
import { type JsonObject, list, maybeBool, num, obj, oneOf, str, type VectorOps } from './shape'

/** `score` of FORMAT.md, section Instruments. */
export const instrumentsOps: VectorOps = {
  score: (input) => {
    const instrument = findInstrument(str(input.instrument) ?? '')
    if (!instrument) throw new EngineError('unknown_instrument')
    return output(score(instrument, scoreInput(input)), input)
  },
}

function scoreInput(input: JsonObject): ScoreInput {
  const items = input.items === null || input.items === undefined ? undefined : list(input.items)
  return {
    items: items as Answer[] | undefined,
    answers: keyed(input),
    total: num(input.total),
    pulseBpm: num(input.pulse_bpm),
    bandSet: str(input.band_set),
    complications: list(input.complications) as Complication[],
    sex: oneOf(['male', 'female', 'other', 'unknown'], input.sex),
    gate: maybeBool(input.gate),
    daysWithoutCriteria: num(input.days_without_criteria),
  }
}

const VALUE_IDS: Record<string, string> = {
  temp_c: 'tempC',
  paco2_mmhg: 'paco2MmHg',
  wbc_10e9_per_l: 'wbc10e9PerL',
  bands_pct: 'bandsPct',
}

function keyed(input: JsonObject): Record<string, Answer> | undefined {
  const given = obj(input.answers) ?? obj(input.values)
  if (!given) return undefined
  const answers = Object.entries(given).map(([key, value]) => [VALUE_IDS[key] ?? key, value as Answer] as const)
  return Object.fromEntries(answers.map(([id, value]) => [id, input.instrument === 'POSS' ? asText(value) : value]))
}

/** POSS levels are texts because of S; a file may write 3 for "3". */
const asText = (value: Answer): Answer => (typeof value === 'number' ? String(value) : value)

function output(result: Score, input: JsonObject) {
  const { status, total, band, missing } = result
  return {
    status,
    total,
    band,
    missing,
    ...(result.item9Flag !== undefined && { item9_flag: result.item9Flag }),
    ...(result.pulsePoints !== undefined && { pulse_points: result.pulsePoints }),
    ...(result.instrument === 'CIWA_AR' && { band_set: result.bandSet, complicated: result.complicated }),
    ...(input.days_without_criteria !== undefined && { remission: result.remission ?? null }),
    ...(result.instrument === 'CSSRS' && { stored: result.stored, contradictory: result.contradictory }),
    ...(result.instrument === 'RASS' && { tier: result.tier ?? null }),
  }
}
