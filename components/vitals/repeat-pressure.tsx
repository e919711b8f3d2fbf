'use client'
import { AlarmClock } from 'lucide-react'
import { useNow } from '@/components/ui/clock'
import { asksForRepeat, REPEAT_PRESSURE } from '@/lib/clinical/vitals/repeat-pressure'
import { left } from '@/lib/format/countdown'
import { numberIn } from './draft'
import { useDraft } from './draft-context'

const HIGH = `${REPEAT_PRESSURE.sbp}/${REPEAT_PRESSURE.dbp}`

/** A first pressure of 180/120 or more asks for its repeat at once (triage, product behavior beside the rules). */
export function RepeatPressure() {
  const { view, draft } = useDraft()
  const now = useNow()
  const high = asksForRepeat({ sbp: numberIn(draft.fields.sbp), dbp: numberIn(draft.fields.dbp) })
  if (view.repeatPressureDueAt) {
    const due = new Date(view.repeatPressureDueAt)
    return (
      <p className="msg soft rpt" role="status">
        <AlarmClock className="ic" size={14} aria-hidden="true" />
        <span>
          <b>Repeat the pressure</b> {due > now ? `in ${left(due, now)}.` : 'now.'} The one before was {HIGH} or more.
        </span>
      </p>
    )
  }
  if (!high) return null
  return (
    <p className="msg soft rpt" role="status">
      <AlarmClock className="ic" size={14} aria-hidden="true" />
      <span>
        <b>Repeat the pressure in {REPEAT_PRESSURE.afterMin} min.</b> {HIGH} or more once asks for a second reading;
        save this one now.
      </span>
    </p>
  )
}
