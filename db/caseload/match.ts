import { addDays, localDate } from '@/lib/clinical/time'
import { PHASES } from '@/lib/clinical/types'
import type { Tx } from '../client'
import type { CaseloadAsk } from './ask'

/** Values of a statement by number: `$7` for the next one. */
class Values {
  readonly list: unknown[] = []
  add(value: unknown): string {
    this.list.push(value)
    return `$${this.list.length}`
  }
}

const HAY = "lower(concat_ws(' ', p.family_name, p.given_name, p.family_name, p.mrn, e.place))"

/** Open flags that say a measure is overdue (triage.md VIT-12, VIT-14; ENG-01, ENG-02). */
const OVERDUE_RULES = { vitals: ['VIT-12', 'VIT-14'], check_in: ['ENG-01', 'ENG-02'] } as const
const STEP_DUE_DAYS = 7

/** A signed plan with a step that begins within a week, for episode e; the arguments are SQL of today and a week on. */
const stepDue = (today: string, until: string) => `exists (
  select 1 from taper_plans t, jsonb_array_elements(t.schedule -> 'steps') s
  where t.episode_id = e.id and t.status = 'signed' and (s ->> 'fromDate')::date between ${today}::date and ${until}::date)`

const PREGNANT = `coalesce((select g.status in ('yes', 'suspected') from pregnancy_statuses g
  where g.patient_id = p.id order by g.at desc limit 1), false)`

function conditions(ask: CaseloadAsk, values: Values, tx: Tx): string[] {
  const all = ask.q
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `position(${values.add(word)} in ${HAY}) > 0`)
  if (ask.lead === 'none') all.push('e.lead_id is null')
  else if (ask.lead) all.push(`e.lead_id = ${values.add(ask.lead === 'me' ? tx.staff.id : ask.lead)}`)
  if (ask.phase) all.push(`e.phase = ${values.add(ask.phase)}`)
  if (ask.setting) all.push(`e.setting = ${values.add(ask.setting)}`)
  if (ask.tier === 'any') all.push('r.open_count > 0')
  else if (ask.tier === 'none') all.push('r.open_count = 0')
  else if (ask.tier) all.push(`r.open_count > 0 and r.tier = ${values.add(Number(ask.tier.slice(1)))}`)
  if (ask.overdue)
    all.push(`exists (select 1 from flags x where x.patient_id = p.id and x.cleared_at is null
    and x.rule_id = any(${values.add(OVERDUE_RULES[ask.overdue])}))`)
  if (ask.pregnant) all.push(PREGNANT)
  return [...all, ...taperCondition(ask, values, tx)]
}

function taperCondition(ask: CaseloadAsk, values: Values, tx: Tx): string[] {
  const inForce = "exists (select 1 from taper_plans t where t.episode_id = e.id and t.status = 'signed')"
  if (ask.taper === 'none') return [`not ${inForce}`]
  if (ask.taper === 'running') return [inForce]
  if (ask.taper !== 'step_due') return []
  const today = localDate(tx.now, tx.zone)
  return [stepDue(values.add(today), values.add(addDays(today, STEP_DUE_DAYS)))]
}

/** What a sort needs beside the row itself; read for every match, so only when it is asked for. */
const SORT_COLUMN: Record<CaseloadAsk['sort'], string> = {
  tier: 'null::int',
  name: 'null::int',
  phase: 'null::int',
  score: `(select a.total / case a.instrument when 'COWS' then 48 else 64 end from assessments a
    where a.patient_id = p.id and a.instrument in ('COWS', 'SOWS_H') and a.status = 'complete' and a.superseded_by_id is null
    order by a.taken_at desc limit 1)`,
  taken: `(select o.taken_at from observation_sets o where o.patient_id = p.id and o.superseded_by_id is null
    and o.outcome = 'measured' order by o.taken_at desc limit 1)`,
  due: `least(case when r.open_count > 0 then r.target_deadline end, (select min(c.due_at) from contacts c
    where c.patient_id = p.id and c.status = 'planned'))`,
}

const BY_NAME = 'lower(family_name), lower(given_name), id'
const QUEUE = 'tier, breached desc, class_rank, score_norm desc nulls last, trend, target_deadline, opened_at'

/** The order inside a phase or of the whole list. What is not known stands last, and first when turned round. */
function orderOf({ sort, desc }: CaseloadAsk): string {
  const way = desc ? 'desc nulls first' : 'asc nulls last'
  switch (sort) {
    case 'tier':
      return desc ? `(open_count > 0), tier desc, ${BY_NAME}` : `(open_count > 0) desc, ${QUEUE}, ${BY_NAME}`
    case 'name':
      return desc ? 'lower(family_name) desc, lower(given_name) desc, id' : BY_NAME
    case 'phase':
      return `way ${desc ? 'desc' : 'asc'}, anchor_on ${desc ? 'asc nulls first' : 'desc nulls last'}, ${BY_NAME}`
    case 'taken':
      return `sorted ${desc ? 'asc nulls first' : 'desc nulls last'}, ${BY_NAME}`
    default:
      return `sorted ${way}, ${BY_NAME}`
  }
}

const WAY = `array_position(array[${PHASES.map((phase) => `'${phase}'`).join(', ')}], e.phase)`

/**
 * One statement that finds who matches, counts them by phase, and cuts the page. It reads every open episode of the
 * center once and details only for the page, so that 10,000 patients cost a scan and a sort.
 */
export function matchStatement(ask: CaseloadAsk, tx: Tx): { text: string; values: unknown[] } {
  const values = new Values()
  const center = values.add(tx.center.id)
  const where = conditions(ask, values, tx).map((one) => `\n    and ${one}`)
  const order = `${ask.group ? 'way, ' : ''}${orderOf(ask)}`
  const page = pageOf(ask, order, values)
  const text = `
  with matching as materialized (
    select p.id, p.family_name, p.given_name, e.phase, e.anchor_on, ${WAY} as way, r.open_count, r.tier, r.breached, r.class_rank,
      r.score_norm, r.trend, r.target_deadline, r.opened_at, ${SORT_COLUMN[ask.sort]} as sorted
    from episodes e join patients p on p.id = e.patient_id join triage_rows r on r.patient_id = p.id
    where e.center_id = ${center} and e.closed_at is null${where.join('')}),
  shown as (${page})
  select
    (select coalesce(json_agg(id order by n), '[]') from shown) as ids,
    (select coalesce(json_agg(g order by g.way), '[]') from (
       select phase, way, count(*)::int as count, (count(*) filter (where open_count > 0))::int as flagged
       from matching group by phase, way) g) as groups,
    (select count(*)::int from episodes where center_id = ${center} and closed_at is null) as unfiltered,
    (select max(evaluated_at) from triage_rows where center_id = ${center}) as checked_at`
  return { text, values: values.list }
}

/** The ids to show, numbered: a page, or for a board the first of each phase. */
function pageOf(ask: CaseloadAsk, order: string, values: Values): string {
  if (ask.perPhase) {
    const ranked = `select id, way, row_number() over (partition by phase order by ${orderOf(ask)}) as k from matching`
    return `select id, row_number() over (order by way, k) as n from (${ranked}) ranked where k <= ${values.add(ask.perPhase)}::int`
  }
  const open = ask.group ? `where not phase = any(${values.add(ask.closed)}::text[])` : ''
  const cut = `limit ${values.add(ask.pageSize)}::int offset ${values.add((ask.page - 1) * ask.pageSize)}::int`
  return `select id, row_number() over () as n from (select id from matching ${open} order by ${order} ${cut}) page`
}

export const VIEW_COUNTS_SQL = `
  select
    (select count(*)::int from episodes where center_id = $1 and closed_at is null) as everybody,
    (select count(*)::int from episodes where center_id = $1 and lead_id = $2 and closed_at is null) as mine,
    (select count(distinct f.patient_id)::int from flags f join triage_rows r on r.patient_id = f.patient_id
     where f.center_id = $1 and f.cleared_at is null and f.rule_id in ('VIT-12', 'VIT-14')) as vitals_overdue,
    (select count(*)::int from episodes e where e.center_id = $1 and e.closed_at is null and ${stepDue('$3', '$4')}) as step_due,
    (select count(*)::int from episodes e join patients p on p.id = e.patient_id
     where e.center_id = $1 and e.closed_at is null and p.id in (select patient_id from pregnancy_statuses where status in ('yes', 'suspected'))
       and ${PREGNANT}) as pregnant`

/** Arguments of VIEW_COUNTS_SQL. */
export function viewCountValues(tx: Tx): unknown[] {
  const today = localDate(tx.now, tx.zone)
  return [tx.center.id, tx.staff.id, today, addDays(today, STEP_DUE_DAYS)]
}
