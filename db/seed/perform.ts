import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import { addHours, addMinutes } from '@/lib/clinical/time'
import { fail, ok, type Result } from '@/lib/result'
import { recordAssessment } from '../assessments/record'
import { asStaff, type Staff } from '../client'
import { makeConfidential } from '../confidential'
import { recordDose } from '../doses/record'
import { admitPatient } from '../patients/admission'
import { editBackground, stateMedication } from '../patients/background'
import { recordContact } from '../patients/contacts'
import { changeCourse } from '../patients/course'
import { raiseFlag } from '../patients/people'
import { reportUse } from '../patients/uses'
import { coSign } from '../tapers/co-sign'
import { finishTaper } from '../tapers/finish'
import { resumeTaper } from '../tapers/resume'
import { recordReview } from '../triage/flag-acts'
import { acknowledge, handOver, recordAction, take } from '../triage/row-acts'
import { correctSet } from '../vitals/correct'
import type { VitalsSetInput } from '../vitals/input'
import { recordVitals } from '../vitals/record'
import type { Act, Scene, SetOfNumbers } from './acts'
import { signed, stepped } from './perform-taper'
import { seedId } from './random'
import type { StaffKey } from './staff'

type Known = { id: string; lastSetId?: string; plan?: { planId: string; version: number; waits: boolean } }

/** Who is there: people of the staff by key and center, and patients by MRN once they were admitted. */
export type Stage = {
  staff: (key: StaffKey, mrn: string) => Staff
  patients: Map<string, Known>
}

export type Acting<Kind extends Act['do']> = {
  act: Extract<Act, { do: Kind }>
  staff: Staff
  patient: Known
  requestId: string
  scene: Scene
  stage: Stage
}
type Performers = { [Kind in Act['do']]: (acting: Acting<Kind>) => Promise<Result<unknown>> }

/** One act through its verb, as the person who did it. */
export async function perform(stage: Stage, scene: Scene): Promise<Result<unknown>> {
  const staff = stage.staff(scene.by, scene.mrn)
  const requestId = seedId(
    `${staff.centerId}:${scene.mrn}:${scene.act.do}:${scene.at.toISOString()}:${keyOf(scene.act)}`,
    scene.at,
  )
  const patient = stage.patients.get(scene.mrn) ?? { id: requestId }
  const performer = PERFORM[scene.act.do] as (acting: Acting<Act['do']>) => Promise<Result<unknown>>
  return performer({ act: scene.act, staff, patient, requestId, scene, stage })
}

const keyOf = (act: Act): string =>
  act.do === 'score' ? act.instrument : act.do === 'review' ? act.ruleId : act.do === 'dose' ? act.on : ''

const PERFORM: Performers = {
  admit: async ({ act, staff, requestId, scene, stage }) => {
    const admitted = await admitPatient(staff, { ...act.input, requestId, leadId: stage.staff(act.lead, scene.mrn).id })
    if (admitted.ok) stage.patients.set(scene.mrn, { id: admitted.value.patientId })
    return admitted
  },
  set: async (acting) => {
    const saved = await recordVitals(acting.staff, wholeSet(acting, acting.act))
    if (saved.ok) acting.patient.lastSetId = saved.value.setId
    return saved
  },
  correct_set: (acting) =>
    correctSet(acting.staff, {
      setId: acting.patient.lastSetId ?? '',
      reason: acting.act.reason,
      set: wholeSet(acting, acting.act),
    }),
  score: ({ act, staff, patient, requestId, scene }) =>
    recordAssessment(staff, {
      requestId,
      patientId: patient.id,
      instrumentId: act.instrument,
      version: INSTRUMENTS[act.instrument].version,
      performedAt: scene.at,
      administeredBy: act.by,
      answers: act.answers,
    }),
  contact: ({ act, staff, patient, requestId, scene }) =>
    recordContact(staff, {
      requestId,
      patientId: patient.id,
      state: act.state,
      kind: act.kind,
      at: scene.at,
      note: act.note ?? '',
    }),
  book: ({ act, staff, patient, requestId }) =>
    recordContact(staff, { requestId, patientId: patient.id, state: 'planned', kind: act.kind, at: act.at, note: '' }),
  sign: (acting) => signed(acting),
  cosign: async ({ staff, patient }) => {
    if (!patient.plan?.waits) return fail('conflict', 'Nothing waits for a signature.')
    const done = await coSign(staff, { planId: patient.plan.planId, version: patient.plan.version })
    if (done.ok) patient.plan = { ...patient.plan, waits: false }
    return done
  },
  step: (acting) => stepped(acting),
  resume: async ({ act, staff, patient, requestId }) => {
    if (!patient.plan) return fail('conflict', 'No plan.')
    const { planId, version } = patient.plan
    const done = await resumeTaper(staff, { requestId, patientId: patient.id, planId, version, reason: act.reason })
    if (done.ok) patient.plan = { planId: done.value.planId, version: done.value.version, waits: false }
    return done
  },
  finish: async ({ act, staff, patient, requestId }) => {
    if (!patient.plan) return fail('conflict', 'No plan.')
    const { planId, version } = patient.plan
    const lastDose = { precision: 'instant' as const, at: act.lastDoseAt }
    return finishTaper(staff, { requestId, patientId: patient.id, planId, version, lastDose, reason: '' })
  },
  dose: ({ act, staff, patient, requestId, scene }) =>
    recordDose(staff, {
      requestId,
      patientId: patient.id,
      takenAt: act.daysBefore ? addHours(scene.at, -24 * act.daysBefore) : scene.at,
      amount: act.grams,
      unit: 'g',
      kind: 'day_total',
      origin: act.witnessed ? 'witnessed' : 'reported',
      note: act.note,
    }),
  use: ({ act, staff, patient, requestId }) =>
    reportUse(staff, {
      requestId,
      patientId: patient.id,
      substance: act.substance,
      on: { precision: 'date', date: act.on },
      grams: act.grams,
      stillUsing: act.stillUsing ?? false,
      dailyAgain: act.dailyAgain ?? false,
      judgedRelapse: false,
      note: act.note,
    }),
  stopped: ({ act, staff, patient, requestId }) =>
    changeCourse(staff, {
      requestId,
      patientId: patient.id,
      change: 'set_anchor',
      lastDose: { precision: 'instant', at: act.at },
      useStatus: 'stopped',
      reason: act.reason,
    }),
  alpha2: ({ act, staff, patient, requestId }) =>
    stateMedication(staff, { requestId, patientId: patient.id, takes: act.takes, name: act.name, since: null }),
  background: ({ act, staff, patient, requestId }) =>
    editBackground(staff, {
      requestId,
      patientId: patient.id,
      alerts: act.alerts,
      allergies: act.allergies,
      pregnancy: act.pregnancy,
      pregnancyWeeks: act.weeks,
    }),
  raise: ({ act, staff, patient, requestId }) =>
    raiseFlag(staff, { requestId, patientId: patient.id, tier: act.tier, reason: act.reason }),
  confidential: ({ act, staff, patient, scene, stage }) =>
    makeConfidential(staff, {
      patientId: patient.id,
      confidential: true,
      staffIds: act.names.map((name) => stage.staff(name, scene.mrn).id),
      reason: act.reason,
    }),
  take: async ({ staff, patient, requestId }) => {
    const taken = await take(staff, { patientId: patient.id, requestId })
    return taken.ok ? taken : acknowledge(staff, { patientId: patient.id, requestId })
  },
  acknowledge: ({ staff, patient, requestId }) => acknowledge(staff, { patientId: patient.id, requestId }),
  action: ({ act, staff, patient, requestId }) =>
    recordAction(staff, { patientId: patient.id, requestId, code: act.code, text: act.text }),
  hand_over: ({ act, staff, patient, requestId, scene, stage }) =>
    handOver(staff, {
      patientId: patient.id,
      requestId,
      to: stage.staff(act.to, scene.mrn).id,
      reason: act.reason,
      text: '',
    }),
  review: async ({ act, staff, patient, requestId }) => {
    const flagId = await openFlag(staff, patient.id, act.ruleId)
    if (!flagId) return fail('conflict', `${act.ruleId} is not open.`)
    return recordReview(staff, { flagId, requestId, outcome: act.outcome, reason: act.reason })
  },
}

const wholeSet = (
  { patient, requestId, scene }: Pick<Acting<'set'>, 'patient' | 'requestId' | 'scene'>,
  { set, minutesAgo }: { set: SetOfNumbers; minutesAgo: number },
): VitalsSetInput => ({
  events: [],
  mode: 'staff',
  ...set,
  requestId,
  patientId: patient.id,
  takenAt: addMinutes(scene.at, -minutesAgo),
})

async function openFlag(staff: Staff, patientId: string, ruleId: string): Promise<string | null> {
  const found = await asStaff<string | null>(staff, 'queue.read', 'queue.read', async (tx) => {
    const [row] = await tx.query<{ id: string }>(
      'select id from flags where patient_id = $1 and rule_id = $2 and cleared_at is null',
      [patientId, ruleId],
      'open-flag-of-rule',
    )
    return ok(row?.id ?? null)
  })
  return found.ok ? found.value : null
}
