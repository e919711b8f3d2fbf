import { hoursBetween } from '../time'
import type { Source } from '../types'
import type { DoseReason, DrugEntry } from './types'

/** More facts about the patient (tapers.md, further checks of a dose). null = not recorded. */
export type FurtherFacts = {
  qtcMs: number | null
  poss: 'S' | '1' | '2' | '3' | '4' | null
  rass: number | null
  egfr: number | null
  acuteKidneyInjury: boolean
  activeBleeding: boolean
  onAnticoagulant: boolean
  /** Last kratom or opioid dose. */
  lastKratomOrOpioidAt: Date | null
  /** Why the prescriber gives naltrexone earlier. */
  naltrexoneReason: string | null
}

const GK: Source = {
  title: 'General clinical knowledge',
  section: 'Checks before a dose',
  strength: 'general_knowledge',
}
export const QTC_LIMIT_MS = 500
const NALTREXONE_HOURS = 7 * 24
const EGFR_LIMIT = 30
const RASS_LIMIT = -3

/** Further blocks and holds. They only ever add one; without facts they say nothing, except for naltrexone. */
export function furtherReasons(drug: DrugEntry, facts: FurtherFacts | undefined, now: Date): DoseReason[] {
  return [qtc(drug, facts), sedation(drug, facts), nsaid(drug, facts), naltrexone(drug, facts, now)].filter(
    (reason) => reason !== null,
  )
}

function qtc(drug: DrugEntry, facts?: FurtherFacts): DoseReason | null {
  if (!drug.qt || !facts || facts.qtcMs === null || facts.qtcMs < QTC_LIMIT_MS) return null
  return {
    code: 'qtc_500',
    level: 'block',
    text: `QTc ${facts.qtcMs} ms, no QT drug from ${QTC_LIMIT_MS} ms`,
    source: GK,
  }
}

function sedation(drug: DrugEntry, facts?: FurtherFacts): DoseReason | null {
  if (!drug.sedative || !facts) return null
  const { poss, rass } = facts
  const found = [
    poss === '3' || poss === '4' ? `POSS ${poss}` : null,
    rass !== null && rass <= RASS_LIMIT ? `RASS ${rass}` : null,
  ].filter((one) => one !== null)
  if (found.length === 0) return null
  return { code: 'sedation', level: 'hold', text: `${found.join(', ')}: no sedative`, source: GK }
}

function nsaid(drug: DrugEntry, facts?: FurtherFacts): DoseReason | null {
  if (drug.id !== 'ibuprofen' || !facts) return null
  const found = [
    facts.egfr !== null && facts.egfr < EGFR_LIMIT ? `eGFR ${facts.egfr}, under ${EGFR_LIMIT}` : null,
    facts.acuteKidneyInjury ? 'acute kidney injury' : null,
    facts.activeBleeding ? 'active bleeding' : null,
    facts.onAnticoagulant ? 'anticoagulant' : null,
  ].filter((one) => one !== null)
  if (found.length === 0) return null
  return { code: 'nsaid_risk', level: 'block', text: `No ibuprofen: ${found.join(', ')}`, source: GK }
}

function naltrexone(drug: DrugEntry, facts: FurtherFacts | undefined, now: Date): DoseReason | null {
  if (drug.id !== 'naltrexone' || facts?.naltrexoneReason?.trim()) return null
  const last = facts?.lastKratomOrOpioidAt ?? null
  if (!last) {
    return { code: 'last_use_unknown', level: 'hold', text: 'Last kratom or opioid dose is not known', source: GK }
  }
  const hours = hoursBetween(last, now)
  if (hours >= NALTREXONE_HOURS) return null
  const text = `${Math.floor(hours / 24)} full days since the last kratom or opioid dose, at least 7`
  return { code: 'naltrexone_too_early', level: 'block', text, source: GK }
}
