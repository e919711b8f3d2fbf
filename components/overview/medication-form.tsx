'use client'
import { ActForm, text, textOrNull } from '../patient/act-form'
import { Radios } from '../patient/radios'
import { Field } from '../ui/field'
import type { FormProps } from './act-dialog'

const DRUGS = ['clonidine', 'lofexidine', 'guanfacine', 'tizanidine'] as const

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
        class: 'alpha2_agonist' as const,
        takes: TAKES[text(form, 'takes')] ?? null,
        name: text(form, 'name').toLowerCase(),
        since: textOrNull(form, 'since'),
      })}
      onDone={() => done('Recorded')}
      onCancel={onClose}
    >
      {(errors) => (
        <>
          <Radios
            legend="Clonidine, lofexidine, guanfacine or tizanidine"
            name="takes"
            error={errors.takes}
            options={[
              ['yes', 'Takes it'],
              ['no', 'Does not take it, or has stopped'],
            ]}
          />
          <Field label="Name" name="name" list="alpha2" error={errors.name} />
          <datalist id="alpha2">
            {DRUGS.map((drug) => (
              <option key={drug} value={drug} />
            ))}
          </datalist>
          <Field label="Since or until, if known" name="since" type="date" error={errors.since} />
        </>
      )}
    </ActForm>
  )
}
