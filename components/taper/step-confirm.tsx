'use client'
import { Check, Minus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { num } from '@/lib/format/number'
import { newRequestId } from '../instruments/request-id'
import type { StepDecision, StepReviewActions, StepReviewView } from './types'
import { dosesText } from './words'

const PROPOSAL = {
  proceed: 'Go ahead with the step',
  hold: 'Hold for one interval',
  hold_and_slow: 'Hold, then go slower',
  step_back: 'Step back',
  stop: 'Stop the taper and review',
} as const

/** What each proposal would be if the person decides as proposed; a stop is decided elsewhere. */
const AS_PROPOSED: Readonly<Record<keyof typeof PROPOSAL, readonly StepDecision[]>> = {
  proceed: ['confirm'],
  hold: ['hold'],
  hold_and_slow: ['slow_percent', 'slow_interval'],
  step_back: ['step_back'],
  stop: [],
}

/** The due step: what the engine proposes and why, and the person's decision. Nothing steps by itself. */
export function StepConfirm({ view, actions }: { view: StepReviewView; actions: StepReviewActions }) {
  const [reason, setReason] = useState('')
  const [requestId, setRequestId] = useState(newRequestId)
  const [state, setState] = useState<{ asked?: true; pending?: StepDecision; problem?: string; done?: string }>({})
  const needsReason = (decision: StepDecision) =>
    decision !== 'confirm' || !AS_PROPOSED[view.proposal].includes(decision)

  const decide = async (decision: StepDecision) => {
    if (state.pending) return
    if (needsReason(decision) && reason.trim() === '') return setState({ asked: true })
    setState({ pending: decision })
    const { patientId, planId, version } = view
    try {
      const result = await actions.decide({ requestId, patientId, planId, version, decision, reason: reason.trim() })
      if (!result.ok) return setState({ problem: result.problem.message })
      setRequestId(newRequestId())
      setState({ done: result.value.text })
    } catch {
      setState({ problem: 'The connection is lost. The dose in force stays; press again when it is back.' })
    }
  }

  return (
    <section className="scf" aria-label="Step review">
      <h3>
        {view.dueText}: {num(view.current.dose, 3)} →{' '}
        {view.next ? `${num(view.next.dose, 3)} ${view.unit}` : `0 ${view.unit}`}
      </h3>
      <p className="mut sm">
        Now {dosesText(view.current.doses)}
        {view.next && `, then ${dosesText(view.next.doses)}`}. The dose in force stays until somebody decides.
      </p>
      <p className={view.proposal === 'proceed' ? 'pro' : 'pro so-t'}>
        Proposed: <b>{PROPOSAL[view.proposal]}</b>. {view.proposalText}
      </p>
      <Evidence rows={view.evidence} />
      {view.consequences.map((text) => (
        <p className="sm so-t" key={text}>
          {text}
        </p>
      ))}
      {view.speedUp !== 'no' && (
        <p className="sm mut">
          {view.speedUp === 'offer'
            ? 'May go faster: draft it in the planner.'
            : 'Only the clinician can start a faster pace here.'}
        </p>
      )}
      <TextField
        label="Reason"
        name="reason"
        rows={2}
        value={reason}
        hint="Needed for everything but going ahead as proposed."
        error={state.asked && reason.trim() === '' ? 'Write why.' : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="row">
        {view.may.confirm && (
          <Button
            tone={view.proposal === 'proceed' ? 'pri' : 'plain'}
            pending={state.pending === 'confirm'}
            onClick={() => decide('confirm')}
          >
            Confirm the step
          </Button>
        )}
        {view.may.hold && <Others proposal={view.proposal} pending={state.pending} onDecide={decide} />}
      </div>
      {state.problem && (
        <Notice tone="error" role="alert" title="Nothing changed.">
          {state.problem}
        </Notice>
      )}
      {state.done && <Notice tone="ok" role="status" title={state.done} />}
    </section>
  )
}

const OTHERS = [
  { decision: 'hold', word: 'Hold' },
  { decision: 'slow_percent', word: 'Hold, half the percentage' },
  { decision: 'slow_interval', word: 'Hold, longest interval' },
  { decision: 'step_back', word: 'Step back' },
] as const

type OthersProps = {
  proposal: keyof typeof PROPOSAL
  pending: StepDecision | undefined
  onDecide: (decision: StepDecision) => void
}

const Others = ({ proposal, pending, onDecide }: OthersProps) =>
  OTHERS.map(({ decision, word }) => (
    <Button
      key={decision}
      tone={AS_PROPOSED[proposal].includes(decision) ? 'pri' : 'plain'}
      pending={pending === decision}
      onClick={() => onDecide(decision)}
    >
      {word}
    </Button>
  ))

/** Value, limit and age of everything the proposal rests on. Not taken is said, and never counts as fine. */
function Evidence({ rows }: { rows: StepReviewView['evidence'] }) {
  return (
    <table className="cmp">
      <caption className="sr">What the proposal rests on</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            <td>
              {row.met === null ? (
                <Minus className="ic so-t" size={13} role="img" aria-label="Not known" />
              ) : row.met ? (
                <Check className="ic ok-t" size={13} role="img" aria-label="Met" />
              ) : (
                <X className="ic em-t" size={13} role="img" aria-label="Not met" />
              )}{' '}
              <b>{row.value}</b> {row.limit}
            </td>
            <td className="mut sm">{row.age}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
