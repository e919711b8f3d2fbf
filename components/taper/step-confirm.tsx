'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useSend } from '@/components/ui/use-send'
import type { StepReviewView } from '@/db/tapers/types'
import { num } from '@/lib/format/number'
import { Evidence } from './step-evidence'
import type { StepDecision, StepReviewActions } from './types'
import { dosesText } from './words'

const PROPOSAL = {
  proceed: 'Go ahead with the step',
  hold: 'Hold for one interval',
  hold_and_slow: 'Hold, then go slower',
  step_back: 'Step back',
  stop: 'Stop the taper and review',
} as const

/** What each proposal would be if the person decides as proposed. */
const AS_PROPOSED: Readonly<Record<keyof typeof PROPOSAL, readonly StepDecision[]>> = {
  proceed: ['confirm'],
  hold: ['hold'],
  hold_and_slow: ['slow_percent', 'slow_interval'],
  step_back: ['step_back'],
  stop: ['stop'],
}

type StepConfirmProps = { view: StepReviewView; actions: StepReviewActions; onDone?: (text: string) => void }

/** The due step: what the engine proposes and why, and the person's decision. Nothing steps by itself. */
export function StepConfirm({ view, actions, onDone }: StepConfirmProps) {
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const { send, pending, problem } = useSend<{ text: string }>(
    'The connection is lost. The dose in force stays; press again when it is back.',
    ({ text }) => {
      setReason('')
      setAsked(false)
      onDone?.(text)
    },
  )
  const decide = (decision: StepDecision) => {
    if (needsReason(view, decision) && reason.trim() === '') return setAsked(true)
    const { patientId, planId, version, next } = view
    const stepNo = decision === 'confirm' ? next?.no : undefined
    void send((requestId) =>
      actions.decide({ requestId, patientId, planId, version, decision, stepNo, reason: reason.trim() }),
    )
  }

  return (
    <section className="scf" aria-label="Step review">
      <Proposal view={view} />
      <Evidence rows={view.evidence} />
      {view.consequences.map((text) => (
        <p className="sm so-t" key={text}>
          {text}
        </p>
      ))}
      {view.lockedText && <Notice tone="warn" title={view.lockedText} />}
      {view.may.hold && (
        <TextField
          label="Reason"
          name="reason"
          hint="Needed for everything but going ahead as proposed."
          value={reason}
          error={asked && reason.trim() === '' ? 'Write why.' : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <Decisions view={view} pending={pending} onDecide={decide} />
      {problem && (
        <Notice tone="error" role="alert" title="Nothing changed.">
          {problem.message}
        </Notice>
      )}
    </section>
  )
}

const needsReason = ({ proposal }: StepReviewView, decision: StepDecision) =>
  decision !== 'confirm' || !AS_PROPOSED[proposal].includes(decision)

function Proposal({ view }: { view: StepReviewView }) {
  const { current, next, unit } = view
  return (
    <>
      <h3>
        Step {view.dueText}: {num(current.dose, 3)} → {num(next?.dose ?? 0, 3)} {unit}
      </h3>
      <p className="mut sm">
        Now {current.doses.length > 0 ? dosesText(current.doses) : 'the amount before the taper'}
        {next && `, then ${dosesText(next.doses)}`}. The dose in force stays until somebody decides.
      </p>
      <p className={view.proposal === 'proceed' ? 'pro' : 'pro so-t'}>
        Proposed: <b>{PROPOSAL[view.proposal]}</b>. {view.proposalText}
      </p>
    </>
  )
}

const DECISIONS = [
  { decision: 'confirm', word: 'Confirm the step', needs: 'confirm' },
  { decision: 'hold', word: 'Hold', needs: 'hold' },
  { decision: 'slow_percent', word: 'Hold, half the percentage', needs: 'hold' },
  { decision: 'slow_interval', word: 'Hold, longest interval', needs: 'hold' },
  { decision: 'step_back', word: 'Step back', needs: 'stepBack' },
  { decision: 'stop', word: 'Stop the taper', needs: 'stepBack' },
] as const

type DecisionsProps = { view: StepReviewView; pending: boolean; onDecide: (decision: StepDecision) => void }

/** One button for each decision that this person may take now; the proposed one stands out. */
const Decisions = ({ view, pending, onDecide }: DecisionsProps) => (
  <div className="row">
    {DECISIONS.filter(({ needs }) => view.may[needs]).map(({ decision, word }) => (
      <Button
        key={decision}
        tone={AS_PROPOSED[view.proposal].includes(decision) ? 'pri' : 'plain'}
        pending={pending}
        onClick={() => onDecide(decision)}
      >
        {word}
      </Button>
    ))}
  </div>
)
