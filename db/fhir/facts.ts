import { score } from '@/lib/clinical/instruments/score'
import type { Sex } from '@/lib/clinical/instruments/types'
import type { AllergyFact, ConditionFact, MedicationFact, NoAllergyFact, ObservationFact } from '@/lib/fhir/types'
import type { Tx } from '../client'
import type { Placing } from './placing'
import { type Row, storeRows, type Table } from './rows'

const IMPORTED = { source: "'import'" }

const SCORES: Table = {
  name: 'assessments',
  columns: {
    instrument: 'text',
    version: 'text',
    band_set: 'text',
    taken_at: 'timestamptz',
    total: 'float8',
    band: 'text',
    extra: 'jsonb',
  },
  fixed: { ...IMPORTED, mode: "'import'", status: "'complete'", answers: "'{}'::jsonb", display_only: 'true' },
  compare: { instrument: 'instrument', taken_at: 'taken_at', total: 'total' },
}

/** Totals without answers: the band is worked out, the items stay unknown. */
export async function storeScores(tx: Tx, placings: readonly Placing<ObservationFact>[]): Promise<number> {
  const sexes = await sexOf(tx, [...new Set(placings.map(({ patientId }) => patientId))])
  const tellers: Placing<ObservationFact>[] = []
  const rows: Row[] = []
  for (const one of placings)
    for (const { instrument, total } of one.fact.scores) {
      const scored = score(instrument, { total, sex: sexes.get(one.patientId) ?? null })
      tellers.push(one)
      rows.push({
        patient_id: one.patientId,
        source_ref: `${one.fact.ref}#${instrument}`,
        instrument,
        version: scored.version,
        band_set: scored.bandSet,
        taken_at: one.fact.takenAt,
        total,
        band: scored.band,
        extra: instrument === 'PHQ9' ? { item9: null } : {},
      })
    }
  return tellAll(tellers, await storeRows(tx, SCORES, rows))
}

async function sexOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Sex>> {
  const rows = await tx.query<{ id: string; sex: Sex }>('select id, sex from patients where id = any ($1)', [ids])
  return new Map(rows.map(({ id, sex }) => [id, sex]))
}

const CONDITIONS: Table = {
  name: 'conditions',
  columns: { text: 'text', code: 'text', code_system: 'text', status: 'text', onset_on: 'date' },
  fixed: IMPORTED,
  compare: { text: 'text', code: 'code', code_system: 'code_system', status: 'status', onset_on: 'onset_on' },
}

export async function storeConditions(tx: Tx, placings: readonly Placing<ConditionFact>[]): Promise<number> {
  const rows = placings.map(({ patientId, fact }) => ({
    patient_id: patientId,
    source_ref: fact.ref,
    text: fact.text,
    code: fact.code,
    code_system: fact.codeSystem,
    status: fact.status,
    onset_on: fact.onsetOn,
  }))
  return tellAll(placings, await storeRows(tx, CONDITIONS, rows))
}

const MEDICINES: Table = {
  name: 'medication_statements',
  columns: {
    name: 'text',
    dose: 'text',
    code: 'text',
    status: 'text',
    started_at: 'timestamptz',
    stopped_at: 'timestamptz',
  },
  fixed: IMPORTED,
  compare: { name: 'name', dose: 'dose', code: 'code', status: 'status', started_at: 'started_at' },
}

export async function storeMedicines(tx: Tx, placings: readonly Placing<MedicationFact>[]): Promise<number> {
  const rows = placings.map(({ patientId, fact }) => ({
    patient_id: patientId,
    source_ref: fact.ref,
    name: fact.name,
    dose: fact.dose,
    code: fact.code,
    status: fact.status,
    started_at: fact.startedAt,
    stopped_at: fact.stoppedAt,
  }))
  return tellAll(placings, await storeRows(tx, MEDICINES, rows))
}

const ALLERGIES: Table = {
  name: 'allergies',
  columns: {
    substance: 'text',
    reaction: 'text',
    severity: 'text',
    code: 'text',
    ended_at: 'timestamptz',
    end_reason: 'text',
  },
  fixed: IMPORTED,
  compare: {
    substance: 'substance',
    reaction: 'reaction',
    severity: 'severity',
    code: 'code',
    ended: '(ended_at is not null)',
  },
}

/** Stores allergies and brings the allergy status of the charts in line: a listed allergy, or an answered "none known". */
export async function storeAllergies(
  tx: Tx,
  listed: readonly Placing<AllergyFact>[],
  none: readonly Placing<NoAllergyFact>[],
): Promise<number> {
  const rows = listed.map(({ patientId, fact }) => ({
    patient_id: patientId,
    source_ref: fact.ref,
    substance: fact.substance,
    reaction: fact.reaction,
    severity: fact.severity,
    code: fact.code,
    ended: fact.ended,
    ended_at: fact.ended ? tx.now : null,
    end_reason: fact.ended ? 'Inactive in the source' : null,
  }))
  const statuses = await storeRows(tx, ALLERGIES, rows)
  const active = listed
    .filter(({ fact }, i) => statuses[i] === 'taken' && !fact.ended)
    .map(({ patientId }) => patientId)
  if (active.length > 0)
    await tx.query("update patients set allergy_status = 'listed' where id = any ($1) and allergy_status <> 'listed'", [
      active,
    ])
  await answerNone(tx, none)
  return tellAll(listed, statuses)
}

async function answerNone(tx: Tx, none: readonly Placing<NoAllergyFact>[]) {
  if (none.length === 0) return
  const ids = [...new Set(none.map(({ patientId }) => patientId))]
  const answered = await tx.query<{ id: string }>(
    "update patients set allergy_status = 'none_known' where id = any ($1) and allergy_status = 'not_asked' returning id",
    [ids],
  )
  const fresh = new Set(answered.map(({ id }) => id))
  const rows = await tx.query<{ id: string }>(
    "select id from patients where id = any ($1) and allergy_status = 'listed'",
    [ids],
  )
  const listed = new Set(rows.map(({ id }) => id))
  for (const one of none) {
    if (listed.has(one.patientId)) one.tell({ why: 'allergies are listed in the chart' })
    else one.tell(fresh.delete(one.patientId) ? 'taken' : 'repeated')
  }
}

function tellAll(placings: readonly Pick<Placing, 'tell'>[], statuses: Awaited<ReturnType<typeof storeRows>>): number {
  for (const [i, status] of statuses.entries()) placings[i]?.tell(status)
  return statuses.filter((status) => status === 'taken').length
}
