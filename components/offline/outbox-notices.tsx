'use client'
import { CircleCheck, CloudUpload, TriangleAlert, X } from 'lucide-react'
import { Button } from '../ui/button'
import { TIER } from '../ui/tier'
import { useOffline } from './connection'
import { forgetSent, useOutbox } from './outbox'
import type { SentSet } from './types'
import { needing, sets, showWaiting } from './waiting-count'

/** The session ended while sets were waiting. */
export function NeedsSignIn({ onSignIn }: { onSignIn: () => void }) {
  const { waiting, signedOut } = useOutbox()
  const offline = useOffline()
  const count = waiting.filter(({ refusal }) => !refusal).length
  if (!signedOut || count === 0 || offline !== null) return null
  return (
    <div className="bnr2 warn" role="status">
      <CloudUpload className="ic" size={16} aria-hidden="true" />
      <span>
        <b>Your session ended.</b> {sets(count)} on this device {count === 1 ? 'waits' : 'wait'} for you to sign in
        again. Nothing is lost.
      </span>
      <span className="sp" />
      <Button onClick={onSignIn}>Sign in and send</Button>
    </div>
  )
}

/** The server did not take a set: it is kept, and its person decides. */
export function RefusedNotice() {
  const outbox = useOutbox()
  const count = needing(outbox)
  if (count === 0) return null
  return (
    <div className="bnr2 error" role="alert">
      <TriangleAlert className="ic" size={16} aria-hidden="true" />
      <span>
        <b>{sets(count)} not recorded.</b> {count === 1 ? 'It is' : 'They are'} still on this device and{' '}
        {count === 1 ? 'needs' : 'need'} you.
      </span>
      <span className="sp" />
      <Button onClick={showWaiting}>Show</Button>
    </div>
  )
}

/** What landed after waiting, and what came of it. */
export function SentNotice() {
  const { sent } = useOutbox()
  return (
    <div role="status">
      {sent.length > 0 && (
        <div className="bnr2 ok">
          <CircleCheck className="ic" size={16} aria-hidden="true" />
          <span>
            <b>
              {sets(sent.length)} that waited {sent.length === 1 ? 'is' : 'are'} recorded.
            </b>{' '}
            {sent.map(outcome).filter(Boolean).join(' ') || 'No new flag.'}
          </span>
          <span className="sp" />
          <Button tone="quiet" icon aria-label="Hide this line" onClick={forgetSent}>
            <X className="ic" size={16} aria-hidden="true" />
          </Button>
        </div>
      )}
    </div>
  )
}

/** "Dvorsky, Marek: Emergency, HR 128 ≥ 120." and what the server left out of the set. */
function outcome({ patient, saved }: SentSet): string {
  const opened = saved.opened.map(({ tier, text }) => `${TIER[tier].word}, ${text}`)
  const left = Object.values(saved.refused ?? {}).map((text) => `not recorded: ${text}`)
  const words = [...opened, ...left].join('; ')
  return words && `${patient}: ${words}.`
}
