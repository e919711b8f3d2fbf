import type { GateResult } from '@/lib/clinical/phases/gate-results'
import { gatesFor } from '@/lib/clinical/phases/gate-results'
import type { GateId } from '@/lib/clinical/phases/gates'
import { fail, ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { gateFactsOf } from '../chart/gate-facts'
import { asStaff, type Staff, type Tx } from '../client'
import { NO_SUCH_PATIENT } from '../patients/chart'
import { readRecord } from './record'
import { assembleSummary } from './summary'
import type { DischargeReason, DischargeSummary } from './types'

export type StoredDischarge = {
  id: string
  episodeId: string
  admittedAt: Date
  at: Date
  reason: DischargeReason
  summary: DischargeSummary & { gates?: GateResult[] }
  handOff: string | null
  followUpAt: Date | null
  naloxoneGiven: boolean | null
  overdoseAdvice: boolean | null
  signedBy: string | null
  signedById: string
  signedAt: Date
  coSignedBy: string | null
  coSignedAt: Date | null
}

export type DischargeView = {
  /** The open episode as its summary would read now; null without one. */
  open: { summary: DischargeSummary; gates: GateResult[]; urgent: { id: string; text: string; tier: number }[] } | null
  /** Newest first. */
  discharges: StoredDischarge[]
  now: Date
  zone: string
}

/** What a discharge would say now, and every discharge before, each as it was signed. */
export const readDischarge = (staff: Staff, patientId: string): Promise<Result<DischargeView>> =>
  asStaff<DischargeView>(staff, 'chart.read', 'chart.discharge', async (tx) => {
    const [patient] = await tx.query<{ episode_id: string | null }>(
      'select (select id from episodes e where e.patient_id = p.id and closed_at is null) as episode_id from patients p where id = $1',
      [patientId],
    )
    if (!patient) return NO_SUCH_PATIENT
    await auditRead(tx, 'chart.discharge', patientId)
    const open = patient.episode_id ? await preview(tx, patientId, patient.episode_id) : null
    return ok({ open, discharges: await readDischarges(tx, patientId), now: tx.now, zone: tx.zone })
  })

/** One signed discharge; the read is audited as a print when `print` is set. */
export const readSignedDischarge = (
  staff: Staff,
  input: { patientId: string; dischargeId: string; print?: boolean },
): Promise<Result<StoredDischarge & { now: Date; zone: string }>> =>
  asStaff<StoredDischarge & { now: Date; zone: string }>(staff, 'chart.read', 'chart.discharge', async (tx) => {
    const found = (await readDischarges(tx, input.patientId)).find(({ id }) => id === input.dischargeId)
    if (!found) return fail('not_found', 'There is no such discharge.')
    await auditRead(tx, input.print ? 'print.discharge' : 'chart.discharge', input.patientId)
    return ok({ ...found, now: tx.now, zone: tx.zone })
  })

async function preview(tx: Tx, patientId: string, episodeId: string): Promise<DischargeView['open']> {
  const record = await readRecord(tx, patientId, episodeId)
  if (!record) return null
  const { row } = record.loaded
  const facts = gateFactsOf(row, row.check_in_due_at, true, tx.zone, tx.now)
  const phase = record.standing.view?.phase ?? 'unknown'
  return {
    summary: assembleSummary(record.row, record.standing, null, { now: tx.now, zone: tx.zone, author: tx.staff.name }),
    gates: gatesFor(phase, { ...facts, dischargeSummary: true }, record.overridden as GateId[]),
    urgent: record.urgent,
  }
}

const readDischarges = (tx: Tx, patientId: string): Promise<StoredDischarge[]> =>
  tx.query<StoredDischarge>(
    `select d.id, d.episode_id as "episodeId", e.admitted_at as "admittedAt", d.at, d.reason, d.summary, d.hand_off as "handOff",
       d.follow_up_at as "followUpAt", d.naloxone_given as "naloxoneGiven", d.overdose_advice as "overdoseAdvice",
       s.name as "signedBy", d.signed_by as "signedById", d.entered_at as "signedAt", c.name as "coSignedBy", d.cosigned_at as "coSignedAt"
     from discharges d join episodes e on e.id = d.episode_id
     left join staff s on s.id = d.signed_by left join staff c on c.id = d.cosigned_by
     where d.patient_id = $1 order by d.at desc`,
    [patientId],
    'discharges',
  )
