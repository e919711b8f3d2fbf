import { localDate } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { NO_SUCH_PATIENT } from '../patients/chart'
import type { CenterSettings } from '../schema/people'

/** Who a chart is about, for the banner of every screen on which somebody can act on a patient. */
export type ChartHead = {
  patientId: string
  mrn: string
  familyName: string
  givenName: string
  birthDate: LocalDate | null
  sex: 'male' | 'female' | 'other' | 'unknown'
  pronouns: string | null
  language: string | null
  confidential: boolean
  codeStatus: string | null
  /** The open episode, else the latest one; null for a person who was only imported. */
  episode: {
    id: string
    open: boolean
    setting: 'residential' | 'iop' | 'outpatient'
    place: string | null
    useStatus: 'not_assessed' | 'stable_dose' | 'taper' | 'stopped'
    leadId: string | null
    leadName: string | null
  } | null
  allergies: {
    state: 'not_asked' | 'none_known' | 'listed'
    items: { id: string; substance: string; reaction: string | null; severity: string | null }[]
  }
  alerts: string[]
  pregnancy: {
    status: 'yes' | 'suspected' | 'no' | 'unknown' | 'not_applicable'
    weeks: number | null
    at: string
  } | null
  crisisPlanAt: string | null
  /** Part 2 consents in force: treatment, payment and operations, and single recipients. */
  consents: { type: string; recipient: string; expiresOn: LocalDate | null }[]
  /** Any consent was ever recorded, in force or not. */
  consentsRecorded: boolean
  cssrs: { band: string | null; complete: boolean; at: string } | null
  /** Active medicines as stated or imported, by ingredient where it is known. */
  medicines: string[]
  nameAlert: { name: string; place: string | null } | null
  now: Date
  zone: string
  settings: CenterSettings
}

type HeadRow = {
  id: string
  mrn: string
  family_name: string
  given_name: string
  birth_date: LocalDate | null
  sex: ChartHead['sex']
  pronouns: string | null
  language: string | null
  confidential: boolean
  code_status: string | null
  allergy_status: ChartHead['allergies']['state']
  episode: {
    id: string
    open: boolean
    setting: 'residential' | 'iop' | 'outpatient'
    place: string | null
    use_status: 'not_assessed' | 'stable_dose' | 'taper' | 'stopped'
    lead_id: string | null
    lead_name: string | null
  } | null
  allergies: ChartHead['allergies']['items']
  alerts: string[]
  pregnancy: ChartHead['pregnancy']
  crisis_plan_at: string | null
  consents: ChartHead['consents']
  consents_recorded: boolean
  cssrs: ChartHead['cssrs']
  medicines: string[]
  name_alert: ChartHead['nameAlert']
}

const HEAD_SQL = `
  select p.id, p.mrn, p.family_name, p.given_name, p.birth_date, p.sex, p.pronouns, p.language, p.confidential, p.code_status,
    p.allergy_status,
    case when e.id is not null then json_build_object('id', e.id, 'open', e.closed_at is null, 'setting', e.setting,
      'place', e.place, 'use_status', e.use_status, 'lead_id', e.lead_id,
      'lead_name', (select s.name from staff s where s.id = e.lead_id)) end as episode,
    (select coalesce(json_agg(json_build_object('id', a.id, 'substance', a.substance, 'reaction', a.reaction,
       'severity', a.severity) order by a.entered_at, a.substance), '[]')
     from allergies a where a.patient_id = p.id and a.ended_at is null) as allergies,
    (select coalesce(json_agg(text order by entered_at, text), '[]') from patient_alerts
     where patient_id = p.id and ended_at is null) as alerts,
    (select json_build_object('status', status, 'weeks', weeks, 'at', at) from pregnancy_statuses
     where patient_id = p.id order by at desc limit 1) as pregnancy,
    (select max(signed_at)::text from plan_documents where patient_id = p.id and kind = 'crisis') as crisis_plan_at,
    (select coalesce(json_agg(json_build_object('type', type, 'recipient', recipient, 'expiresOn', expires_on) order by signed_on desc), '[]')
     from consents where patient_id = p.id and revoked_on is null and (expires_on is null or expires_on >= $2::date)) as consents,
    exists (select 1 from consents where patient_id = p.id) as consents_recorded,
    (select json_build_object('band', band, 'complete', status = 'complete', 'at', taken_at) from assessments
     where patient_id = p.id and instrument = 'CSSRS' and superseded_by_id is null order by taken_at desc limit 1) as cssrs,
    (select coalesce(json_agg(distinct coalesce(ingredient, lower(name))), '[]') from medication_statements
     where patient_id = p.id and status = 'active') as medicines,
    (select json_build_object('name', q.given_name || ' ' || q.family_name, 'place', f.place)
     from patients q join episodes f on f.patient_id = q.id and f.closed_at is null where q.id = app.name_alike(p.id)) as name_alert
  from patients p
  left join lateral (select * from episodes where patient_id = p.id order by closed_at desc nulls first limit 1) e on true
  where p.id = $1`

/**
 * The head of a chart for one of its screens; opening the screen is audited under `view` ("chart.overview"). Live
 * re-reads pass `live` and leave no audit row. Refuses `not_found` for a chart that this person may not see.
 */
export const readChartHead = (
  staff: Staff,
  input: { patientId: string; view: string; live?: boolean },
): Promise<Result<ChartHead>> =>
  asStaff<ChartHead>(staff, 'chart.read', input.view, async (tx) => {
    const head = await chartHead(tx, input.patientId)
    if (!head) return NO_SUCH_PATIENT
    if (!input.live) await auditRead(tx, input.view, input.patientId)
    return ok(head)
  })

/** The head inside another verb's transaction; null when this person sees no such patient. */
export async function chartHead(tx: Tx, patientId: string): Promise<ChartHead | null> {
  const [row] = await tx.query<HeadRow>(HEAD_SQL, [patientId, localDate(tx.now, tx.zone)], 'chart-head')
  return row ? { ...toHead(row), now: tx.now, zone: tx.zone, settings: tx.center.settings } : null
}

function toHead(row: HeadRow): Omit<ChartHead, 'now' | 'zone' | 'settings'> {
  const { episode } = row
  return {
    patientId: row.id,
    mrn: row.mrn,
    familyName: row.family_name,
    givenName: row.given_name,
    birthDate: row.birth_date,
    sex: row.sex,
    pronouns: row.pronouns,
    language: row.language,
    confidential: row.confidential,
    codeStatus: row.code_status,
    episode: episode && {
      id: episode.id,
      open: episode.open,
      setting: episode.setting,
      place: episode.place,
      useStatus: episode.use_status,
      leadId: episode.lead_id,
      leadName: episode.lead_name,
    },
    allergies: { state: row.allergy_status, items: row.allergies },
    alerts: row.alerts,
    pregnancy: row.pregnancy,
    crisisPlanAt: row.crisis_plan_at,
    consents: row.consents,
    consentsRecorded: row.consents_recorded,
    cssrs: row.cssrs,
    medicines: row.medicines,
    nameAlert: row.name_alert,
  }
}
