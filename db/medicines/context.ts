import type { FurtherFacts } from '@/lib/clinical/medications/further-checks'
import { ANTICOAGULANTS, ingredientsIn } from '@/lib/clinical/medications/names'
import type { DosePatient, Impairment } from '@/lib/clinical/medications/types'
import type { Alpha2Vitals } from '@/lib/clinical/medications/vitals-hold'
import { addDays, daysBetween, localDate, startOfDay } from '@/lib/clinical/time'
import type { Facts } from '@/lib/clinical/triage/facts'
import type { When } from '@/lib/clinical/types'
import type { Tx } from '../client'
import { loadFacts } from '../facts/load'
import { ingredientOf } from './rows'

type Extra = {
  allergies: string[]
  conditions: string[]
  statements: { name: string; ingredient: string | null }[]
  screens: { name: string; value: number | null; value_text: string | null }[]
  orders: { id: string; drug: string; name: string }[]
  doses: { at: string; drug: string; name: string; dose_mg: number }[]
  first: { drug: string; name: string; at: string }[]
  pregnancy: { status: string; weeks: number | null } | null
  last_kratom_at: string | null
  last_use_on: string | null
}

/** Everything that the checks of orders and doses read about one patient at this instant. */
export type MedicineContext = {
  facts: Facts
  /** The patient as the checks see them, for a drug whose treatment day counts. */
  patientFor: (ingredient: string) => DosePatient
  further: FurtherFacts
  vitals: Alpha2Vitals | null
  history: { at: Date; drug: string; mg: number }[]
  /** Ingredients of the orders in force, by order. */
  ordered: { orderId: string; ingredient: string }[]
  stated: string[]
  pregnancy: { pregnant: boolean; weeks: number | null }
  kratom: 'taking' | 'stopping' | 'stopped'
  lastKratom: When | null
  cows: { total: number; at: Date } | null
}

const EXTRA_SQL = `
select
  (select coalesce(json_agg(substance), '[]') from allergies where patient_id = $1 and ended_at is null) as allergies,
  (select coalesce(json_agg(text), '[]') from conditions
   where patient_id = $1 and coalesce(status, 'active') not in ('inactive', 'resolved', 'remission')) as conditions,
  (select coalesce(json_agg(json_build_object('name', name, 'ingredient', ingredient)), '[]')
   from medication_statements where patient_id = $1 and status = 'active') as statements,
  (select coalesce(json_agg(l), '[]') from (
     select distinct on (name) name, value, value_text from lab_results
     where patient_id = $1 and superseded_by_id is null and taken_at <= $2
       and name in ('eGFR', 'Hepatic impairment (Child-Pugh)', 'Renal impairment', 'Acute kidney injury')
     order by name, taken_at desc, entered_at desc) l) as screens,
  (select coalesce(json_agg(json_build_object('id', id, 'drug', drug, 'name', name)), '[]') from medication_orders
   where patient_id = $1 and (ends_at is null or ends_at > $2)) as orders,
  (select coalesce(json_agg(json_build_object('at', d.at, 'drug', o.drug, 'name', o.name, 'dose_mg', d.dose_mg)), '[]')
   from medication_doses d join medication_orders o on o.id = d.order_id
   where d.patient_id = $1 and d.outcome = 'given' and d.at > $2::timestamptz - interval '72 hours') as doses,
  (select coalesce(json_agg(f), '[]') from (
     select o.drug, o.name, min(d.at) as at from medication_doses d join medication_orders o on o.id = d.order_id
     where d.patient_id = $1 and d.outcome = 'given' and d.at > $2::timestamptz - interval '60 days'
       and o.episode_id = (select id from episodes where patient_id = $1 and closed_at is null)
     group by o.drug, o.name) f) as first,
  (select json_build_object('status', status, 'weeks', weeks) from pregnancy_statuses
   where patient_id = $1 order by at desc limit 1) as pregnancy,
  (select max(taken_at) from doses_taken
   where patient_id = $1 and superseded_by_id is null and kind in ('planned', 'extra') and amount_mg > 0 and taken_at <= $2) as last_kratom_at,
  (select max(used_on) from substance_uses
   where patient_id = $1 and substance in ('kratom', 'extract', 'seven_oh', 'opioid')) as last_use_on`

/** Reads the context; null when there is no such patient. Call it after what was measured for this dose is stored. */
export async function readContext(tx: Tx, patientId: string): Promise<MedicineContext | null> {
  const loaded = await loadFacts(tx.query, patientId, tx.zone, tx.now)
  const [extra] = await tx.query<Extra>(EXTRA_SQL, [patientId, tx.now], 'medicine-context')
  if (!loaded || !extra) return null
  const { facts } = loaded
  const stated = extra.statements.flatMap(({ name, ingredient }) => ingredientsIn(ingredient ?? name))
  const cows = facts.cows.at(-1)
  return {
    facts,
    patientFor: (ingredient) => toPatient(facts, extra, ingredient, tx),
    further: toFurther(facts, extra, stated, tx.zone),
    vitals: vitalsOf(facts),
    history: extra.doses.map((dose) => ({ at: new Date(dose.at), drug: ingredientOf(dose), mg: dose.dose_mg })),
    ordered: extra.orders.map((order) => ({ orderId: order.id, ingredient: ingredientOf(order) })),
    stated,
    pregnancy: {
      pregnant: extra.pregnancy?.status === 'yes' || extra.pregnancy?.status === 'suspected',
      weeks: extra.pregnancy?.weeks ?? null,
    },
    kratom: kratomUse(facts),
    lastKratom: facts.course?.lastDose ?? null,
    cows: cows ? { total: cows.total, at: cows.at } : null,
  }
}

/** Above this the rules speak of fever (MED-06), and loperamide is not given. */
const FEVER = { F: 101, C: 38.33 } as const
const isImpairment = (text: string | null | undefined): text is Impairment =>
  text === 'none' || text === 'mild' || text === 'moderate' || text === 'severe'

function toPatient(facts: Facts, extra: Extra, ingredient: string, { zone, now }: Tx): DosePatient {
  const { alt, ticks } = facts
  const has = (name: string) => ticks.some((tick) => tick.name === name)
  const graded = (name: string) => {
    const text = extra.screens.find((screen) => screen.name === name)?.value_text
    return isImpairment(text) ? text : null
  }
  const hepatic = graded('Hepatic impairment (Child-Pugh)')
  const temp = facts.vitals.findLast((set) => set.temp !== null)?.temp ?? null
  const firstAt = extra.first
    .filter((dose) => ingredientOf(dose) === ingredient)
    .map(({ at }) => new Date(at))
    .sort((a, b) => a.getTime() - b.getTime())[0]
  return {
    weightKg: facts.weights.at(-1)?.kg ?? null,
    liverDisease: extra.conditions.some((text) => /liver|hepat|cirrho/i.test(text)) || (hepatic ?? 'none') !== 'none',
    alcoholUse: (facts.alcoholDays7?.value ?? 0) > 0,
    jaundice: has('jaundice'),
    altOver3xUln: alt !== null && alt.value > 3 * alt.uln,
    hepaticImpairment: hepatic,
    renalImpairment: graded('Renal impairment'),
    allergies: extra.allergies.flatMap((substance) => [substance, ...ingredientsIn(substance)]),
    fever: temp !== null && temp.value > FEVER[temp.unit],
    bloodyStool: has('blood_in_stool'),
    treatmentDay: firstAt ? daysBetween(localDate(firstAt, zone), localDate(now, zone)) + 1 : 1,
  }
}

function toFurther(facts: Facts, extra: Extra, stated: readonly string[], zone: string): FurtherFacts {
  const screen = (name: string) => extra.screens.find((one) => one.name === name)
  const poss = facts.poss.at(-1)?.value
  return {
    qtcMs: facts.qtc?.ms ?? null,
    poss: (['S', '1', '2', '3', '4'] as const).find((level) => level === poss) ?? null,
    rass: facts.rass.at(-1)?.value ?? null,
    egfr: screen('eGFR')?.value ?? null,
    acuteKidneyInjury: screen('Acute kidney injury')?.value_text === 'present',
    activeBleeding: facts.ticks.some(({ name }) => name === 'blood_in_stool'),
    onAnticoagulant: stated.some((name) => ANTICOAGULANTS.some((one) => name.includes(one))),
    lastKratomOrOpioidAt: lastUse(facts, extra, zone),
    naltrexoneReason: null,
  }
}

/** The latest known kratom or opioid dose. One that is known by its day only counts to the end of that day. */
function lastUse({ course }: Facts, extra: Extra, zone: string): Date | null {
  const endOf = (date: string) => startOfDay(addDays(date, 1), zone)
  const last = course?.lastDose
  const known = [
    last ? ('at' in last ? last.at : endOf(last.date)) : null,
    extra.last_kratom_at ? new Date(extra.last_kratom_at) : null,
    extra.last_use_on ? endOf(extra.last_use_on) : null,
  ].filter((at) => at !== null)
  return known.reduce<Date | null>((a, b) => (a && a > b ? a : b), null)
}

/** The latest set with a pressure or a pulse. Nothing is filled in from an older one. */
function vitalsOf({ vitals }: Facts): Alpha2Vitals | null {
  const set = vitals.findLast(
    ({ outcome, sbp, dbp, hr }) => outcome === 'measured' && (sbp !== null || dbp !== null || hr !== null),
  )
  return set ? { sbp: set.sbp, dbp: set.dbp, hr: set.hr, measuredAt: set.at } : null
}

function kratomUse({ course }: Facts): MedicineContext['kratom'] {
  if (course?.use === 'stopped') return 'stopped'
  return course?.use === 'taper' ? 'stopping' : 'taking'
}
