'use client'
import { AlarmClock } from 'lucide-react'
import { useNow } from '@/components/ui/clock'
import { left } from '@/lib/format/countdown'
import { numberIn } from './draft'
import { useDraft } from './draft-context'

/** A first pressure of 180/120 or more asks for its repeat at once (triage, product behavior beside the rules). */
const REPEAT = { sbp: 180, dbp: 120 }

export function RepeatPressure() {
  const { view, draft } = useDraft()
  const now = useNow()
  const systolic = numberIn(draft.fields.sbp) ?? 0
  const diastolic = numberIn(draft.fields.dbp) ?? 0
  const high = systolic >= REPEAT.sbp || diastolic >= REPEAT.dbp
  if (view.repeatPressureDueAt) {
    const due = new Date(view.repeatPressureDueAt)
    return (
      <p className="msg soft rpt" role="status">
        <AlarmClock className="ic" size={14} aria-hidden="true" />
        <span>
          <b>Repeat the pressure</b> {due > now ? `in ${left(due, now)}.` : 'now.'} The one before was 180/120 or more.
        </span>
      </p>
    )
  }
  if (!high) return null
  return (
    <p className="msg soft rpt" role="status">
      <AlarmClock className="ic" size={14} aria-hidden="true" />
      <span>
        <b>Repeat the pressure in 5 min.</b> 180/120 or more once asks for a second reading; save this one now.
      </span>
    </p>
  )
}
