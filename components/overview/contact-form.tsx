'use client'
import { instantOf } from '@/lib/clinical/time'
import { ActForm, oneOf, text, textOrNull } from '../patient/act-form'
import { useZone } from '../ui/clock'
import { Field, SelectField, TextField } from '../ui/field'
import type { FormProps } from './act-dialog'

const KINDS = ['check_in', 'call', 'visit', 'group', 'appointment'] as const
const STATES = ['made', 'no_answer', 'missed', 'planned'] as const

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
        kind: oneOf(form, 'kind', KINDS, 'check_in'),
        status: oneOf(form, 'status', STATES, 'made'),
        at: instantText(text(form, 'date'), text(form, 'time'), zone),
        note: textOrNull(form, 'note'),
      })}
      onDone={() => done('Contact recorded')}
      onCancel={onClose}
    >
      {(errors) => (
        <>
          <div className="two">
            <SelectField
              label="What"
              name="kind"
              error={errors.kind}
              options={[
                { value: 'check_in', label: 'Check-in' },
                { value: 'call', label: 'Call' },
                { value: 'visit', label: 'Visit' },
                { value: 'group', label: 'Group' },
                { value: 'appointment', label: 'Appointment' },
              ]}
            />
            <SelectField
              label="What came of it"
              name="status"
              error={errors.status}
              options={[
                { value: 'made', label: 'Made' },
                { value: 'no_answer', label: 'No answer' },
                { value: 'missed', label: 'Missed' },
                { value: 'planned', label: 'Planned, to come' },
              ]}
            />
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
