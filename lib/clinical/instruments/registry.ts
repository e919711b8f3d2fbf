import { auditC } from './audit-c'
import { barc10 } from './barc10'
import { bscs } from './bscs'
import { ciwaAr } from './ciwa-ar'
import { ciwaB } from './ciwa-b'
import { cows } from './cows'
import { cravingNrs } from './craving'
import { cssrs } from './cssrs'
import { dast10 } from './dast10'
import { dsm5Kud } from './dsm5-kud'
import { gad7 } from './gad7'
import { isi } from './isi'
import { kds } from './kds'
import { ldq } from './ldq'
import { news2Instrument } from './news2'
import { orthostaticInstrument } from './orthostatic'
import { pawss } from './pawss'
import { peg } from './peg'
import { phq9 } from './phq9'
import { poss } from './poss'
import { qsofa } from './qsofa'
import { rass } from './rass'
import { readiness } from './readiness'
import { sds } from './sds'
import { shockIndexInstrument } from './shock-index'
import { sirs } from './sirs'
import { sowsG } from './sows-g'
import { sowsH } from './sows-h'
import { type Band, INSTRUMENT_IDS, type Instrument, type InstrumentId } from './types'

/** Every instrument the product knows, by id (instruments.md §0). */
export const INSTRUMENTS: Readonly<Record<InstrumentId, Instrument>> = {
  COWS: cows,
  SOWS_H: sowsH,
  SOWS_G: sowsG,
  CIWA_AR: ciwaAr,
  CIWA_B: ciwaB,
  PHQ9: phq9,
  GAD7: gad7,
  CSSRS: cssrs,
  CRAVING_NRS: cravingNrs,
  BSCS: bscs,
  ISI: isi,
  AUDIT_C: auditC,
  DAST10: dast10,
  PAWSS: pawss,
  DSM5_KUD: dsm5Kud,
  KDS: kds,
  LDQ: ldq,
  SDS: sds,
  PEG: peg,
  READINESS: readiness,
  BARC10: barc10,
  QSOFA: qsofa,
  SIRS: sirs,
  POSS: poss,
  RASS: rass,
  NEWS2: news2Instrument,
  ORTHOSTATIC: orthostaticInstrument,
  SHOCK_INDEX: shockIndexInstrument,
}

/** The instrument with this id, or undefined: ids come from addresses and imports. */
export const findInstrument = (id: string): Instrument | undefined =>
  INSTRUMENT_IDS.includes(id as InstrumentId) ? INSTRUMENTS[id as InstrumentId] : undefined

/** The band that holds a complete total, in the named set or the default one; undefined where none is published. */
export function bandOf(instrument: Instrument, total: number, bandSet?: string | null): Band | undefined {
  const set = bandSet ? instrument.bandSets?.find((one) => one.id === bandSet) : undefined
  return (set?.bands ?? instrument.bands).find((band) => total >= band.from && total <= band.to)
}
