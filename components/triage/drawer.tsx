'use client'
import { CircleHelp } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { moment } from '@/lib/format/clock'
import type { Problem } from '@/lib/result'
import { useNow, useZone } from '../ui/clock'
import { Notice } from '../ui/notice'
import { Skeleton } from '../ui/skeleton'
import { DrawerActs } from './drawer-acts'
import { DrawerHead } from './drawer-head'
import { DrawerPanel } from './drawer-panel'
import { Escalation } from './escalation'
import { FlagCard } from './flag-card'
import type { Panel } from './panels'
import type { ActDone, QueueActions, QueueRights, QueueRow, RowDetail } from './types'
import type { QuickAct } from './use-acts'
import { type DetailState, useDetail } from './use-detail'

export type DrawerProps = {
  row: QueueRow
  rowsUrl: string
  seq: number
  me: string
  rights: QueueRights
  actions: QueueActions
  panel: Panel | null
  /** Focus moves in when a person opens it, not when the list moves on under it. */
  takeFocus: boolean
  busy: boolean
  /** "Taken by J. Adeyemi 07:41" for a moment. */
  note: string | null
  refusal: Problem | null
  /** Content that is already here (tests, first paint). */
  initial?: RowDetail
  onPanel: (panel: Panel | null) => void
  onAct: (kind: QuickAct) => void
  onDone: (done: ActDone) => void
  onClose: () => void
}

/** One patient's flags: the clock and the four acts first, then each flag with its reasons. */
export function Drawer(props: DrawerProps) {
  const { row: listed, rowsUrl, seq, rights, refusal } = props
  const state = useDetail(rowsUrl, listed.patientId, seq, props.initial)
  const zone = useZone()
  const aside = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: focus moves in when another patient is opened
  useEffect(() => {
    if (props.takeFocus) aside.current?.querySelector('h2')?.focus({ preventScroll: true })
  }, [listed.patientId, props.takeFocus])
  const detail = 'detail' in state ? state.detail : null
  const row = detail?.row ?? listed
  return (
    <aside ref={aside} className="drw" aria-label={`Flags for ${row.fullName}`}>
      <div className="grab" />
      <DrawerHead row={row} detail={detail} zone={zone} onClose={props.onClose} />
      <div className="side">
        <Escalation row={row} ladder={detail?.ladder ?? []} crisisLines={detail?.crisisLines ?? false} />
        {rights.act && state.state !== 'gone' && (
          <DrawerActs
            row={row}
            detail={detail}
            me={props.me}
            busy={props.busy}
            onAct={props.onAct}
            onPanel={props.onPanel}
          />
        )}
        {props.note && !props.busy && <Notice title={props.note} />}
        {refusal && <Notice tone="error" role="alert" title={refusal.message} />}
        {detail && <DrawerPanel {...props} detail={detail} />}
      </div>
      <Flags state={state} rights={rights} onPanel={props.onPanel} />
    </aside>
  )
}

type FlagsProps = { state: DetailState; rights: QueueRights; onPanel: (panel: Panel) => void }

function Flags({ state, rights, onPanel }: FlagsProps) {
  const now = useNow()
  const zone = useZone()
  const detail = 'detail' in state ? state.detail : null
  return (
    <div className="flags">
      {state.state === 'loading' && <Skeleton rows={4} label="Loading the flags" />}
      {state.state === 'gone' && (
        <Notice title="No longer flagged.">
          Every flag of this patient has been cleared, or the chart has moved out of sight.
        </Notice>
      )}
      {state.state === 'failed' && (
        <Notice tone="warn" title="The flags could not be read.">
          {detail ? 'What stands here may be old.' : 'The row in the queue is still right. Open it again to retry.'}
        </Notice>
      )}
      {detail?.flags.map((flag) => (
        <FlagCard key={flag.flagId} flag={flag} zone={zone} now={now} may={rights.act} onPanel={onPanel} />
      ))}
      {detail && <CannotTell items={detail.cannotTell} />}
      {detail && <Log items={detail.log} zone={zone} now={now} />}
    </div>
  )
}

/** What the rules could not judge is listed; missing is never normal. */
function CannotTell({ items }: { items: RowDetail['cannotTell'] }) {
  if (items.length === 0) return null
  return (
    <section className="fl">
      <h3>
        <CircleHelp className="ic" size={14} aria-hidden="true" /> Cannot tell
      </h3>
      <ul className="fst">
        {items.map((item) => (
          <li key={`${item.ruleId}${item.text}`}>
            {item.text} <span className="mut">{item.ruleId}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Log({ items, zone, now }: { items: RowDetail['log']; zone: string; now: Date }) {
  if (items.length === 0) return null
  return (
    <section className="fl">
      <h3>What was done</h3>
      <ul className="fst">
        {items.map((item) => (
          <li key={`${item.at}${item.text}`}>
            {moment(new Date(item.at), now, zone)} {item.text}, <span className="mut">{item.by}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
