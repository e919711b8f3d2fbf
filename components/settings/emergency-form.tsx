'use client'
import { useState } from 'react'
import { ActForm, text } from '@/components/patient/act-form'
import { buttonClass } from '@/components/ui/button'
import { Field, TextField } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import type { Result } from '@/lib/result'

/** `until` is null when the person sees the chart anyway. */
export type EmergencyGranted = { href: string; until: string | null }

type EmergencyFormProps = { take: (input: unknown) => Promise<Result<EmergencyGranted>> }

/** The one form for everybody: it answers alike whether a chart is not here or not for this person. */
export function EmergencyForm({ take }: EmergencyFormProps) {
  const [granted, setGranted] = useState<EmergencyGranted | null>(null)
  if (granted) return <Granted {...granted} />
  return (
    <ActForm
      label="Emergency access"
      submit="Open the chart"
      act={take}
      read={(form) => ({ mrn: text(form, 'mrn'), birthDate: text(form, 'birthDate'), reason: text(form, 'reason') })}
      onDone={setGranted}
    >
      {(errors) => (
        <>
          <Field
            label="MRN"
            name="mrn"
            hint="Exactly as on the wristband."
            error={errors.mrn}
            spellCheck={false}
            autoFocus
          />
          <Field label="Birth date" name="birthDate" type="date" error={errors.birthDate} />
          <TextField label="Why you need this chart now" name="reason" error={errors.reason} />
        </>
      )}
    </ActForm>
  )
}

const Granted = ({ href, until }: EmergencyGranted) => (
  <Notice
    tone="ok"
    role="status"
    title={until ? `The chart is open to you until ${until}.` : 'You see this chart without emergency access.'}
    action={
      <a className={buttonClass({ tone: 'pri' })} href={href}>
        Go to the chart
      </a>
    }
  >
    {until && 'Your access and your reason are on record and will be reviewed.'}
  </Notice>
)
