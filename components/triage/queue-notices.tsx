'use client'
import { ArrowDownUp, TriangleAlert, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { clock, clockSeconds } from '@/lib/format/clock'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { TierGlyph } from '../ui/tier'
import { emergencyText, filterWords, newEmergency } from './queue-model'
import type { Placement } from './queue-order'
import type { EngineState, QueueFilter, QueueRow } from './types'

type EmergencyAlertProps = {
  rows: readonly QueueRow[]
  /** Who is in the drawer: looking is what the line asks for. */
  open: string | null
  onOpen: (patientId: string) => void
}

/** A new emergency, announced once with name, place and reason; it stays until somebody looks or answers. */
export function EmergencyAlert({ rows, open, onOpen }: EmergencyAlertProps) {
  const [before, setBefore] = useState(rows)
  const [alarm, setAlarm] = useState<QueueRow | null>(null)
  useEffect(() => {
    if (rows === before) return
    const next = newEmergency(before, rows)
    setBefore(rows)
    if (next) setAlarm(next)
    else setAlarm((was) => (was && stillOpen(was, rows) ? was : null))
  }, [rows, before])
  useEffect(() => {
    if (open) setAlarm((was) => (was?.patientId === open ? null : was))
  }, [open])
  return (
    <div role="alert">
      {alarm && (
        <div className="bnr2 error">
          <TierGlyph tier="T1" size={16} />
          <span>
            <b>New emergency.</b> {emergencyText(alarm)}
          </span>
          <span className="sp" />
          <Button onClick={() => onOpen(alarm.patientId)}>Open</Button>
          <Button tone="quiet" icon aria-label="Hide this line" onClick={() => setAlarm(null)}>
            <X className="ic" size={16} aria-hidden="true" />
          </Button>
        </div>
      )}
    </div>
  )
}

const stillOpen = (alarm: QueueRow, rows: readonly QueueRow[]) =>
  rows.some((row) => row.patientId === alarm.patientId && row.tier === 'T1' && !row.clock.acknowledged)

/** "2 moved, 1 new": the list waits under a pointer, and says so. */
export function WaitingChanges({ moved, arrived, gone, onShow }: Omit<Placement, 'placed'> & { onShow: () => void }) {
  const parts = [moved > 0 && `${moved} moved`, arrived > 0 && `${arrived} new`, gone > 0 && `${gone} cleared`]
  const words = parts.filter(Boolean).join(', ')
  if (!words) return null
  return (
    <div className="moved">
      <button type="button" className="chip on" onClick={onShow}>
        <ArrowDownUp className="ic" size={14} aria-hidden="true" />
        {words}
      </button>
    </div>
  )
}

/** The queue that may be wrong says so at once. */
export function EngineNotice({ engine, zone }: { engine: EngineState; zone: string }) {
  if (engine.current) return null
  return (
    <div className="bnr2 error" role="status">
      <TriangleAlert className="ic" size={16} aria-hidden="true" />
      <span>
        <b>Triage is not current.</b>{' '}
        {engine.checkedAt ? `Last checked ${clock(new Date(engine.checkedAt), zone)}.` : 'Not checked yet.'} Look at
        each patient yourself and call the help desk.
      </span>
    </div>
  )
}

/** The stream lives and the rows could not be read: what stands here is old, and says from when. */
export const NotRead = ({ asOf, zone, onRetry }: { asOf: string; zone: string; onRetry: () => void }) => (
  <div className="bnr2 error" role="status">
    <TriangleAlert className="ic" size={16} aria-hidden="true" />
    <span>
      <b>The queue could not be read.</b> These rows are as of {clockSeconds(new Date(asOf), zone)}. Glidepath keeps
      trying.
    </span>
    <span className="sp" />
    <Button onClick={onRetry}>Try now</Button>
  </div>
)

type NothingProps = { engine: EngineState; filter: QueueFilter; total: number; zone: string; onClear: () => void }

/** Nothing to show: proves that the engine has run, or names the filter and offers to clear it. */
export function Nothing({ engine, filter, total, zone, onClear }: NothingProps) {
  const words = filterWords(filter)
  if (words || total > 0)
    return (
      <Empty title={`Nobody under ${words || 'All'}`} action={<Button onClick={onClear}>Show all {total}</Button>}>
        {total === 1 ? '1 patient is flagged.' : `${total} patients are flagged.`}
      </Empty>
    )
  const { checkedAt, checkedPatients, lastCleared } = engine
  if (!engine.current || !checkedAt)
    return <Empty title="No flags to show">This is not a sign that all is well: triage is not current.</Empty>
  return (
    <Empty title="Nobody is flagged">
      {checkedPatients === 1 ? '1 patient' : `${checkedPatients} patients`} checked at{' '}
      {clockSeconds(new Date(checkedAt), zone)}.
      {lastCleared && (
        <>
          <br />
          Last flag cleared {clock(new Date(lastCleared.at), zone)}, {lastCleared.text}.
        </>
      )}
    </Empty>
  )
}
