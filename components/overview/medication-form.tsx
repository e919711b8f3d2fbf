'use client'
import { ActForm, text, textOrNull } from '../patient/act-form'
import { Radios } from '../patient/radios'
import { Field, SelectField } from '../ui/field'
import type { FormProps } from './act-dialog'

const DRUGS = [
  { value: 'clonidine', label: 'Clonidine' },
  { value: 'lofexidine', label: 'Lofexidine' },
] as const

const TAKES: Record<string, boolean> = { yes: true, no: false }

/** Whether the patient takes an α2-agonist: pressure and pulse rules read it, and until it is said they cannot tell. */
export function MedicationForm({ setting, done, onClose }: FormProps) {
  const act = setting.actions.stateMedication
  if (!act) return null
  return (
    <ActForm
      label="Takes an α2-agonist"
      submit="Record"
      act={act}
      read={(form, requestId) => ({
        requestId,
        takes: TAKES[text(form, 'takes')] ?? null,
        name: text(form, 'name'),
        since: textOrNull(form, 'since'),
      })}
      onDone={() => done('Recorded')}
      onCancel={onClose}
    >
      {(errors) => (
        <>
          <Radios
            legend="Clonidine or lofexidine"
            name="takes"
            error={errors.takes}
            options={[
              ['yes', 'Takes it'],
              ['no', 'Does not take it, or has stopped'],
            ]}
          />
          <SelectField label="Which" name="name" placeholder="Choose" error={errors.name} options={DRUGS} />
          <Field label="Since or until, if known" name="since" type="date" error={errors.since} />
        </>
      )}
    </ActForm>
  )
}
