'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { CoSignActions, CoSignView } from './types'

/** The second signature: who proposed what and why it is needed. The plan before stays in force until then. */
export function CoSignPanel({
  view,
  actions,
  mayCoSign,
}: {
  view: CoSignView
  actions: CoSignActions
  mayCoSign: boolean
}) {
  const [reason, setReason] = useState('')
  const [state, setState] = useState<{ pending?: true; asked?: true; problem?: string; done?: string }>({})
  const plan = { planId: view.planId, version: view.version }

  const run = async (call: () => Promise<string>) => {
    setState({ pending: true })
    try {
      setState({ done: await call() })
    } catch (error) {
      setState({ problem: error instanceof Error && error.name === 'Refusal' ? error.message : LOST })
    }
  }
  const coSign = () =>
    run(async () => {
      const result = await actions.coSign(plan)
      if (!result.ok) throw refusal(result.problem.message)
      return result.value.text
    })
  const decline = () => {
    if (reason.trim() === '') return setState({ asked: true })
    void run(async () => {
      const result = await actions.decline({ ...plan, reason: reason.trim() })
      if (!result.ok) throw refusal(result.problem.message)
      return `Plan v${view.version} was sent back.`
    })
  }

  return (
    <section className="csn" aria-label="Co-signature">
      <h3>Plan v{view.version} waits for a second signature</h3>
      <p>
        {view.proposedBy}, {view.proposedAt}: {view.summary}
      </p>
      <p className="mut">“{view.reason}”</p>
      <ul className="gr">
        {view.because.map((text) => (
          <li key={text} className="w">
            <b>{text}</b>
          </li>
        ))}
      </ul>
      {mayCoSign ? (
        <>
          <TextField
            label="Why it goes back"
            name="reason"
            hint="Only needed to send it back."
            value={reason}
            error={state.asked && reason.trim() === '' ? 'Write why.' : undefined}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className="row">
            <Button tone="pri" size="lg" pending={state.pending} onClick={coSign}>
              Co-sign v{view.version}
            </Button>
            <Button size="lg" pending={state.pending} onClick={decline}>
              Send back
            </Button>
          </div>
        </>
      ) : (
        <p className="mut sm">The signer cannot co-sign. Another prescriber or the medical director does.</p>
      )}
      {state.problem && (
        <Notice tone="error" role="alert" title="Nothing was signed.">
          {state.problem}
        </Notice>
      )}
      {state.done && <Notice tone="ok" role="status" title={state.done} />}
    </section>
  )
}

const LOST = 'The connection is lost. Press again when it is back.'

function refusal(message: string): Error {
  const error = new Error(message)
  error.name = 'Refusal'
  return error
}
