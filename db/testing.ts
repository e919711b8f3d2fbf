import type { Role } from '@/lib/permissions'
import type { Result } from '@/lib/result'
import { asSweeper, closePool, pool, type Staff } from './client'
import { newId } from './ids'
import { hashPassword } from './passwords'
import { type AdmissionInput, admitPatient } from './patients/admission'
import { startSession } from './sessions'

/**
 * For tests only: every file mints centers of its own, so that files run side by side and nothing needs a clean-up.
 * Works as the owner of the database where the application itself could not (clocks, memberships, confidential charts).
 */
export async function makeCenter(zone = 'America/Chicago', name = 'Test center') {
  const id = newId()
  const slug = `c-${id.slice(-12)}`
  await pool().query('insert into centers (id, slug, name, time_zone) values ($1, $2, $3, $4)', [id, slug, name, zone])
  return { id, slug, zone }
}

export type TestStaff = Staff & { email: string; name: string; password: string }

const PASSWORD = 'correct horse battery'
let hashed: Promise<string> | undefined

/** A person with roles in a center. All test people share one password, hashed once. */
export async function makeStaff(centerId: string, roles: Role | Role[], name = 'Robin Test'): Promise<TestStaff> {
  const id = newId()
  const list = Array.isArray(roles) ? roles : [roles]
  const email = `${id}@example.test`
  hashed ??= hashPassword(PASSWORD)
  await pool().query(
    "insert into staff (id, email, name, password_hash, status, last_center_id, sessions_valid_from) values ($1, $2, $3, $4, 'active', $5, now() - interval '10 years')",
    [id, email, name, await hashed, centerId],
  )
  await joinCenter(id, centerId, list)
  return { id, centerId, roles: list, email, name, password: PASSWORD }
}

export const joinCenter = (staffId: string, centerId: string, roles: Role[]) =>
  pool().query('insert into memberships (staff_id, center_id, roles) values ($1, $2, $3)', [staffId, centerId, roles])

/** A session of that person, as sign-in would have started it. */
export const makeSession = (staff: Staff): Promise<string> => startSession(staff.id, 'test')

let count = 0

/** An admitted patient: residential, stopped, last dose a day ago, unless told otherwise. */
export async function makePatient(staff: Staff, input: Partial<AdmissionInput> = {}): Promise<string> {
  count += 1
  const requestId = newId()
  const admitted = await admitPatient(staff, {
    requestId,
    familyName: `Test${count}`,
    givenName: 'Robin',
    mrn: `T-${requestId.slice(-12)}`,
    birthDate: '1990-05-01',
    sex: 'female',
    pronouns: null,
    language: null,
    phone: null,
    setting: 'residential',
    place: 'B-01',
    useStatus: 'stopped',
    lastDose: { precision: 'instant', at: new Date(Date.now() - 24 * 3_600_000) },
    allergies: { state: 'none_known' },
    ...input,
  })
  return must(admitted).patientId
}

/** Makes a chart confidential, with the people named on it. */
export async function makeConfidential(patientId: string, named: Staff[]): Promise<void> {
  await pool().query('update patients set confidential = true where id = $1', [patientId])
  for (const { id, centerId } of named)
    await pool().query(
      "insert into chart_access (id, center_id, patient_id, staff_id, kind, granted_at) values ($1, $2, $3, $4, 'named', now())",
      [newId(), centerId, patientId, id],
    )
}

/** The value of a Result that must be one; a refusal fails the test with its message. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused: ${result.problem.code}: ${result.problem.message}`)
  return result.value
}

/** Moves a patient's recorded past back by some hours, so that time-based rules can be watched without waiting. */
export async function letTimePass(patientId: string, hours: number): Promise<void> {
  const shift = `interval '${Number(hours)} hours'`
  const moves = [
    `update observation_sets set taken_at = taken_at - ${shift}, entered_at = entered_at - ${shift} where patient_id = $1`,
    `update assessments set taken_at = taken_at - ${shift}, entered_at = entered_at - ${shift} where patient_id = $1`,
    `update reports set taken_at = taken_at - ${shift}, entered_at = entered_at - ${shift} where patient_id = $1`,
    `update medication_orders set starts_at = starts_at - ${shift}, ends_at = ends_at - ${shift} where patient_id = $1`,
    `update medication_doses set at = at - ${shift}, due_at = due_at - ${shift}, recheck_at = recheck_at - ${shift} where patient_id = $1`,
    `update lab_results set taken_at = taken_at - ${shift}, entered_at = entered_at - ${shift} where patient_id = $1`,
    `update contacts set due_at = due_at - ${shift}, at = at - ${shift} where patient_id = $1`,
    `update episodes set admitted_at = admitted_at - ${shift} where patient_id = $1`,
    `update flags set opened_at = opened_at - ${shift}, ack_deadline = ack_deadline - ${shift}, action_deadline = action_deadline - ${shift},
       target_deadline = target_deadline - ${shift}, last_notified_at = last_notified_at - ${shift}, acknowledged_at = acknowledged_at - ${shift},
       action_at = action_at - ${shift}, snoozed_until = snoozed_until - ${shift}, last_evidence_at = last_evidence_at - ${shift} where patient_id = $1`,
    `update triage_rows set recheck_at = recheck_at - ${shift}, place_expires_at = place_expires_at - ${shift},
       target_deadline = target_deadline - ${shift}, opened_at = opened_at - ${shift} where patient_id = $1`,
  ]
  for (const move of moves) await pool().query(move, [patientId])
}

/** Stops the clock of a database marked as a test or a demo; null lets it run again. */
export async function setClock(at: Date | null): Promise<void> {
  await pool().query(
    `insert into app_meta (key, value) values ('clock', $1) on conflict (key) do update set value = excluded.value`,
    [JSON.stringify(at ? { frozenAt: at.toISOString() } : {})],
  )
}

export { asSweeper, closePool, pool }
