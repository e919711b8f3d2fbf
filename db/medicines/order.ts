import { drugOf, isAlpha2 } from '@/lib/clinical/medications/drugs'
import { judgeOrder, type OrderFinding } from '@/lib/clinical/medications/order-check'
import { fail, ok, type Refused, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { changePatient, NO_SUCH_PATIENT, type OpenChart } from '../patients/chart'
import { type MedicineContext, readContext } from './context'
import { endInPlace } from './end'
import type { OrderMedicine } from './input'
import { ingredientOf, isInForce, nameOf, type Program, readOrder } from './rows'

export type OrderSaved = { orderId: string; text: string; findings: OrderFinding[]; repeated: boolean }

/**
 * Orders a medicine. What speaks against it (allergy, duplicate, interaction, QT count, contraindication, maximum) is
 * refused with the findings until a reason to override comes with it; a missing hold parameter of an α2-agonist is
 * refused always. A change is a new order that names the one it replaces.
 */
export const orderMedicine = (staff: Staff, input: OrderMedicine): Promise<Result<OrderSaved>> =>
  asStaff<OrderSaved>(staff, 'medication.order', 'medication.order', (tx) =>
    changePatient<OrderSaved>(tx, input.patientId, 'medication.order', (chart) => place(tx, chart, input), {
      details: { requestId: input.requestId, drug: input.drug, override: input.overrideReason },
    }),
  )

async function place(tx: Tx, chart: OpenChart, input: OrderMedicine): Promise<Result<OrderSaved>> {
  if (!chart.episodeId) return fail('conflict', 'This patient has no open episode.')
  const [landed] = await tx.query<{ id: string }>('select id from medication_orders where request_id = $1', [
    input.requestId,
  ])
  if (landed) return ok({ orderId: landed.id, text: 'Ordered', findings: [], repeated: true })
  const context = await readContext(tx, chart.patientId)
  if (!context) return NO_SUCH_PATIENT
  const findings = judge(tx, input, context)
  const refused = refusal(findings, input)
  if (refused) return refused
  if (input.replacesId) {
    const replaced = await replace(tx, chart.patientId, input.replacesId)
    if (!replaced.ok) return replaced
  }
  const orderId = await insertOrder(tx, chart.patientId, chart.episodeId, input, findings)
  const name = nameOf(input.drug, input.name)
  return ok({ orderId, text: `${name} ${input.doseMg} mg ordered`, findings, repeated: false })
}

function judge(tx: Tx, input: OrderMedicine, context: MedicineContext): OrderFinding[] {
  const ingredient = ingredientOf({ drug: input.drug, name: input.name ?? '' })
  return judgeOrder({
    ingredient,
    doseMg: input.doseMg,
    orderKind: input.orderKind,
    times: input.times,
    startsAt: input.startsAt ?? tx.now,
    endsAt: input.endsAt,
    hasHoldParameters: input.holdBelow !== null,
    ordered: context.ordered.filter(({ orderId }) => orderId !== input.replacesId).map((order) => order.ingredient),
    stated: context.stated,
    kratom: context.kratom,
    pregnancy: context.pregnancy,
    patient: context.patientFor(ingredient),
    further: { ...context.further, naltrexoneReason: input.naltrexoneReason },
    now: tx.now,
  })
}

/** A refusal carries the findings, so that the screen can ask for the reason beside them. */
function refusal(findings: readonly OrderFinding[], input: OrderMedicine): Refused | null {
  const refused = findings.filter(({ level }) => level === 'refuse')
  if (refused.length > 0) {
    const text = refused.map((finding) => finding.text).join('. ')
    return fail('invalid', text, { fields: { holdBelow: text }, details: { findings } })
  }
  const stops = findings.filter(({ level }) => level === 'stop')
  if (stops.length === 0 || input.overrideReason) return null
  return fail('conflict', `Not ordered: ${stops.map(({ text }) => text).join('; ')}`, {
    fields: { overrideReason: 'Write why it is ordered all the same.' },
    details: { findings },
  })
}

async function replace(tx: Tx, patientId: string, orderId: string): Promise<Result<null>> {
  const old = await readOrder(tx, patientId, orderId)
  if (!old) return NO_SUCH_PATIENT
  if (!isInForce(old, tx.now)) return fail('conflict', `${old.name} has ended already.`)
  await endInPlace(tx, old, 'Changed', false)
  return ok(null)
}

function programOf(input: OrderMedicine): Program | null {
  if (input.drug === 'buprenorphine') return { induction: input.induction ?? 'standard', minCows: input.minCows ?? 8 }
  return input.drug === 'naltrexone' ? { naltrexoneReason: input.naltrexoneReason } : null
}

/** Over the counter unless the table says that only a prescription makes sense. */
const orderKindOf = ({ drug, orderKind }: OrderMedicine) => (drugOf(drug)?.max24h ? orderKind : 'rx')

async function insertOrder(
  tx: Tx,
  patientId: string,
  episodeId: string,
  input: OrderMedicine,
  findings: readonly OrderFinding[],
): Promise<string> {
  const id = newId()
  await tx.query(
    `insert into medication_orders (id, center_id, patient_id, episode_id, drug, name, dose_mg, route, kind, order_kind, times,
       min_interval_h, max_24h_mg, hold_parameters, indication, program, starts_at, ends_at, checks, override_reason, request_id,
       entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
    [
      id,
      tx.center.id,
      patientId,
      episodeId,
      input.drug,
      nameOf(input.drug, input.name),
      input.doseMg,
      input.route,
      input.kind,
      orderKindOf(input),
      input.kind === 'prn' ? [] : [...new Set(input.times)].sort(),
      input.minIntervalH,
      input.max24hMg,
      JSON.stringify(isAlpha2(input.drug) ? (input.holdBelow ?? {}) : {}),
      input.indication,
      programOf(input) && JSON.stringify(programOf(input)),
      input.startsAt ?? tx.now,
      input.endsAt,
      JSON.stringify(findings),
      input.overrideReason,
      input.requestId,
      tx.now,
      tx.staff.id,
    ],
  )
  return id
}
