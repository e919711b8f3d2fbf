import { can } from '@/lib/permissions'
import type { Tx } from '../client'

/** A T1 or T2 of a chart that this person may not see, which nobody named on it has answered by its target. */
export type HiddenEmergency = {
  tier: number
  place: string | null
  opened_at: Date
  ack_deadline: Date
  alias_id: string
}

/** For supervisors: where and since when, under an alias; neither name nor reason nor a way to the chart (decisions.md 3). */
export async function hiddenEmergencies(tx: Tx): Promise<HiddenEmergency[]> {
  if (!can(tx.staff, 'unit.read')) return []
  return tx.query<HiddenEmergency>('select * from app.hidden_emergencies($1)', [tx.now], 'hidden-emergencies')
}
