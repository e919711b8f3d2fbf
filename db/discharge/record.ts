import { phaseOf } from '@/lib/clinical/phases/phase-of'
import { localDate } from '@/lib/clinical/time'
import { day, moment } from '@/lib/format/clock'
import type { Tx } from '../client'
import { courseOf } from '../facts/course'
import { loadFacts } from '../facts/load'
import type { FactsRow } from '../facts/row'
import { readSummaryRow, type SummaryRow } from './summary-rows'

/** Everything a discharge reads about an open episode, in the transaction that may close it. */
export type OpenRecord = {
  episodeId: string
  leadId: string | null
  row: SummaryRow
  loaded: NonNullable<Awaited<ReturnType<typeof loadFacts>>>
  standing: { view: ReturnType<typeof phaseOf> | null; lastDose: string | null }
  /** Open emergency and urgent flags. */
  urgent: { id: string; text: string; tier: number }[]
  overridden: string[]
}

/** Reads it; null when this person sees no such episode, or it is closed. */
export async function readRecord(tx: Tx, patientId: string, episodeId: string): Promise<OpenRecord | null> {
  const row = await readSummaryRow(tx, patientId, episodeId)
  const loaded = await loadFacts(tx.query, patientId, tx.zone, tx.now)
  if (!row || loaded?.row.episode?.id !== episodeId) return null
  const [more] = await tx.query<{ lead_id: string | null; overridden: string[] }>(
    `select e.lead_id, (select coalesce(array_agg(distinct h.gates ->> 'overridden'), '{}') from phase_history h
       where h.episode_id = e.id and h.gates ? 'overridden') as overridden
     from episodes e where e.id = $1`,
    [episodeId],
  )
  const admittedOn = localDate(new Date(row.episode.admitted_at), tx.zone)
  return {
    episodeId,
    leadId: more?.lead_id ?? null,
    row,
    loaded,
    standing: { view: phaseOf(courseOf(loaded.row), { ...tx, admittedOn }), lastDose: lastDoseText(loaded.row, tx) },
    urgent: loaded.row.flags.filter(({ tier }) => tier <= 2).map(({ id, text, tier }) => ({ id, text, tier })),
    overridden: more?.overridden ?? [],
  }
}

function lastDoseText({ anchor }: FactsRow, { now, zone }: Tx): string | null {
  if (!anchor || anchor.kind === 'unknown') return null
  const today = localDate(now, zone)
  const when = anchor.last_dose_at
    ? moment(new Date(anchor.last_dose_at), now, zone)
    : anchor.last_dose_on && `${day(anchor.last_dose_on, today)}, date only`
  if (!when) return null
  if (anchor.kind === 'relapse_using') return `Uses again, last known ${when}`
  return `${when}, ${anchor.confirmed_at ? 'confirmed' : 'reported'}`
}
