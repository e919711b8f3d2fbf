'use client'
import { instantOf } from '@/lib/clinical/time'
import { ActForm, oneOf, text } from '../patient/act-form'
import { CONTACT_KINDS, CONTACT_STATES } from '../patient/choices'
import { useZone } from '../ui/clock'
import { Field, SelectField, TextField } from '../ui/field'
import type { FormProps } from './act-dialog'

/** A contact that was made or missed, or one to come. Attempts that reached nobody stay on record. */
export function ContactForm({ setting, done, onClose }: FormProps) {
  const zone = useZone()
  const act = setting.actions.recordContact
  if (!act) return null
  return (
    <ActForm
      label="Contact"
      submit="Record"
      act={act}
      read={(form, requestId) => ({
        requestId,
        kind: oneOf(
          form,
          'kind',
          CONTACT_KINDS.map((choice) => choice.value),
          'check_in',
        ),
        state: oneOf(
          form,
          'state',
          CONTACT_STATES.map((choice) => choice.value),
          'happened',
        ),
        at: instantText(text(form, 'date'), text(form, 'time'), zone),
        note: text(form, 'note'),
      })}
      onDone={() => done('Contact recorded')}
      onCancel={onClose}
    >
      {(errors) => (
        <>
          <div className="two">
            <SelectField label="What" name="kind" error={errors.kind} options={CONTACT_KINDS} />
            <SelectField label="What came of it" name="state" error={errors.state} options={CONTACT_STATES} />
            <Field label="Date" name="date" type="date" required error={errors.at} />
            <Field label="Time" name="time" type="time" required />
          </div>
          <TextField label="Note" name="note" error={errors.note} />
        </>
      )}
    </ActForm>
  )
}

/** ISO text of a local date and time; empty where one is missing, which the action refuses at the date. */
const instantText = (date: string, time: string, zone: string): string =>
  date && time ? instantOf(date, time, zone).toISOString() : ''
