'use client'
import { TIERS } from '@/lib/clinical/types'
import { SessionEnded } from '../sign-in/session-ended'
import { Notice } from '../ui/notice'
import { AliasDrawer } from './alias-drawer'
import { Drawer } from './drawer'
import { QueueBar } from './queue-bar'
import { QueueFoot } from './queue-foot'
import { QueueGrid } from './queue-grid'
import { EmergencyAlert, EngineNotice, Nothing, NotRead, WaitingChanges } from './queue-notices'
import type { Queue, QueueActions, QueueFilter, QueueRights, RowDetail } from './types'
import { type Board, useBoard } from './use-board'

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
  emergencyAccessHref: string
  singleKeys?: boolean
}

/** The live queue with its drawer. */
export function QueueBoard(props: QueueBoardProps) {
  const board = useBoard(props)
  return (
    <div className={board.shown ? 'brd open' : 'brd'}>
      <div className="qcol">
        <QueueBar counts={board.queue.counts} filter={board.filter} onFilter={board.setFilter} />
        <Notices board={board} signInHref={props.signInHref} />
        <Rows board={board} me={props.me} />
        <p className="sr" role="status">
          {board.target && board.notes.get(board.target.patientId)}
        </p>
        <QueueFoot more={board.queue.more} />
      </div>
      <OpenRow board={board} {...props} />
    </div>
  )
}

function Notices({ board, signInHref }: { board: Board; signInHref: string }) {
  const { queue, zone, trouble, refusal, shown, moved, arrived, gone } = board
  return (
    <>
      <EngineNotice engine={queue.engine} zone={zone} />
      <EmergencyAlert rows={queue.rows} open={shown?.patientId ?? null} onOpen={board.open} />
      {trouble === 'signed_out' && <SessionEnded href={signInHref} />}
      {trouble === 'unreachable' && <NotRead asOf={queue.asOf} zone={zone} onRetry={board.reload} />}
      {refusal && !shown && <Notice tone="error" role="alert" title={refusal.problem.message} />}
      <WaitingChanges moved={moved} arrived={arrived} gone={gone} onShow={board.settle} />
    </>
  )
}

function Rows({ board, me }: { board: Board; me: string }) {
  const { queue, groups, filter, zone, now, notes, showToDo, shown, view } = board
  if (groups.length === 0)
    return (
      <Nothing
        engine={queue.engine}
        filter={filter}
        total={TIERS.reduce((sum, tier) => sum + queue.counts.tiers[tier], 0)}
        zone={zone}
        onClear={() => board.setFilter({ tier: null, only: null })}
      />
    )
  return (
    <QueueGrid
      groups={groups}
      current={view.current}
      open={shown?.patientId ?? null}
      onFocus={view.focus}
      onOpen={board.open}
      onHold={board.setHold}
      onShowToDo={board.setToDo}
      {...{ me, zone, now, notes, showToDo }}
    />
  )
}

function OpenRow({ board, openDetail, ...props }: QueueBoardProps & { board: Board }) {
  const { shown, view, refusal, notes } = board
  if (!shown || !view.open) return null
  const { patientId } = shown
  if (shown.alias)
    return (
      <AliasDrawer
        row={shown}
        emergencyAccessHref={props.emergencyAccessHref}
        takeFocus={view.open.takeFocus}
        onClose={view.close}
      />
    )
  const note = notes.get(patientId) ?? null
  return (
    <Drawer
      row={shown}
      rowsUrl={props.rowsUrl}
      seq={board.queue.seq}
      panel={view.open.panel}
      takeFocus={view.open.takeFocus}
      busy={note?.endsWith('…') ?? false}
      note={note}
      refusal={refusal?.patientId === patientId ? refusal.problem : null}
      initial={openDetail?.row.patientId === patientId ? openDetail : undefined}
      me={props.me}
      rights={props.rights}
      actions={props.actions}
      onPanel={(panel) => view.show(patientId, panel)}
      onAct={(kind) => board.act(kind, patientId)}
      onDone={board.done}
      onClose={view.close}
    />
  )
}
