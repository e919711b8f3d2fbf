'use client'
import { CloudUpload, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { moment } from '@/lib/format/clock'
import { chartHref } from '../patient/hrefs'
import { Button } from '../ui/button'
import { useNow, useZone } from '../ui/clock'
import { Dialog } from '../ui/dialog'
import { useOffline } from './connection'
import { discard, sendAgain, useOutbox, wake } from './outbox'
import type { WaitingSet } from './types'

/** Everything that waits on this device: this person's sets one by one, other people's as a number. */
export function WaitingDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { waiting, unreadable, others } = useOutbox()
  const offline = useOffline() !== null
  const nothing = waiting.length + unreadable.length + others === 0
  const sendable = waiting.some(({ refusal }) => !refusal)
  return (
    <Dialog open={open} onClose={onClose} title="On this device" width={620}>
      <div className="body wtg">
        {nothing && <p>Nothing waits here. Everything entered is recorded.</p>}
        <ul>
          {waiting.map((one, index) => (
            <Waiting key={one.id} one={one} first={index === 0} onOpen={onClose} />
          ))}
          {unreadable.map((order) => (
            <li key={order}>
              <TriangleAlert className="ic em-t" size={16} aria-hidden="true" />
              <div>
                <b>A set of yours that cannot be read any more.</b>
                <p>The server’s secret was changed since. Take the set again, then discard this one.</p>
              </div>
              <Discard order={order} what="the unreadable set" />
            </li>
          ))}
        </ul>
        {others > 0 && (
          <p>
            <b>Sets of another person wait on this device: {others}.</b> Only that person can read and send them. They
            are sent when that person signs in here.
          </p>
        )}
        {waiting.length > 0 && (
          <p className="mut sm">
            Encrypted, and sent in this order by itself. They raise no flag until they are sent. They stay here when you
            sign out.
          </p>
        )}
      </div>
      <footer>
        {sendable && (
          <Button pending={offline} onClick={() => void wake()}>
            {offline ? 'Sent when online' : 'Send now'}
          </Button>
        )}
        <Button tone="pri" onClick={onClose}>
          Close
        </Button>
      </footer>
    </Dialog>
  )
}

function Waiting({ one, first, onOpen }: { one: WaitingSet; first: boolean; onOpen: () => void }) {
  const now = useNow()
  const zone = useZone()
  const { patient, set, refusal, center } = one
  const taken = moment(new Date(set.takenAt), now, zone)
  const Icon = refusal ? TriangleAlert : CloudUpload
  return (
    <li>
      <Icon className={refusal ? 'ic em-t' : 'ic mut'} size={16} aria-hidden="true" />
      <div>
        <b>
          Vitals, {patient}, taken {taken}
        </b>
        <p>{refusal ? `Needs you. ${refusal.message}` : first ? 'Waiting, sends first.' : 'Waiting.'}</p>
        {refusal && (
          <p className="acts">
            <Link
              className="btn"
              href={chartHref(`/${center}/patients`, set.patientId, 'vitals')}
              prefetch={false}
              onClick={onOpen}
            >
              Open and correct
            </Link>
            <Button onClick={() => void sendAgain(one)}>Send again</Button>
          </p>
        )}
      </div>
      <Discard order={one.order} what={`the set of ${patient}, ${taken}`} />
    </li>
  )
}

/** Asks once: what is discarded here was never recorded anywhere. */
function Discard({ order, what }: { order: number; what: string }) {
  const [asked, setAsked] = useState(false)
  if (!asked)
    return (
      <Button aria-label={`Discard ${what}`} onClick={() => setAsked(true)}>
        Discard
      </Button>
    )
  return (
    <fieldset className="ask">
      <legend className="sr">Discard {what}?</legend>
      <span>It was never recorded.</span>
      <Button onClick={() => setAsked(false)} autoFocus>
        Keep
      </Button>
      <Button tone="danger" onClick={() => void discard(order)}>
        Discard for good
      </Button>
    </fieldset>
  )
}
