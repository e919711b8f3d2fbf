import { escalationLevel } from '@/lib/clinical/triage/escalate'
import type { Tx } from '../client'
import { newId } from '../ids'
import { tierCode } from './flag-store'

type Late = {
  id: string
  patient_id: string
  center_id: string
  tier: number
  opened_at: Date
  ack_deadline: Date
  escalation_level: number
}

/**
 * Flags that nobody has answered by their target go up to the next role, then again every 10 min (T1) or 30 min (T2)
 * (triage.md §5, R-31). Shows on that role's screens and in the counts; the tier stays.
 */
export async function escalateDue({ query, now }: { query: Tx['query']; now: Date }): Promise<number> {
  const late = await query<Late>(
    `select id, patient_id, center_id, tier, opened_at, ack_deadline, escalation_level from flags
     where cleared_at is null and acknowledged_at is null and ack_deadline <= $1
       and (tier <= 2 or escalation_level = 0) and tier < 5
     order by ack_deadline limit 200 for update skip locked`,
    [now],
    'late-flags',
  )
  let raised = 0
  for (const flag of late) {
    const level = escalationLevel({
      tier: tierCode(flag.tier),
      openedAt: flag.opened_at,
      acknowledgeBy: flag.ack_deadline,
      now,
    })
    if (level <= flag.escalation_level) continue
    await query('update flags set escalation_level = $2 where id = $1', [flag.id, level], 'escalate')
    await query(
      `insert into flag_events (id, center_id, patient_id, flag_id, kind, at, data) values ($1, $2, $3, $4, 'escalated', $5, $6)`,
      [newId(), flag.center_id, flag.patient_id, flag.id, now, JSON.stringify({ level })],
      'escalated',
    )
    await query(
      "select app.announce($1, $2, 'escalate', null, $3)",
      [flag.center_id, flag.patient_id, now],
      'announce-escalation',
    )
    raised += 1
  }
  return raised
}
