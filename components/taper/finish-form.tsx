'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useZone } from '@/components/ui/clock'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { useSend } from '@/components/ui/use-send'
import type { Result } from '@/lib/result'
import { LastDoseFields, readLastDose } from '../patient/last-dose'
import type { LastDoseInput } from '../patient/types'
import type { PlanRef } from './resume-form'

export type FinishInput = PlanRef & { requestId: string; lastDose: LastDoseInput | null; reason: string }

type FinishFormProps = {
  plan: PlanRef
  /** Steps are left: a reason is needed. */
  early: boolean
  finish: (input: FinishInput) => Promise<Result<{ text: string }>>
  onDone?: (text: string) => void
}

/** The last dose: the plan is finished, and days count from here. */
export function FinishForm({ plan, early, finish, onDone }: FinishFormProps) {
  const zone = useZone()
  const [open, setOpen] = useState(!early)
  const { send, pending, problem } = useSend<{ text: string }>(
    'The connection is lost. The plan stays as it is; press again when it is back.',
    ({ text }) => onDone?.(text),
  )
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const reason = String(form.get('finish-reason') ?? '').trim()
    void send((requestId) => finish({ ...plan, requestId, lastDose: readLastDose(form, zone), reason }))
  }
  return (
    <details className="scf" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h3>Finish the taper</h3>
      </summary>
      <form className="fin" aria-label="Finish the taper" onSubmit={submit}>
        <p className="mut sm">Day 0 is the last dose. Left blank, the last dose in the log counts.</p>
        <LastDoseFields errors={problem?.fields ?? {}} allowUnknown={false} />
        <Field
          label={early ? 'Why it ends before its last step' : 'Note'}
          name="finish-reason"
          error={problem?.fields?.reason}
        />
        <div className="row">
          <Button type="submit" pending={pending}>
            Confirm the last dose
          </Button>
        </div>
        {problem && (
          <Notice tone="error" role="alert" title="Not finished.">
            {problem.message}
          </Notice>
        )}
      </form>
    </details>
  )
}
