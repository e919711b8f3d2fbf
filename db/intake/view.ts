import type { IntakeChart } from '@/lib/clinical/intake/fields/types'
import { can } from '@/lib/permissions'
import { ok, type Result } from '@/lib/result'
import { CLINICIANS } from '../assessments/stop'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { NO_SUCH_PATIENT } from '../patients/chart'
import { chartState, type FormBase } from './chart-state'
import type { PatientOnly } from './input'
import {
  answeredSince,
  type ChartChange,
  changesSince,
  lastPlace,
  othersHere,
  type Place,
  type Present,
} from './presence'
import { answersOf, currentIntake, type IntakeRow, type SignedIntake, type StoredAnswer } from './rows'
import { type StandingStop, standingStop } from './standing-stop'

export type Addendum = { id: string; text: string; at: string; by: string | null }

export type OpenIntake = {
  id: string
  status: 'draft' | 'signed'
  startedAt: string
  startedBy: string | null
  signed: { at: string; by: string | null; content: SignedIntake } | null
  answers: StoredAnswer[]
  addenda: Addendum[]
  /** Where this person was the last time. */
  resume: Place | null
  /** What happened in the chart and in the form since then. */
  changed: { since: string; chart: ChartChange[]; answers: { field: string; by: string }[] } | null
  others: Present[]
}

export type IntakeView = {
  patientId: string
  zone: string
  now: string
  seq: number
  /** Null: nobody has started it. */
  intake: OpenIntake | null
  chart: IntakeChart
  forms: FormBase
  stop: StandingStop | null
  episodeOpen: boolean
  may: { record: boolean; vitals: boolean; takeOver: boolean; rate: boolean; read: true }
}

/** The intake of a patient with everything its screen shows, at the field where this person left it. */
export const readIntake = (staff: Staff, { patientId }: PatientOnly): Promise<Result<IntakeView>> =>
  asStaff<IntakeView>(staff, 'chart.read', 'intake.read', async (tx) => {
    const state = await chartState(tx, patientId)
    if (!state) return NO_SUCH_PATIENT
    await auditRead(tx, 'intake.read', patientId)
    const row = await currentIntake(tx, patientId)
    const open = state.row.episode !== null
    return ok({
      patientId,
      zone: tx.zone,
      now: tx.now.toISOString(),
      seq: state.seq,
      intake: row ? await openIntake(tx, row) : null,
      chart: state.chart,
      forms: state.forms,
      stop: await standingStop(tx, patientId),
      episodeOpen: open,
      may: {
        record: open && can(tx.staff, 'assessment.record'),
        vitals: open && can(tx.staff, 'vitals.record'),
        takeOver: can(tx.staff, 'flag.act') && tx.staff.roles.some((role) => CLINICIANS.includes(role)),
        rate: tx.staff.roles.some((role) => CLINICIANS.includes(role)),
        read: true,
      },
    })
  })

async function openIntake(tx: Tx, row: IntakeRow): Promise<OpenIntake> {
  const place = await lastPlace(tx, row.id)
  return {
    id: row.id,
    status: row.status,
    startedAt: row.started_at.toISOString(),
    startedBy: row.started_name,
    signed:
      row.signed_at && row.signed_answers
        ? { at: row.signed_at.toISOString(), by: row.signed_name, content: row.signed_answers }
        : null,
    answers: await answersOf(tx, row.id),
    addenda: await addendaOf(tx, row.id),
    resume: place ? { section: place.section, field: place.field } : null,
    changed: place ? await changedSince(tx, row, place.seenAt) : null,
    others: await othersHere(tx, row.id),
  }
}

async function changedSince(tx: Tx, row: IntakeRow, since: Date): Promise<OpenIntake['changed']> {
  const chart = await changesSince(tx, row.patient_id, since)
  const answers = await answeredSince(tx, row.id, since)
  return chart.length + answers.length > 0 ? { since: since.toISOString(), chart, answers } : null
}

export async function addendaOf(tx: Tx, intakeId: string): Promise<Addendum[]> {
  const rows = await tx.query<Omit<Addendum, 'at'> & { at: Date }>(
    `select a.id, a.text, a.at, s.name as by from intake_addenda a left join staff s on s.id = a.recorded_by
     where a.intake_id = $1 order by a.at, a.id`,
    [intakeId],
    'intake-addenda',
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}
