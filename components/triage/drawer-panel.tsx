'use client'
import { firstToSnooze } from './drawer-acts'
import { OverrideForm, ReviewForm, SnoozeForm } from './flag-forms'
import type { Panel } from './panels'
import { ActionForm, HandOverForm } from './row-forms'
import type { ActDone, QueueActions, RowDetail } from './types'

type DrawerPanelProps = {
  panel: Panel | null
  detail: RowDetail
  actions: QueueActions
  onPanel: (panel: Panel | null) => void
  onDone: (done: ActDone) => void
}

/** The form that is open, or nothing. */
export function DrawerPanel({ panel, detail, actions, onPanel, onDone }: DrawerPanelProps) {
  if (!panel) return null
  const shared = {
    onCancel: () => onPanel(null),
    onDone: (done: ActDone) => {
      onPanel(null)
      onDone(done)
    },
  }
  if (panel.kind === 'hand_over') return <HandOverForm detail={detail} act={actions.handOver} {...shared} />
  if (panel.kind === 'action') return <ActionForm detail={detail} act={actions.recordAction} {...shared} />
  const flag =
    panel.kind === 'snooze_first' ? firstToSnooze(detail) : detail.flags.find((each) => each.flagId === panel.flagId)
  if (!flag) return null
  const key = `${panel.kind}${flag.flagId}`
  if (panel.kind === 'review') return <ReviewForm key={key} flag={flag} act={actions.recordReview} {...shared} />
  if (panel.kind === 'override') return <OverrideForm key={key} flag={flag} act={actions.override} {...shared} />
  return <SnoozeForm key={key} flag={flag} act={actions.snooze} {...shared} />
}
