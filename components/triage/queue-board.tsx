'use client'
import { useCallback, useMemo, useState } from 'react'
import { TIERS } from '@/lib/clinical/types'
import { SessionEnded } from '../sign-in/session-ended'
import { useNow, useZone } from '../ui/clock'
import { Notice } from '../ui/notice'
import { Drawer } from './drawer'
import { QueueBar } from './queue-bar'
import { QueueFoot } from './queue-foot'
import { QueueGrid } from './queue-grid'
import { groupRows, passes } from './queue-model'
import { EmergencyAlert, EngineNotice, Nothing, WaitingChanges } from './queue-notices'
import type { Queue, QueueActions, QueueFilter, QueueRights, RowDetail } from './types'
import { useActs } from './use-acts'
import { useOpenRow } from './use-open-row'
import { useQueue } from './use-queue'
import { useQueueKeys } from './use-queue-keys'

export type QueueBoardProps = {
  initial: Queue
  /** `GET rowsUrl?tier=&only=` answers a Queue, `GET rowsUrl/{patientId}` a RowDetail; 401 when signed out. */
  rowsUrl: string
  /** The signed-in person's staff id. */
  me: string
  rights: QueueRights
  actions: QueueActions
  filter: QueueFilter
  /** The row that the address asks to open, and what is already known about it. */
  openPatient?: string | null
  openDetail?: RowDetail
  signInHref: string
  singleKeys?: boolean
}

/** The live queue with its drawer. */
export function QueueBoard(props: QueueBoardProps) {
  const { me, rights, actions, rowsUrl, singleKeys = true } = props
  const [filter, setFilter] = useState(props.filter)
  const [toDo, setToDo] = useState(props.filter.tier === 'T5')
  const now = useNow()
  const zone = useZone()
  const { queue, placed, moved, arrived, gone, trouble, setHold, settle, reload } = useQueue(
    props.initial,
    rowsUrl,
    filter,
  )
  const { notes, refusal, act, done } = useActs(actions, reload)
  const showToDo = toDo || filter.tier === 'T5'
  const groups = groupRows(
    placed.filter((at) => passes(at.row, filter, me, now)),
    now,
  )
  const order = groups.flatMap((group) => (group.tier === 'T5' && !showToDo ? [] : group.rows)).map((at) => at.row)
  const view = useOpenRow(props.openPatient ?? null, order, filter)
  const shown = queue.rows.find((row) => row.patientId === view.open?.patientId)
  const target = view.open?.patientId ?? view.current
  const chartHref = queue.rows.find((row) => row.patientId === target)?.chartHref
  const total = TIERS.reduce((sum, tier) => sum + queue.counts.tiers[tier], 0)

  const keys = useMemo(
    () => ({
      move: view.move,
      take: () => target && rights.act && act('take', target),
      acknowledge: () => target && rights.act && act('acknowledge', target),
      handOver: () => target && rights.act && view.show(target, { kind: 'hand_over' }),
      snooze: () => target && rights.act && view.show(target, { kind: 'snooze_first' }),
      openChart: () => chartHref && window.location.assign(chartHref),
      close: view.close,
    }),
    [view.move, view.show, view.close, target, chartHref, rights.act, act],
  )
  useQueueKeys(keys, singleKeys)
  const onFilter = useCallback((next: QueueFilter) => setFilter(next), [])
  const open = useCallback((patientId: string) => view.show(patientId, null), [view.show])

  return (
    <div className={shown ? 'brd open' : 'brd'}>
      <div className="qcol">
        <QueueBar counts={queue.counts} filter={filter} onFilter={onFilter} />
        <EngineNotice engine={queue.engine} zone={zone} />
        <EmergencyAlert rows={queue.rows} onOpen={open} />
        {trouble === 'signed_out' && <SessionEnded href={props.signInHref} />}
        {refusal && !shown && <Notice tone="error" role="alert" title={refusal.problem.message} />}
        <WaitingChanges moved={moved} arrived={arrived} gone={gone} onShow={settle} />
        {groups.length > 0 ? (
          <QueueGrid
            groups={groups}
            current={view.current}
            open={shown?.patientId ?? null}
            onFocus={view.focus}
            onOpen={open}
            onHold={setHold}
            onShowToDo={setToDo}
            {...{ me, zone, now, notes, showToDo }}
          />
        ) : (
          <Nothing
            engine={queue.engine}
            filter={filter}
            total={total}
            zone={zone}
            onClear={() => setFilter({ tier: null, only: null })}
          />
        )}
        <p className="sr" role="status">
          {target && notes.get(target)}
        </p>
        <QueueFoot more={queue.more} />
      </div>
      {shown && view.open && (
        <Drawer
          row={shown}
          rowsUrl={rowsUrl}
          seq={queue.seq}
          panel={view.open.panel}
          takeFocus={view.open.takeFocus}
          busy={notes.get(shown.patientId)?.endsWith('…') ?? false}
          refusal={refusal?.patientId === shown.patientId ? refusal.problem : null}
          initial={props.openDetail?.row.patientId === shown.patientId ? props.openDetail : undefined}
          onPanel={(panel) => view.show(shown.patientId, panel)}
          onAct={(kind) => act(kind, shown.patientId)}
          onDone={done}
          onClose={view.close}
          {...{ me, rights, actions }}
        />
      )}
    </div>
  )
}
