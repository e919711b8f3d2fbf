'use client'
import { CloudUpload, TriangleAlert } from 'lucide-react'
import { type OutboxState, useOutbox } from './outbox'

const SHOW = 'glidepath:waiting'

/** Opens the list of what waits, wherever it stands. */
export const showWaiting = () => window.dispatchEvent(new Event(SHOW))

export function onShowWaiting(show: () => void): () => void {
  window.addEventListener(SHOW, show)
  return () => window.removeEventListener(SHOW, show)
}

/** In the top bar: how much waits on this device. Nothing while nothing does. */
export function WaitingCount() {
  const outbox = useOutbox()
  const words = waitingWords(outbox)
  if (!words) return null
  const Icon = needing(outbox) > 0 ? TriangleAlert : CloudUpload
  return (
    <button type="button" className="btn obx" aria-haspopup="dialog" onClick={showWaiting}>
      <Icon className="ic" size={16} aria-hidden="true" />
      <span>{words}</span>
    </button>
  )
}

/** "1 set waiting", "2 sets waiting, 1 needs you"; of other people only that there are some. */
export function waitingWords(outbox: Pick<OutboxState, 'waiting' | 'unreadable' | 'others'>): string {
  const needs = needing(outbox)
  const waits = outbox.waiting.filter(({ refusal }) => !refusal).length
  const mine = [
    waits > 0 && `${sets(waits)} waiting`,
    needs > 0 && (waits > 0 ? `${needs} needs you` : `${sets(needs)} needs you`),
  ]
  const words = mine.filter(Boolean).join(', ')
  if (words) return words
  return outbox.others > 0 ? `${sets(outbox.others)} of another person` : ''
}

export const sets = (count: number) => (count === 1 ? '1 set' : `${count} sets`)

export const needing = ({ waiting, unreadable }: Pick<OutboxState, 'waiting' | 'unreadable'>) =>
  waiting.filter(({ refusal }) => refusal).length + unreadable.length
