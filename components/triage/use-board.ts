'use client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNow, useZone } from '../ui/clock'
import type { QueueBoardProps } from './queue-board'
import { groupRows, passes } from './queue-model'
import type { QueueRow } from './types'
import { useActs } from './use-acts'
import { useOpenRow } from './use-open-row'
import { useQueue } from './use-queue'
import { useQueueKeys } from './use-queue-keys'

export type Board = ReturnType<typeof useBoard>

/** Everything that the board knows: rows in their places, what is filtered and open, and what the keys do. */
export function useBoard(props: QueueBoardProps) {
  const [filter, setFilter] = useState(props.filter)
  const [toDo, setToDo] = useState(false)
  const now = useNow()
  const zone = useZone()
  const rows = useQueue(props.initial, props.rowsUrl, filter)
  const acts = useActs(props.actions, rows.reload)
  const showToDo = toDo || filter.tier === 'T5'
  const groups = groupRows(
    rows.placed.filter((at) => passes(at.row, filter, props.me, now)),
    now,
  )
  const order = groups.flatMap((group) => (group.tier === 'T5' && !showToDo ? [] : group.rows)).map((at) => at.row)
  const view = useOpenRow(props.openPatient ?? null, order, filter)
  const find = (patientId: string | null | undefined) => rows.queue.rows.find((row) => row.patientId === patientId)
  const shown = useLastShown(view.open?.patientId ?? null, find(view.open?.patientId) ?? null)
  const target = find(shown?.patientId ?? view.current) ?? null
  useKeys(props, acts.act, view, target)
  const open = useCallback((patientId: string) => view.show(patientId, null), [view.show])
  return { ...rows, ...acts, filter, setFilter, showToDo, setToDo, now, zone, groups, view, shown, target, open }
}

/** The open row; once it leaves the queue, as it was, so that the drawer says so instead of vanishing under a hand. */
function useLastShown(patientId: string | null, row: QueueRow | null): QueueRow | null {
  const last = useRef(row)
  useEffect(() => {
    if (row) last.current = row
  }, [row])
  if (row || patientId === null) return row
  return last.current?.patientId === patientId ? last.current : null
}

type Target = Pick<QueueRow, 'patientId' | 'chartHref' | 'alias'> | null

function useKeys(
  { rights, singleKeys = true }: QueueBoardProps,
  act: ReturnType<typeof useActs>['act'],
  { move, show, close }: ReturnType<typeof useOpenRow>,
  target: Target,
) {
  const id = rights.act && target && !target.alias ? target.patientId : undefined
  const chartHref = target?.chartHref
  const keys = useMemo(
    () => ({
      move,
      close,
      take: () => id && act('take', id),
      acknowledge: () => id && act('acknowledge', id),
      handOver: () => id && show(id, { kind: 'hand_over' }),
      snooze: () => id && show(id, { kind: 'snooze_first' }),
      openChart: () => chartHref && window.location.assign(chartHref),
    }),
    [move, show, close, id, chartHref, act],
  )
  useQueueKeys(keys, singleKeys)
}
