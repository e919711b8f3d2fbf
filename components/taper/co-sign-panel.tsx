'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useNow, useZone } from '@/components/ui/clock'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useSend } from '@/components/ui/use-send'
import type { CoSignView } from '@/db/tapers/types'
import { moment } from '@/lib/format/clock'
import { ok } from '@/lib/result'
import type { CoSignActions } from './types'

type CoSignPanelProps = { view: CoSignView; actions: CoSignActions; onDone?: (text: string) => void }

/** The second signature: who proposed what and why it is needed. The plan before stays in force until then. */
export function CoSignPanel({ view, actions, onDone }: CoSignPanelProps) {
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const { send, pending, problem } = useSend<string>('The connection is lost. Press again when it is back.', onDone)
  const plan = { planId: view.planId, version: view.version }

  const coSign = () =>
    send(async () => {
      const result = await actions.coSign(plan)
      return result.ok ? ok(result.value.text) : result
    })
  const decline = () => {
    if (reason.trim() === '') return setAsked(true)
    void send(async () => {
      const result = await actions.decline({ ...plan, reason: reason.trim() })
      return result.ok ? ok(`Version ${view.version} was sent back`) : result
    })
  }

  return (
    <section className="csn" aria-label="Co-signature">
      <h3>Version {view.version} waits for a second signature</h3>
      <p>
        {view.proposedBy}, <Moment at={view.proposedAt} />: {view.summary}
      </p>
      {view.reason && <p className="mut">“{view.reason}”</p>}
      <ul className="gr">
        {view.because.map((text) => (
          <li key={text} className="w">
            <b>{text}</b>
          </li>
        ))}
      </ul>
      {view.mayCoSign ? (
        <>
          <TextField
            label="Why it goes back"
            name="reason"
            hint="Only needed to send it back."
            value={reason}
            error={asked && reason.trim() === '' ? 'Write why.' : undefined}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className="row">
            <Button tone="pri" size="lg" pending={pending} onClick={coSign}>
              Co-sign version {view.version}
            </Button>
            <Button size="lg" pending={pending} onClick={decline}>
              Send back
            </Button>
          </div>
        </>
      ) : (
        <p className="mut sm">
          Asked: {view.asked ?? 'any other prescriber or the medical director'}. Who proposed it cannot co-sign.
        </p>
      )}
      {problem && (
        <Notice tone="error" role="alert" title="Nothing was signed.">
          {problem.message}
        </Notice>
      )}
    </section>
  )
}

/** A time in the center's zone, with its day unless it is today. */
function Moment({ at }: { at: string }) {
  return <>{moment(new Date(at), useNow(), useZone())}</>
}
