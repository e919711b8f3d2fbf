import { isAlpha2 } from '@/lib/clinical/medications/drugs'
import {
  type DoseSlot,
  dueTimes,
  missedBuprenorphineDays,
  missedOtherDose,
  nextMissAt,
} from '@/lib/clinical/medications/slots'
import { addHours, hoursBetween } from '@/lib/clinical/time'
import type { Alpha2Stop, Facts, LabValue } from '@/lib/clinical/triage/facts'
import type { MedicineRow } from './medicine-columns'

const WINDOW_H = { back: 8 * 24, ahead: 36, buprenorphine: 48, limit: 7 * 24 }

/** What the rules read about orders, their doses and laboratory results. */
export function orderFacts(row: MedicineRow, zone: string, now: Date): Partial<Facts> {
  const slots = slotsOf(row, zone, now)
  const [buprenorphine, other] = [slots.filter(isBuprenorphine), slots.filter((slot) => !isBuprenorphine(slot))]
  return {
    buprenorphineDoses: buprenorphineDoses(row, now),
    missedBuprenorphineDays: missedBuprenorphineDays(buprenorphine.filter(isPast(now)), zone, now),
    missedOtherDose: missedOtherDose(other.filter(isPast(now)), now),
    ...labFacts(row),
  }
}

const isBuprenorphine = ({ drug }: { drug: string }) => drug === 'buprenorphine'
const isPast = (now: Date) => (slot: DoseSlot) => slot.dueAt <= now || slot.outcome !== null
const dateOrNull = (text: string | null) => (text ? new Date(text) : null)

/** Scheduled doses of the last days and the next, with what became of them. */
function slotsOf(row: MedicineRow, zone: string, now: Date): DoseSlot[] {
  const [from, to] = [addHours(now, -WINDOW_H.back), addHours(now, WINDOW_H.ahead)]
  const recorded = new Map(
    row.medicine_doses.map((dose) => [`${dose.order_id} ${Date.parse(dose.due_at ?? '')}`, dose]),
  )
  return row.orders.flatMap(({ id, drug, times, starts_at, ends_at }) =>
    dueTimes({ times, startsAt: new Date(starts_at), endsAt: dateOrNull(ends_at) }, from, to, zone).map((dueAt) => {
      const dose = recorded.get(`${id} ${dueAt.getTime()}`)
      return { orderId: id, drug, dueAt, outcome: dose?.outcome ?? null, id: dose?.id ?? id }
    }),
  )
}

/** The next instant at which a dose that nobody records becomes a missed one. */
export const nextMissedDoseAt = (row: MedicineRow, { zone, now }: { zone: string; now: Date }): Date | null =>
  row.orders.length === 0 ? null : nextMissAt(slotsOf(row, zone, now), zone, now)

/** Ingredients of the orders in force. */
export const orderedNow = (row: MedicineRow, now: Date): string[] =>
  row.orders.filter(({ ends_at }) => !ends_at || new Date(ends_at) > now).map(({ drug }) => drug)

/** The latest end of an α2-agonist order; null while another one is in force: then it was changed and not stopped. */
export function alpha2StopOf(row: MedicineRow, now: Date): Alpha2Stop | null {
  if (orderedNow(row, now).some((drug) => isAlpha2(drug))) return null
  const ended = row.orders
    .filter(({ drug, ends_at, first_given_at }) => isAlpha2(drug) && ends_at !== null && first_given_at !== null)
    .sort((a, b) => Date.parse(b.ends_at ?? '') - Date.parse(a.ends_at ?? ''))
  const last = ended[0]
  if (!last?.ends_at) return null
  const since = Math.min(...ended.map(({ first_given_at }) => Date.parse(first_given_at ?? '')))
  return {
    id: last.id,
    at: new Date(last.ends_at),
    daysTaken: Math.floor(hoursBetween(new Date(since), new Date(last.ends_at)) / 24),
    abrupt: last.ended_abruptly ?? false,
    sbpBefore: last.sbp_before,
  }
}

function buprenorphineDoses(row: MedicineRow, now: Date): Facts['buprenorphineDoses'] {
  const orders = row.orders.filter(isBuprenorphine).map(({ id }) => id)
  return row.medicine_doses
    .filter(({ order_id, outcome, at }) => {
      const recent = hoursBetween(new Date(at), now) <= WINDOW_H.buprenorphine
      return outcome === 'given' && recent && orders.includes(order_id)
    })
    .map(({ id, at }) => ({ id, at: new Date(at) }))
}

/** A dose that met its maximum or interval, given or not (WD-12). */
export const limitsReached = (row: MedicineRow, now: Date): Facts['raised'] =>
  row.medicine_doses.flatMap(({ id, at, limit_text }) =>
    limit_text && hoursBetween(new Date(at), now) <= WINDOW_H.limit
      ? [{ ruleId: 'WD-12' as const, at: new Date(at), text: limit_text, id }]
      : [],
  )

const LOINC = { alt: '1742-6', bilirubin: '1975-2', qtc: '8634-8' } as const

/** Latest ALT, bilirubin and QTc; the first QTc is the baseline. Without an upper limit of normal there is no judging. */
function labFacts({ labs, first_qtc }: MedicineRow): Pick<Facts, 'alt' | 'bilirubin' | 'qtc'> {
  const of = (loinc: string) => labs.find((lab) => lab.loinc === loinc)
  const value = (loinc: string): LabValue | null => {
    const lab = of(loinc)
    return lab?.high ? { value: lab.value, uln: lab.high, at: new Date(lab.taken_at), id: lab.id } : null
  }
  const qtc = of(LOINC.qtc)
  return {
    alt: value(LOINC.alt),
    bilirubin: value(LOINC.bilirubin),
    qtc: qtc ? { ms: qtc.value, baselineMs: first_qtc, at: new Date(qtc.taken_at), id: qtc.id } : null,
  }
}
