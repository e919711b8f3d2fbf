import { findInstrument } from '@/lib/clinical/instruments/registry'
import { localDate } from '@/lib/clinical/time'
import { can, type Permission, type Role } from '@/lib/permissions'
import type { ProblemCode, Result } from '@/lib/result'
import { correctAssessment } from './assessments/correct'
import { readInstrumentForm, readScores } from './assessments/history'
import { recordAssessment } from './assessments/record'
import { actStop, readStop, takeOver } from './assessments/stop'
import { readAuditLog } from './audit-log'
import { EVERYBODY } from './caseload/ask'
import { listCaseload } from './caseload/list'
import { readChartHead } from './chart/head'
import { readHistory } from './chart/history'
import { readOverview } from './chart/overview'
import type { Staff } from './client'
import { makeConfidential, nameOnChart, removeFromChart } from './confidential'
import { ConsentRecord } from './consents/input'
import { readConsents } from './consents/read'
import { recordConsent, recordEmergencyDisclosure, revokeConsent } from './consents/record'
import { admitExisting } from './discharge/admit-again'
import { coSignDischarge } from './discharge/co-sign'
import { discharge } from './discharge/discharge'
import { Discharge } from './discharge/input'
import { readLanes } from './discharge/lanes'
import { readDischarge, readSignedDischarge } from './discharge/read'
import { releaseSummary } from './discharge/release'
import { readDoseLog } from './doses/log'
import { correctDose, recordDose } from './doses/record'
import { listEmergencyGrants, reviewEmergencyAccess, takeEmergencyAccess } from './emergency-access'
import { importBundle } from './fhir/bundle'
import { listImports, readImport } from './fhir/history'
import { newId } from './ids'
import { listIntakes } from './intake/list'
import { beatIntake } from './intake/live'
import { saveAnswers } from './intake/save'
import { addIntakeAddendum, signIntake } from './intake/sign'
import { startIntake } from './intake/start'
import { readIntake } from './intake/view'
import { readLabs } from './labs/read'
import { correctLab, recordLab } from './labs/record'
import { recordEffect } from './medicines/effect'
import { endOrder } from './medicines/end'
import { giveDose } from './medicines/give'
import { orderMedicine } from './medicines/order'
import { previewDose } from './medicines/preview'
import { readMedicines } from './medicines/read'
import { reconcile, stateMedicine } from './medicines/reconcile'
import { admitPatient, likelyDuplicates } from './patients/admission'
import { editBackground, stateMedication } from './patients/background'
import { recordContact } from './patients/contacts'
import { changeCourse } from './patients/course'
import { movePatient, raiseFlag, transferLead } from './patients/people'
import { previewUse, reportUse } from './patients/uses'
import { readQueueDetail } from './queue/detail'
import { countEmergencies, readQueue } from './queue/rows'
import { readRuleSettings } from './rule-book'
import { searchPatients } from './search'
import { readShell } from './shell'
import { changeRoles, inviteStaff, listColleagues, listStaff } from './staff'
import { resetPassword, setSuspended, signOutColleague } from './staff-access'
import { readCenter } from './staff-center'
import { coSign, declineCoSign } from './tapers/co-sign'
import { decideStep } from './tapers/decide'
import { saveDraft } from './tapers/draft'
import { finishTaper } from './tapers/finish'
import type { PlanParameters } from './tapers/input'
import { readTapers } from './tapers/list'
import { readPlanner } from './tapers/planner'
import { resumeTaper } from './tapers/resume'
import { readStepReview } from './tapers/review'
import { signPlan } from './tapers/sign'
import { CallInput, recordCall } from './tasks/call'
import { listCenterDue } from './tasks/center'
import { recordGroup } from './tasks/groups'
import { readTasks } from './tasks/read'
import { addTask, endTask } from './tasks/tasks'
import { override, recordReview, snooze } from './triage/flag-acts'
import { acknowledge, handOver, recordAction, take } from './triage/row-acts'
import { undo } from './triage/undo'
import { correctSet } from './vitals/correct'
import { readEnteredSet } from './vitals/entered'
import { readVitalsForm } from './vitals/form'
import { readFlowsheet } from './vitals/history'
import { recordVitals } from './vitals/record'
import { readRound } from './vitals/round'

/** A chart and what belongs to it, for verbs that need something to work on. */
export type Place = {
  patientId: string
  mrn: string
  birthDate: string
  flagId: string
  plan: { planId: string; version: number }
  doseId: string
  setId: string
  setVersion: string
  /** A C-SSRS that stops the screen. */
  assessmentId: string
  colleagueId: string
  prescriberId: string
}

/** A verb with the smallest input that means something, and what `lib/permissions` must grant for it (any of them). */
export type MatrixVerb = {
  may: readonly Permission[]
  /** Where the verb itself names roles beside a permission. */
  only?: readonly Role[]
  /** About one chart, so that the row rules decide too. `plan` needs a signed plan, `stop` a C-SSRS that stops. */
  of: 'chart' | 'plan' | 'stop' | 'center'
  /** What whoever may do it gets here when it is not a yes: the right to ask is what is tested, not the state. */
  gets?: ProblemCode
  run: (staff: Staff, place: Place) => Promise<Result<unknown>>
}

const reads: readonly Permission[] = ['chart.read']
const everybody: readonly Permission[] = ['chart.read', 'staff.manage']
const now = () => new Date()
const requestId = newId
const PLAN: PlanParameters = {
  mode: 'geometric',
  approach: 'gradual_10',
  baseline: 20,
  increment: 0.5,
  percent: 10,
  intervalDays: 7,
  dosesPerDay: 4,
  doseTimes: ['07:00', '12:00', '17:00', '22:00'],
}
export const signInput = (patientId: string, coSignerId: string | null) => ({
  requestId: requestId(),
  patientId,
  basedOn: null,
  parameters: { ...PLAN, startOn: localDate(now(), 'America/Chicago') },
  reasonCodes: [],
  reason: 'Agreed with the patient',
  goneThroughWithPatient: true,
  goneThroughAt: now(),
  coSignerId,
  overrides: [],
})
const dose = (patientId: string) => ({
  requestId: requestId(),
  patientId,
  takenAt: now(),
  amount: 2,
  unit: 'g' as const,
  kind: 'extra' as const,
  origin: 'reported' as const,
})
export const vitals = (patientId: string) => ({
  requestId: requestId(),
  patientId,
  takenAt: now(),
  outcome: 'measured' as const,
  vitals: [{ vital: 'heart_rate' as const, value: 76, unit: '/min' }],
  events: [],
  scores: [],
  mode: 'staff' as const,
})
const alt = (patientId: string) => ({
  requestId: requestId(),
  patientId,
  test: 'alt',
  value: 31,
  choice: null,
  unit: 'U/L',
  low: null,
  high: 40,
  takenAt: now(),
  preliminary: false,
  note: null,
  confirmed: false,
})
const melatonin = (patientId: string) => ({
  requestId: requestId(),
  patientId,
  drug: 'melatonin' as const,
  name: null,
  doseMg: 3,
  route: 'oral' as const,
  kind: 'prn' as const,
  orderKind: 'otc' as const,
  times: [],
  minIntervalH: null,
  max24hMg: null,
  holdBelow: null,
  indication: 'Sleep',
  startsAt: null,
  endsAt: null,
  induction: null,
  minCows: null,
  naltrexoneReason: null,
  replacesId: null,
  overrideReason: null,
})
const use = (patientId: string) => ({
  requestId: requestId(),
  patientId,
  substance: 'kratom' as const,
  on: { precision: 'instant' as const, at: now() },
  grams: 2,
  stillUsing: false,
  dailyAgain: false,
  judgedRelapse: false,
  note: '',
})
/** Intent, this month: the answer that stops a screen. */
export const cssrs = (patientId: string) => ({
  requestId: requestId(),
  patientId,
  instrumentId: 'CSSRS',
  version: findInstrument('CSSRS')?.version ?? '',
  performedAt: now(),
  administeredBy: 'staff' as const,
  answers: { q1: true, q2: true, q3: false, q4: true, q5: false, q6: false },
})
/** In the draft of that chart, which whoever may record opens. */
async function inIntake<T>(staff: Staff, patientId: string, work: (intakeId: string) => Promise<Result<T>>) {
  const started = await startIntake(staff, { patientId })
  return started.ok ? work(started.value.intakeId) : started
}
const person = () => ({ email: `${newId()}@example.test`, name: 'Sam Invited', roles: ['nurse' as const] })

/** Every verb of db/ that acts as a person, by file and name. A verb that is missing here fails the matrix: add its line. */
export const VERBS: Record<string, MatrixVerb> = {
  'assessments/correct correctAssessment': {
    may: ['assessment.record'],
    of: 'stop',
    run: (staff, { patientId, assessmentId }) =>
      correctAssessment(staff, { assessmentId, reason: 'Misheard', answers: cssrs(patientId).answers }),
  },
  'assessments/history readScores': {
    may: reads,
    of: 'chart',
    run: (staff, { patientId }) => readScores(staff, patientId),
  },
  'assessments/history readInstrumentForm': {
    may: reads,
    of: 'chart',
    run: (staff, { patientId }) => readInstrumentForm(staff, patientId, 'CSSRS'),
  },
  'assessments/record recordAssessment': {
    may: ['assessment.record'],
    of: 'chart',
    run: (staff, { patientId }) => recordAssessment(staff, cssrs(patientId)),
  },
  'assessments/stop readStop': {
    may: reads,
    of: 'stop',
    run: (staff, { assessmentId }) => readStop(staff, assessmentId),
  },
  'assessments/stop actStop': {
    may: ['flag.act'],
    of: 'stop',
    run: (staff, { assessmentId }) => actStop(staff, { assessmentId, stepId: 'stay' }),
  },
  'assessments/stop takeOver': {
    may: ['flag.act'],
    only: ['counselor', 'nurse', 'prescriber', 'medical_director'],
    of: 'stop',
    run: (staff, { assessmentId }) => takeOver(staff, { assessmentId }),
  },
  'audit-log readAuditLog': {
    may: ['audit.read', 'audit.read_center'],
    of: 'center',
    run: (staff) => readAuditLog(staff, {}),
  },
  'caseload/list listCaseload': { may: reads, of: 'center', run: (staff) => listCaseload(staff, EVERYBODY) },
  'chart/head readChartHead': {
    may: reads,
    of: 'chart',
    run: (staff, { patientId }) => readChartHead(staff, { patientId, view: 'chart.test' }),
  },
  'chart/history readHistory': {
    may: reads,
    of: 'chart',
    run: (staff, { patientId }) => readHistory(staff, patientId),
  },
  'chart/overview readOverview': {
    may: reads,
    of: 'chart',
    run: (staff, { patientId }) => readOverview(staff, { patientId, range: '7d' }),
  },
  'confidential makeConfidential': {
    may: ['lead.assign'],
    of: 'chart',
    run: (staff, { patientId }) =>
      makeConfidential(staff, { patientId, confidential: true, staffIds: [], reason: 'Asked for' }),
  },
  'confidential nameOnChart': {
    may: ['lead.assign'],
    of: 'chart',
    run: (staff, { patientId, colleagueId }) => nameOnChart(staff, { patientId, staffId: colleagueId }),
  },
  'confidential removeFromChart': {
    may: ['lead.assign'],
    of: 'chart',
    gets: 'conflict',
    run: (staff, { patientId, colleagueId }) => removeFromChart(staff, { patientId, staffId: colleagueId }),
  },
  'consents/read readConsents': {
    may: reads,
    of: 'chart',
    run: (staff, { patientId }) => readConsents(staff, { patientId }),
  },
  'consents/record recordConsent': {
    may: ['patient.edit', 'assessment.record'],
    of: 'chart',
    run: (staff, { patientId }) =>
      recordConsent(
        staff,
        ConsentRecord.parse({
          requestId: requestId(),
          patientId,
          type: 'specific',
          discloser: 'This center',
          scope: 'Discharge summary',
          recipient: 'Family doctor',
          purpose: 'treatment',
          expiry: { kind: 'none' },
          signedBy: 'The patient',
          capacity: 'patient',
          signedOn: '2024-01-05',
          told: ['revocation'],
        }),
      ),
  },
  'consents/record revokeConsent': {
    may: ['patient.edit', 'assessment.record'],
    of: 'chart',
    gets: 'not_found',
    run: (staff, { patientId }) =>
      revokeConsent(staff, { requestId: requestId(), patientId, consentId: newId(), note: 'In writing' }),
  },
  'consents/record recordEmergencyDisclosure': {
    may: ['flag.act'],
    of: 'chart',
    run: (staff, { patientId }) =>
      recordEmergencyDisclosure(staff, {
        requestId: requestId(),
        patientId,
        recipient: 'Dr Lind',
        affiliation: 'County hospital',
        discloser: 'The nurse',
        nature: 'Seizure',
        what: 'Medicines and allergies',
        at: now(),
      }),
  },
  'discharge/admit-again admitExisting': {
    may: ['patient.admit'],
    of: 'chart',
    gets: 'conflict',
    run: (staff, { patientId }) =>
      admitExisting(staff, {
        requestId: requestId(),
        patientId,
        setting: 'outpatient',
        place: null,
        useStatus: 'not_assessed',
      }),
  },
  'discharge/co-sign coSignDischarge': {
    may: ['taper.sign'],
    of: 'chart',
    gets: 'not_found',
    run: (staff, { patientId }) => coSignDischarge(staff, { patientId, dischargeId: newId() }),
  },
  'discharge/discharge discharge': {
    may: ['phase.change'],
    of: 'chart',
    run: (staff, { patientId }) =>
      discharge(
        staff,
        Discharge.parse({ requestId: requestId(), patientId, reason: 'transferred', reasonText: 'No hand-off yet' }),
      ),
  },
  'discharge/lanes readLanes': { may: reads, of: 'chart', run: (staff, { patientId }) => readLanes(staff, patientId) },
  'discharge/read readDischarge': {
    may: reads,
    of: 'chart',
    run: (staff, { patientId }) => readDischarge(staff, patientId),
  },
  'discharge/read readSignedDischarge': {
    may: reads,
    of: 'chart',
    gets: 'not_found',
    run: (staff, { patientId }) => readSignedDischarge(staff, { patientId, dischargeId: newId() }),
  },
  'discharge/release releaseSummary': {
    may: ['note.write', 'data.export'],
    of: 'chart',
    gets: 'not_found',
    run: (staff, { patientId }) =>
      releaseSummary(staff, {
        requestId: requestId(),
        patientId,
        dischargeId: newId(),
        recipient: 'Family doctor',
        purpose: 'treatment',
      }),
  },
  'doses/log readDoseLog': { may: reads, of: 'chart', run: (staff, { patientId }) => readDoseLog(staff, patientId) },
  'doses/record recordDose': {
    may: ['dose.record'],
    of: 'chart',
    run: (staff, { patientId }) => recordDose(staff, dose(patientId)),
  },
  'doses/record correctDose': {
    may: ['dose.record'],
    of: 'chart',
    run: (staff, { patientId, doseId }) => correctDose(staff, { doseId, reason: 'Misread', dose: dose(patientId) }),
  },
  'emergency-access takeEmergencyAccess': {
    may: reads,
    of: 'center',
    run: (staff, { mrn, birthDate }) => takeEmergencyAccess(staff, { mrn, birthDate, reason: 'Found unresponsive' }),
  },
  'emergency-access listEmergencyGrants': {
    may: ['emergency_access.review'],
    of: 'center',
    run: (staff) => listEmergencyGrants(staff),
  },
  'emergency-access reviewEmergencyAccess': {
    may: ['emergency_access.review'],
    of: 'center',
    gets: 'conflict',
    run: (staff) => reviewEmergencyAccess(staff, { grantId: newId(), outcome: 'justified', note: '' }),
  },
  'fhir/bundle importBundle': {
    may: ['data.import'],
    of: 'center',
    gets: 'invalid',
    run: (staff) =>
      importBundle(staff, { importId: newId(), fileName: 'empty.json', sources: [{ name: 'empty.json', text: '{}' }] }),
  },
  'intake/list listIntakes': { may: reads, of: 'center', run: (staff) => listIntakes(staff) },
  'intake/live beatIntake': {
    may: reads,
    of: 'chart',
    gets: 'not_found',
    run: (staff, { patientId }) =>
      beatIntake(staff, {
        patientId,
        intakeId: newId(),
        at: { section: 'kratom', field: null },
        since: now(),
        seq: 0,
      }),
  },
  'intake/save saveAnswers': {
    may: ['assessment.record'],
    of: 'chart',
    run: (staff, { patientId }) =>
      inIntake(staff, patientId, (intakeId) =>
        saveAnswers(staff, {
          patientId,
          intakeId,
          answers: [{ field: 'strain', state: 'answered', value: 'red', version: 0, settled: false }],
          at: { section: 'kratom', field: 'strain' },
        }),
      ),
  },
  'intake/sign signIntake': {
    may: ['assessment.record'],
    of: 'chart',
    gets: 'conflict',
    run: (staff, { patientId }) =>
      inIntake(staff, patientId, (intakeId) => signIntake(staff, { patientId, intakeId, versions: {}, missing: [] })),
  },
  'intake/sign addIntakeAddendum': {
    may: ['assessment.record'],
    of: 'chart',
    gets: 'conflict',
    run: (staff, { patientId }) =>
      inIntake(staff, patientId, (intakeId) =>
        addIntakeAddendum(staff, { requestId: newId(), patientId, intakeId, text: 'Brand is not known.' }),
      ),
  },
  'intake/start startIntake': {
    may: ['assessment.record'],
    of: 'chart',
    run: (staff, { patientId }) => startIntake(staff, { patientId }),
  },
  'intake/view readIntake': {
    may: reads,
    of: 'chart',
    run: (staff, { patientId }) => readIntake(staff, { patientId }),
  },
  'fhir/history listImports': { may: ['data.import'], of: 'center', run: (staff) => listImports(staff) },
  'fhir/history readImport': {
    may: ['data.import'],
    of: 'center',
    gets: 'not_found',
    run: (staff) => readImport(staff, newId()),
  },
  'labs/read readLabs': { may: reads, of: 'chart', run: (staff, { patientId }) => readLabs(staff, patientId) },
  'labs/record recordLab': {
    may: ['vitals.record'],
    of: 'chart',
    run: (staff, { patientId }) => recordLab(staff, alt(patientId)),
  },
  'labs/record correctLab': {
    may: ['vitals.record'],
    of: 'chart',
    gets: 'not_found',
    run: (staff, { patientId }) =>
      correctLab(staff, { ...alt(patientId), labId: newId(), correctionReason: 'Misread' }),
  },
  'medicines/effect recordEffect': {
    may: ['medication.give'],
    of: 'chart',
    gets: 'not_found',
    run: (staff, { patientId }) =>
      recordEffect(staff, { requestId: requestId(), patientId, doseId: newId(), effect: 'helped', note: null }),
  },
  'medicines/end endOrder': {
    may: ['medication.order'],
    of: 'chart',
    gets: 'not_found',
    run: (staff, { patientId }) =>
      endOrder(staff, { requestId: requestId(), patientId, orderId: newId(), reason: 'Done', how: null }),
  },
  'medicines/give giveDose': {
    may: ['medication.give'],
    of: 'chart',
    gets: 'not_found',
    run: (staff, { patientId }) =>
      giveDose(staff, {
        requestId: requestId(),
        patientId,
        orderId: newId(),
        dueAt: null,
        outcome: 'given',
        doseMg: null,
        reason: null,
        override: null,
        vitals: null,
      }),
  },
  'medicines/order orderMedicine': {
    may: ['medication.order'],
    of: 'chart',
    run: (staff, { patientId }) => orderMedicine(staff, melatonin(patientId)),
  },
  'medicines/preview previewDose': {
    may: ['medication.give'],
    of: 'chart',
    gets: 'not_found',
    run: (staff, { patientId }) => previewDose(staff, { patientId, orderId: newId(), doseMg: null }),
  },
  'medicines/read readMedicines': {
    may: reads,
    of: 'chart',
    run: (staff, { patientId }) => readMedicines(staff, patientId),
  },
  'medicines/reconcile reconcile': {
    may: ['medication.order', 'medication.give'],
    of: 'chart',
    run: (staff, { patientId }) =>
      reconcile(staff, { requestId: requestId(), patientId, moment: 'admission', items: [] }),
  },
  'medicines/reconcile stateMedicine': {
    may: ['medication.order', 'medication.give', 'assessment.record'],
    of: 'chart',
    run: (staff, { patientId }) =>
      stateMedicine(staff, { requestId: requestId(), patientId, name: 'Sertraline', dose: '50 mg' }),
  },
  'patients/admission admitPatient': {
    may: ['patient.admit'],
    of: 'center',
    run: (staff) =>
      admitPatient(staff, {
        requestId: requestId(),
        familyName: 'Matrix',
        givenName: 'Robin',
        mrn: `M-${newId()}`,
        birthDate: '1991-01-01',
        sex: 'other',
        pronouns: null,
        language: null,
        phone: null,
        setting: 'outpatient',
        place: null,
        useStatus: 'not_assessed',
        lastDose: null,
        allergies: { state: 'not_asked' },
      }),
  },
  'patients/admission likelyDuplicates': {
    may: ['patient.admit'],
    of: 'center',
    run: (staff, { birthDate }) =>
      likelyDuplicates(staff, { familyName: 'Hidden', givenName: 'Robin', birthDate, mrn: newId() }),
  },
  'patients/background editBackground': {
    may: ['patient.edit'],
    of: 'chart',
    run: (staff, { patientId }) =>
      editBackground(staff, {
        requestId: requestId(),
        patientId,
        allergies: { state: 'none_known' },
        alerts: ['Name alert'],
        pregnancy: 'no',
        pregnancyWeeks: null,
      }),
  },
  'patients/background stateMedication': {
    may: ['vitals.record', 'assessment.record'],
    of: 'chart',
    run: (staff, { patientId }) =>
      stateMedication(staff, { requestId: requestId(), patientId, takes: true, name: 'clonidine', since: null }),
  },
  'patients/contacts recordContact': {
    may: ['assessment.record'],
    of: 'chart',
    run: (staff, { patientId }) =>
      recordContact(staff, {
        requestId: requestId(),
        patientId,
        state: 'happened',
        kind: 'check_in',
        at: now(),
        note: '',
      }),
  },
  'patients/course changeCourse': {
    may: ['phase.change'],
    of: 'chart',
    run: (staff, { patientId }) =>
      changeCourse(staff, {
        requestId: requestId(),
        patientId,
        change: 'use_status',
        useStatus: 'stable_dose',
        reason: 'Told me so',
      }),
  },
  'patients/people transferLead': {
    may: ['lead.assign', 'flag.act'],
    of: 'chart',
    run: (staff, { patientId, colleagueId }) =>
      transferLead(staff, { requestId: requestId(), patientId, leadId: colleagueId, reason: 'Shift' }),
  },
  'patients/people movePatient': {
    may: ['patient.edit'],
    of: 'chart',
    run: (staff, { patientId }) =>
      movePatient(staff, { requestId: requestId(), patientId, setting: 'iop', place: 'Chair 3', reason: '' }),
  },
  'patients/people raiseFlag': {
    may: ['flag.act'],
    of: 'chart',
    run: (staff, { patientId }) =>
      raiseFlag(staff, { requestId: requestId(), patientId, tier: 'T4', reason: 'Looks unwell' }),
  },
  'patients/uses previewUse': {
    may: ['phase.change'],
    of: 'chart',
    run: (staff, { patientId }) => previewUse(staff, use(patientId)),
  },
  'patients/uses reportUse': {
    may: ['phase.change'],
    of: 'chart',
    run: (staff, { patientId }) => reportUse(staff, use(patientId)),
  },
  'queue/detail readQueueDetail': {
    may: ['queue.read'],
    of: 'chart',
    run: (staff, { patientId }) => readQueueDetail(staff, patientId),
  },
  'queue/rows readQueue': {
    may: ['queue.read'],
    of: 'center',
    run: (staff) => readQueue(staff, { tier: null, only: null, limit: 200 }),
  },
  'queue/rows countEmergencies': { may: ['queue.read'], of: 'center', run: (staff) => countEmergencies(staff) },
  'rule-book readRuleSettings': { may: ['rules.read'], of: 'center', run: (staff) => readRuleSettings(staff) },
  'search searchPatients': { may: reads, of: 'center', run: (staff, { mrn }) => searchPatients(staff, { text: mrn }) },
  'shell readShell': { may: ['queue.read', 'staff.manage'], of: 'center', run: (staff) => readShell(staff) },
  'staff listColleagues': { may: everybody, of: 'center', run: (staff) => listColleagues(staff) },
  'staff listStaff': { may: ['staff.manage'], of: 'center', run: (staff) => listStaff(staff) },
  'staff inviteStaff': { may: ['staff.manage'], of: 'center', run: (staff) => inviteStaff(staff, person()) },
  'staff changeRoles': {
    may: ['staff.manage'],
    of: 'center',
    run: (staff, { colleagueId }) => changeRoles(staff, { staffId: colleagueId, roles: ['nurse'] }),
  },
  'staff-access setSuspended': {
    may: ['staff.manage'],
    of: 'center',
    run: (staff, { colleagueId }) => setSuspended(staff, { staffId: colleagueId, suspended: false }),
  },
  'staff-access resetPassword': {
    may: ['staff.manage'],
    of: 'center',
    run: (staff, { colleagueId }) => resetPassword(staff, { staffId: colleagueId }),
  },
  'staff-access signOutColleague': {
    may: ['staff.manage'],
    of: 'center',
    run: (staff, { colleagueId }) => signOutColleague(staff, { staffId: colleagueId }),
  },
  'staff-center readCenter': { may: everybody, of: 'center', run: (staff) => readCenter(staff) },
  'tasks/call recordCall': {
    may: ['assessment.record'],
    of: 'chart',
    run: (staff, { patientId }) =>
      recordCall(staff, CallInput.parse({ requestId: requestId(), patientId, at: now(), reached: true, craving: 3 })),
  },
  'tasks/center listCenterDue': { may: reads, of: 'center', run: (staff) => listCenterDue(staff) },
  'tasks/groups recordGroup': {
    may: ['assessment.record'],
    of: 'chart',
    run: (staff, { patientId }) =>
      recordGroup(staff, {
        requestId: requestId(),
        title: 'Morning group',
        at: now(),
        members: [{ patientId, state: 'came' }],
      }),
  },
  'tasks/read readTasks': { may: reads, of: 'chart', run: (staff, { patientId }) => readTasks(staff, patientId) },
  'tasks/tasks addTask': {
    may: ['flag.act'],
    of: 'chart',
    run: (staff, { patientId }) =>
      addTask(staff, { requestId: requestId(), patientId, text: `Call the sister ${newId()}`, dueAt: now() }),
  },
  'tasks/tasks endTask': {
    may: ['flag.act'],
    of: 'chart',
    gets: 'not_found',
    run: (staff, { patientId }) =>
      endTask(staff, { requestId: requestId(), patientId, taskId: newId(), as: 'done', note: '' }),
  },
  'tapers/co-sign coSign': {
    may: ['taper.sign'],
    of: 'plan',
    gets: 'conflict',
    run: (staff, { plan }) => coSign(staff, plan),
  },
  'tapers/co-sign declineCoSign': {
    may: ['taper.sign'],
    of: 'plan',
    gets: 'conflict',
    run: (staff, { plan }) => declineCoSign(staff, { ...plan, reason: 'Too fast' }),
  },
  'tapers/decide decideStep': {
    may: ['taper.hold'],
    of: 'plan',
    run: (staff, { patientId, plan }) =>
      decideStep(staff, { requestId: requestId(), patientId, ...plan, decision: 'hold', reason: 'A hard week' }),
  },
  'tapers/draft saveDraft': {
    may: ['taper.draft'],
    of: 'chart',
    run: (staff, { patientId }) => saveDraft(staff, { patientId, version: null, parameters: PLAN, reason: '' }),
  },
  'tapers/finish finishTaper': {
    may: ['taper.hold'],
    of: 'plan',
    run: (staff, { patientId, plan }) =>
      finishTaper(staff, {
        requestId: requestId(),
        patientId,
        ...plan,
        lastDose: { precision: 'instant', at: now() },
        reason: 'Stopped by themselves',
      }),
  },
  'tapers/list readTapers': { may: reads, of: 'center', run: (staff) => readTapers(staff) },
  'tapers/planner readPlanner': {
    may: reads,
    of: 'chart',
    run: (staff, { patientId }) => readPlanner(staff, patientId),
  },
  'tapers/resume resumeTaper': {
    may: ['taper.hold'],
    of: 'plan',
    gets: 'conflict',
    run: (staff, { patientId, plan }) =>
      resumeTaper(staff, { requestId: requestId(), patientId, ...plan, reason: 'Better' }),
  },
  'tapers/review readStepReview': {
    may: reads,
    of: 'chart',
    run: (staff, { patientId }) => readStepReview(staff, patientId),
  },
  'tapers/sign signPlan': {
    may: ['taper.sign', 'taper.draft'],
    of: 'chart',
    run: (staff, { patientId, prescriberId }) =>
      signPlan(staff, signInput(patientId, can(staff, 'taper.sign') ? null : prescriberId)),
  },
  'triage/flag-acts snooze': {
    may: ['flag.act'],
    of: 'chart',
    run: async (staff, { patientId, flagId }) => {
      await acknowledge(staff, { patientId, requestId: requestId() })
      return snooze(staff, { flagId, requestId: requestId(), minutes: 15, reason: 'waiting', text: '' })
    },
  },
  'triage/flag-acts recordReview': {
    may: ['flag.act'],
    of: 'chart',
    run: (staff, { flagId }) =>
      recordReview(staff, { flagId, requestId: requestId(), outcome: 'no_action', reason: 'Seen' }),
  },
  'triage/flag-acts override': {
    may: ['flag.clear'],
    of: 'chart',
    run: (staff, { flagId }) => override(staff, { flagId, requestId: requestId(), reason: 'Known' }),
  },
  'triage/row-acts acknowledge': {
    may: ['flag.act'],
    of: 'chart',
    run: (staff, { patientId }) => acknowledge(staff, { patientId, requestId: requestId() }),
  },
  'triage/row-acts take': {
    may: ['flag.act'],
    of: 'chart',
    run: (staff, { patientId }) => take(staff, { patientId, requestId: requestId() }),
  },
  'triage/row-acts handOver': {
    may: ['flag.act'],
    of: 'chart',
    run: (staff, { patientId, colleagueId }) =>
      handOver(staff, { patientId, requestId: requestId(), to: colleagueId, reason: 'shift_end', text: '' }),
  },
  'triage/row-acts recordAction': {
    may: ['flag.act'],
    of: 'chart',
    run: (staff, { patientId }) => recordAction(staff, { patientId, requestId: requestId(), code: 'seen', text: '' }),
  },
  'triage/undo undo': {
    may: ['flag.act'],
    of: 'center',
    gets: 'conflict',
    run: (staff) => undo(staff, { undoId: newId(), requestId: requestId() }),
  },
  'vitals/correct correctSet': {
    may: ['vitals.record'],
    of: 'chart',
    run: (staff, { patientId, setId, setVersion }) =>
      correctSet(staff, { setId, version: setVersion, reason: 'Misread', set: vitals(patientId) }),
  },
  'vitals/entered readEnteredSet': {
    may: ['vitals.record'],
    of: 'chart',
    run: (staff, { setId }) => readEnteredSet(staff, setId),
  },
  'vitals/form readVitalsForm': {
    may: reads,
    of: 'chart',
    run: (staff, { patientId }) => readVitalsForm(staff, patientId),
  },
  'vitals/history readFlowsheet': {
    may: reads,
    of: 'chart',
    run: (staff, { patientId }) => readFlowsheet(staff, patientId, 'stay'),
  },
  'vitals/round readRound': { may: reads, of: 'center', run: (staff) => readRound(staff) },
  'vitals/record recordVitals': {
    may: ['vitals.record'],
    of: 'chart',
    run: (staff, { patientId }) => recordVitals(staff, vitals(patientId)),
  },
}
