import type { AnswerState } from '@/lib/clinical/intake/fields/types'
import type { Tx } from '../client'

type Filled = { field: string; state: AnswerState; value: unknown; origin: 'referral' | 'chart' }

type Known = {
  language: string | null
  imported: boolean
  allergy_status: 'not_asked' | 'none_known' | 'listed'
  allergies: { substance: string; reaction: string | null; imported: boolean }[]
  conditions: { text: string; code: string | null; imported: boolean }[]
  medications: { name: string; dose: string | null; imported: boolean }[]
  pregnancy: string | null
  seizure: boolean | null
  pain: boolean | null
  dose: { precision: string; last_dose_on: string | null; time: string | null } | null
  weight: { value: number; imported: boolean } | null
  height: { value: number; imported: boolean } | null
  labs: { loinc: string; value: number; unit: string | null; high: number | null; on: string; imported: boolean }[]
}

/** LOINC codes of the fields that a laboratory answers, with the unit in which the number is taken. */
const LABS: readonly { field: string; loinc: readonly string[]; unit: string }[] = [
  { field: 'alt', loinc: ['1742-6', '1743-4', '1744-2'], unit: 'U/L' },
  { field: 'ast', loinc: ['1920-8'], unit: 'U/L' },
  { field: 'bili', loinc: ['1975-2'], unit: 'mg/dL' },
  { field: 'alp', loinc: ['6768-6'], unit: 'U/L' },
  { field: 'egfr', loinc: ['33914-3', '62238-1', '98979-8', '48642-3', '48643-1'], unit: 'mL/min/{1.73_m2}' },
  { field: 'qtc', loinc: ['8636-3', '44974-4', '8634-8'], unit: 'ms' },
]

/**
 * Fills what nobody has answered yet. What came with a referral waits to be checked by a person; what staff recorded in
 * the chart stands as answered. An answer that is there is never touched. Returns how many fields were filled.
 */
export async function prefill(tx: Tx, to: { patientId: string; intakeId: string }): Promise<number> {
  const [known] = await tx.query<Known>(KNOWN_SQL, [to.patientId, tx.zone], 'intake-known')
  if (!known) return 0
  let filled = 0
  for (const one of answersFrom(known)) {
    const rows = await tx.query(
      `insert into intake_answers (center_id, patient_id, intake_id, field, state, value, version, origin, entered_at, recorded_by)
       values ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9) on conflict (intake_id, field) do nothing returning field`,
      [
        tx.center.id,
        to.patientId,
        to.intakeId,
        one.field,
        one.state,
        JSON.stringify(one.value),
        one.origin,
        tx.now,
        tx.staff.id,
      ],
    )
    filled += rows.length
  }
  return filled
}

const answersFrom = (known: Known): Filled[] => [
  ...(known.language ? [filled('language', known.language, known.imported)] : []),
  ...allergies(known),
  ...list('conditions', known.conditions),
  ...list('medications', known.medications),
  ...pregnancy(known.pregnancy),
  ...(known.seizure === null ? [] : [filled('seizure_history', known.seizure, known.imported)]),
  ...(known.pain === null ? [] : [filled('chronic_pain', known.pain, known.imported)]),
  ...(known.dose?.last_dose_on
    ? [filled('last_dose_at', { date: known.dose.last_dose_on, time: known.dose.time }, false)]
    : []),
  ...measured('weight', known.weight),
  ...measured('height', known.height),
  ...labs(known),
]

const filled = (field: string, value: unknown, imported: boolean): Filled => ({
  field,
  value,
  state: imported ? 'to_check' : 'answered',
  origin: imported ? 'referral' : 'chart',
})

function allergies({ allergy_status, allergies: rows }: Known): Filled[] {
  if (rows.length === 0) return allergy_status === 'none_known' ? [filled('allergies', [], false)] : []
  return list('allergies', rows)
}

const list = (field: string, rows: readonly { imported: boolean }[]): Filled[] =>
  rows.length === 0
    ? []
    : [
        filled(
          field,
          rows.map(({ imported: _, ...row }) =>
            Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== null)),
          ),
          rows.some(({ imported }) => imported),
        ),
      ]

function pregnancy(status: string | null): Filled[] {
  if (status === null) return []
  if (status === 'unknown') return [{ field: 'pregnancy_status', state: 'unknown', value: null, origin: 'chart' }]
  return [filled('pregnancy_status', status, false)]
}

const measured = (field: string, reading: Known['weight']): Filled[] =>
  reading ? [filled(field, Math.round(reading.value * 10) / 10, reading.imported)] : []

function labs({ labs: rows }: Known): Filled[] {
  return LABS.flatMap(({ field, loinc, unit }) => {
    const row = rows.find((one) => loinc.includes(one.loinc) && one.unit === unit)
    if (!row) return []
    const value = filled(field, field === 'qtc' || field === 'egfr' ? Math.round(row.value) : row.value, row.imported)
    const beside =
      field === 'qtc'
        ? [filled('ecg_date', row.on, row.imported)]
        : field === 'alt' && row.high
          ? [filled('alt_uln', row.high, row.imported)]
          : []
    return [value, ...beside]
  })
}

const KNOWN_SQL = `
  select p.language, p.source_ref is not null as imported, p.allergy_status, p.seizure_history as seizure, p.chronic_pain as pain,
    (select coalesce(json_agg(json_build_object('substance', substance, 'reaction', reaction, 'imported', source = 'import')
       order by entered_at, substance), '[]') from allergies where patient_id = p.id and ended_at is null) as allergies,
    (select coalesce(json_agg(json_build_object('text', text, 'code', code, 'imported', source = 'import') order by entered_at, text), '[]')
       from (select * from conditions where patient_id = p.id and coalesce(status, 'active') not in ('resolved', 'inactive')
             order by entered_at limit 40) c) as conditions,
    (select coalesce(json_agg(json_build_object('name', name, 'dose', dose, 'imported', source = 'import') order by entered_at, name), '[]')
       from (select * from medication_statements where patient_id = p.id and status = 'active' order by entered_at limit 40) m) as medications,
    (select status from pregnancy_statuses where patient_id = p.id order by at desc limit 1) as pregnancy,
    (select json_build_object('precision', a.precision, 'last_dose_on', a.last_dose_on,
       'time', to_char(a.last_dose_at at time zone $2, 'HH24:MI'))
     from anchors a join episodes e on e.id = a.episode_id and e.closed_at is null where a.patient_id = p.id
     order by a.entered_at desc limit 1) as dose,
    (select json_build_object('value', weight_kg, 'imported', source = 'import') from observation_sets
     where patient_id = p.id and weight_kg is not null and superseded_by_id is null order by taken_at desc limit 1) as weight,
    (select json_build_object('value', height_cm, 'imported', source = 'import') from observation_sets
     where patient_id = p.id and height_cm is not null and superseded_by_id is null order by taken_at desc limit 1) as height,
    (select coalesce(json_agg(l), '[]') from (
       select distinct on (loinc) loinc, value, unit, high, to_char(taken_at at time zone $2, 'YYYY-MM-DD') as on, source = 'import' as imported
       from lab_results where patient_id = p.id and superseded_by_id is null and value is not null and loinc is not null
         and taken_at > now() - interval '1 year' order by loinc, taken_at desc) l) as labs
  from patients p where p.id = $1`
