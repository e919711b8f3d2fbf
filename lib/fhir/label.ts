import { INSTRUMENTS } from '../clinical/instruments/registry'
import { LOINC } from './codes'
import type { CodeLabel, Fact } from './types'

/** The code under which a fact is counted when it is refused after it was read. */
export function labelOfFact(fact: Fact): CodeLabel {
  switch (fact.kind) {
    case 'condition':
      return { system: fact.codeSystem, code: fact.code, text: fact.text }
    case 'allergy':
      return { system: null, code: fact.code, text: fact.substance }
    case 'medication':
      return { system: null, code: fact.code, text: fact.name }
    case 'no_allergy':
      return { system: 'http://snomed.info/sct', code: '716186003', text: 'No known allergy' }
    case 'observation': {
      const instrument = fact.scores[0] && INSTRUMENTS[fact.scores[0].instrument]
      const code = instrument?.loinc?.total?.code ?? null
      return {
        system: code ? LOINC : null,
        code,
        text: instrument?.short ?? fact.vitals[0]?.vital.replace('_', ' ') ?? null,
      }
    }
  }
}
