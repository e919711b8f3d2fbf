import type { Phase } from '@/lib/clinical/types'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import type { CenterSettings } from '../schema/people'
import type { CaseloadAsk } from './ask'
import { matchStatement, VIEW_COUNTS_SQL, viewCountValues } from './match'
import { type CaseloadPatient, caseloadRows } from './rows'

export type ViewCounts = {
  everybody: number
  mine: number
  vitals_overdue: number
  step_due: number
  pregnant: number
}

export type CaseloadList = {
  rows: CaseloadPatient[]
  groups: { phase: Phase; count: number; flagged: number }[]
  /** Patients with an open episode, without any filter. */
  unfiltered: number
  checkedAt: Date | null
  views: ViewCounts
  now: Date
  zone: string
  settings: CenterSettings
}

export type Match = {
  ids: string[]
  groups: { phase: Phase; count: number; flagged: number }[]
  unfiltered: number
  checked_at: Date | null
}

/** One page of the caseload, filtered, sorted and counted by the database. Audited as one read of the list. */
export const listCaseload = (staff: Staff, ask: CaseloadAsk): Promise<Result<CaseloadList>> =>
  asStaff<CaseloadList>(staff, 'chart.read', 'caseload.list', async (tx) => {
    const match = await matching(tx, ask)
    const rows = await caseloadRows(tx, match.ids, ask.extras)
    const [views] = await tx.query<ViewCounts>(VIEW_COUNTS_SQL, viewCountValues(tx), 'caseload-views')
    if (!views) throw new Error('Counting answered nothing.')
    await auditRead(tx, 'caseload.list', null, { narrowedBy: narrowedBy(ask) })
    return ok({
      rows,
      groups: match.groups,
      unfiltered: match.unfiltered,
      checkedAt: match.checked_at,
      views,
      now: tx.now,
      zone: tx.zone,
      settings: tx.center.settings,
    })
  })

/** Who matches, for another verb's transaction. */
export async function matching(tx: Tx, ask: CaseloadAsk): Promise<Match> {
  const { text, values } = matchStatement(ask, tx)
  const [match] = await tx.query<Match>(text, values)
  if (!match) throw new Error('Matching answered nothing.')
  return match
}

const FILTERS = ['q', 'lead', 'phase', 'tier', 'setting', 'taper', 'overdue', 'pregnant'] as const

/** The names of the filters, not what was typed: the audit log is no second index of patients. */
export const narrowedBy = (ask: CaseloadAsk): string[] => FILTERS.filter((key) => ask[key] !== '')
