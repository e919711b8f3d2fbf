import type { LocalDate } from '../types'

export type AnchorChange = {
  old: LocalDate | null
  new: LocalDate | null
  reason?: string | null
  user: string
  at: Date
}
export type AnchorChangeOutcome = {
  accepted: boolean
  code: 'ok' | 'reason_required'
  /** What history keeps of the change; null if nothing changed. */
  audit: (Omit<AnchorChange, 'reason'> & { reason: string }) | null
}

/** Changing an anchor needs a reason and is appended to its history, never overwritten (phases.md §2.5). */
export function changeAnchor(change: AnchorChange): AnchorChangeOutcome {
  const reason = change.reason?.trim()
  if (!reason) return { accepted: false, code: 'reason_required', audit: null }
  return { accepted: true, code: 'ok', audit: { ...change, reason } }
}
