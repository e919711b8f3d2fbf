'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useSend } from '@/components/ui/use-send'
import type { Result } from '@/lib/result'

export type PlanRef = { patientId: string; planId: string; version: number }
export type ResumeInput = PlanRef & { requestId: string; reason: string }

type ResumeFormProps = {
  plan: PlanRef
  /** "Held 7 d. The next step is due 12 Mar." */
  heldText: string
  resume: (input: ResumeInput) => Promise<Result<{ text: string }>>
  onDone?: (text: string) => void
}

/** Ends a hold early: the next step is due today, and a person still confirms it. */
export function ResumeForm({ plan, heldText, resume, onDone }: ResumeFormProps) {
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const { send, pending, problem } = useSend<{ text: string }>(
    'The connection is lost. The hold stands; press again when it is back.',
    ({ text }) => onDone?.(text),
  )
  const submit = () => {
    if (reason.trim() === '') return setAsked(true)
    void send((requestId) => resume({ ...plan, requestId, reason: reason.trim() }))
  }
  return (
    <section className="scf" aria-label="Hold">
      <h3>{heldText}</h3>
      <Field
        label="Why it goes on"
        name="resume-reason"
        value={reason}
        error={asked && reason.trim() === '' ? 'Write why.' : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="row">
        <Button pending={pending} onClick={submit}>
          Resume
        </Button>
      </div>
      {problem && (
        <Notice tone="error" role="alert" title="The hold stands.">
          {problem.message}
        </Notice>
      )}
    </section>
  )
}
