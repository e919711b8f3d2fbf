import { z } from 'zod'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { COURSE_COLUMNS, type CourseRow, type ListedPlan, SPARK_COLUMN, type SparkRow } from '../facts/course-columns'
import { type HiddenEmergency, hiddenEmergencies } from './hidden'

export const QueueFilter = z.object({
  tier: z.coerce.number().int().min(1).max(5).nullable().default(null),
  only: z.enum(['mine', 'unowned', 'past_target', 'snoozed']).nullable().default(null),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type QueueFilter = z.infer<typeof QueueFilter>

export type RowFlag = {
  id: string
  rule_id: string
  tier: number
  text: string
  detail: string | null
  opened_at: string
  acknowledged_at: string | null
  acknowledged_name: string | null
  action_at: string | null
  action_code: string | null
  ack_deadline: string | null
  action_deadline: string | null
  snoozed_until: string | null
}

export type QueueRecord = CourseRow & {
  patient_id: string
  tier: number
  breached: boolean
  owner_id: string | null
  owner_name: string | null
  next_action: string | null
  hidden_until: Date | null
  open_count: number
  cannot_tell: { ruleId: string; reason: string }[]
  family_name: string
  given_name: string
  birth_date: string | null
  sex: string
  mrn: string
  place: string | null
  setting: 'residential' | 'iop' | 'outpatient'
  phase: string
  anchor_on: string | null
  flags: RowFlag[]
  spark: SparkRow
  listed_plan: ListedPlan
}

export type QueueCounts = {
  t1: number
  t2: number
  t3: number
  t4: number
  t5: number
  mine: number
  unowned: number
  past_target: number
  snoozed: number
}
export type QueueEngine = {
  /** Null while rows stand there and the engine reports: then nobody asks. */
  checked: number | null
  checked_at: Date | null
  oldest_due: Date | null
  reported_at: Date | null
  last_cleared: { at: string; text: string } | null
}

export type QueueSnapshot = {
  rows: QueueRecord[]
  /** Patients of the filter beyond those rows. */
  more: number
  counts: QueueCounts
  engine: QueueEngine
  hidden: HiddenEmergency[]
  seq: number
  now: Date
  zone: string
  staffId: string
}

/** Queue order, on stored key parts (triage.md §4); `app.place_row` keeps them and a test holds them to the pure order. */
export const QUEUE_ORDER =
  'r.tier, r.breached desc, r.class_rank, r.score_norm desc, r.trend, r.target_deadline, r.opened_at, (r.patient_id::text) collate "C"'

const FILTERS = {
  mine: 'r.owner_id = $3',
  unowned: 'r.owner_id is null',
  past_target: 'r.breached',
  snoozed: 'r.hidden_until > $2',
} as const

/** Emergencies pass every filter: the board must be able to announce a new one whatever it shows. */
function filterSql({ tier, only }: QueueFilter): string {
  const parts = [tier && `r.tier = ${Number(tier)}`, only && FILTERS[only]].filter(Boolean)
  return parts.length > 0 ? `and (r.tier = 1 or (${parts.join(' and ')}))` : ''
}

/** A row of the list says only what the latest set lacks; everything that the rules cannot tell is long. */
const OF_THE_SET = `jsonb_path_query_array(r.cannot_tell, '$[*] ? (@.ruleId == "VIT-01" || @.ruleId == "VIT-02" || @.ruleId == "VIT-03")')`

/** The SQL of the rows; exported so that the benchmark runs the very same by hand. */
export const queueRowsSql = (filter: QueueFilter, one = false) => `
  select r.patient_id, r.tier, r.breached, r.owner_id, o.name as owner_name, r.next_action, r.hidden_until, r.open_count,
    ${one ? 'r.cannot_tell' : OF_THE_SET} as cannot_tell,
    p.family_name, p.given_name, p.birth_date, p.sex, p.mrn, e.place, e.setting, e.phase, e.anchor_on,
    (select json_agg(f order by f.tier, f.breached desc, f.class_rank, f.score_norm desc, f.trend, f.target_deadline, f.opened_at) from (
       select id, rule_id, tier, text, detail, opened_at, acknowledged_at, (select s.name from staff s where s.id = acknowledged_by) as acknowledged_name, action_at, action_code, ack_deadline, action_deadline,
         snoozed_until, class_rank, score_norm, trend, target_deadline,
         coalesce((acknowledged_at is null and ack_deadline <= $2) or (action_at is null and action_deadline <= $2), false) as breached
       from flags where patient_id = r.patient_id and cleared_at is null) f) as flags,
    ${SPARK_COLUMN}, ${COURSE_COLUMNS}
  from triage_rows r
  join patients p on p.id = r.patient_id
  join episodes e on e.id = r.episode_id
  left join staff o on o.id = r.owner_id
  where r.center_id = $1 and r.open_count > 0 and ($3::uuid is not null)
    ${one ? 'and r.patient_id = $4' : filterSql(filter)}
  order by ${QUEUE_ORDER}
  ${one ? '' : 'limit $4'}`

/** The queue of the center as this person may see it, most urgent first. */
export const readQueue = (staff: Staff, filter: QueueFilter, live = false): Promise<Result<QueueSnapshot>> =>
  asStaff<QueueSnapshot>(staff, 'queue.read', 'queue.read', async (tx) => {
    await tx.query('select app.refresh_places($1, $2)', [tx.center.id, tx.now], 'refresh-places')
    const key = `queue-${filter.tier ?? ''}-${filter.only ?? ''}`
    const rows = await tx.query<QueueRecord>(
      queueRowsSql(filter, false),
      [tx.center.id, tx.now, tx.staff.id, filter.limit],
      key,
    )
    const [around] = await tx.query<QueueCounts & QueueEngine & { seq: number }>(
      QUEUE_AROUND_SQL,
      [tx.center.id, tx.now, tx.staff.id],
      'queue-around',
    )
    if (!around) throw new Error('The center of this transaction is gone.')
    if (!live) await auditRead(tx, 'queue.read', null, { filter })
    const hidden = await hiddenEmergencies(tx)
    return ok({
      rows,
      more: rows.length < filter.limit ? 0 : Math.max(0, matching(around, filter) - rows.length),
      counts: around,
      engine: around,
      hidden,
      seq: around.seq,
      now: tx.now,
      zone: tx.zone,
      staffId: tx.staff.id,
    })
  })

/** How many patients a filter has; of two filters together at most the smaller. */
function matching(counts: QueueCounts, { tier, only }: QueueFilter): number {
  const tiers = [counts.t1, counts.t2, counts.t3, counts.t4, counts.t5]
  const ofTier = tier ? (tiers[tier - 1] ?? 0) : tiers.reduce((sum, each) => sum + each, 0)
  return only ? Math.min(ofTier, counts[only]) : ofTier
}

/** What the empty screen and the "not current" notice say; nobody asks while rows stand there and the engine reports. */
const QUIET = "q.n = 0 or s.reported_at is null or s.reported_at < $2::timestamptz - interval '60 seconds'"

/** Counts, and whether the engine has run: a quiet patient is not an error, a silent engine is (decisions.md 9). */
export const QUEUE_AROUND_SQL = `
  select c.seq, q.*, s.reported_at,
    case when ${QUIET} then (select count(*)::int from triage_rows where center_id = $1 and evaluated_at is not null) end as checked,
    case when ${QUIET} then (select max(evaluated_at) from triage_rows where center_id = $1) end as checked_at,
    (select min(recheck_at) from triage_rows where center_id = $1 and recheck_at <= $2) as oldest_due,
    case when ${QUIET} then (
      select json_build_object('at', cleared_at, 'text', text) from flags
      where center_id = $1 and cleared_at is not null and opened_at > $2::timestamptz - interval '7 days'
      order by cleared_at desc limit 1) end as last_cleared
  from centers c,
    (select max(reported_at) as reported_at from sweeper_reports) s,
    (select count(*)::int as n,
       count(*) filter (where tier = 1)::int as t1, count(*) filter (where tier = 2)::int as t2,
       count(*) filter (where tier = 3)::int as t3, count(*) filter (where tier = 4)::int as t4, count(*) filter (where tier = 5)::int as t5,
       count(*) filter (where owner_id = $3)::int as mine, count(*) filter (where owner_id is null)::int as unowned,
       count(*) filter (where breached)::int as past_target, count(*) filter (where hidden_until > $2)::int as snoozed
     from triage_rows where center_id = $1 and open_count > 0) q
  where c.id = $1`

/** The row of one patient, or null while nothing is open. */
export async function readRow(tx: Tx, patientId: string): Promise<QueueRecord | null> {
  const filter: QueueFilter = { tier: null, only: null, limit: 1 }
  const [row] = await tx.query<QueueRecord>(
    queueRowsSql(filter, true),
    [tx.center.id, tx.now, tx.staff.id, patientId],
    'queue-row',
  )
  return row ?? null
}

/** Patients of this person's view with an open T1: the number on the rail. */
export const countEmergencies = (staff: Staff): Promise<Result<{ emergencies: number }>> =>
  asStaff<{ emergencies: number }>(staff, 'queue.read', 'queue.count', async (tx) => {
    const [row] = await tx.query<{ n: number }>(
      'select count(*)::int as n from triage_rows where center_id = $1 and tier = 1 and open_count > 0',
      [tx.center.id],
      'emergencies',
    )
    const hidden = await hiddenEmergencies(tx)
    return ok({ emergencies: (row?.n ?? 0) + hidden.filter(({ tier }) => tier === 1).length })
  })
