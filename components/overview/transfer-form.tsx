'use client'
import { ActForm, text } from '../patient/act-form'
import { SelectField, TextField } from '../ui/field'
import type { FormProps } from './act-dialog'

/** One lead at a time; the change and its reason stay in the history. */
export function TransferForm({ setting, done, onClose }: FormProps) {
  const act = setting.actions.transferLead
  if (!act) return null
  return (
    <ActForm
      label="Transfer the lead"
      submit="Transfer"
      act={act}
      read={(form, requestId) => ({ requestId, leadId: text(form, 'leadId'), reason: text(form, 'reason') })}
      onDone={() => done('Lead transferred')}
      onCancel={onClose}
    >
      {(errors) => (
        <>
          <SelectField
            label="New lead"
            name="leadId"
            placeholder="Choose"
            options={setting.staff.filter((person) => person.value !== setting.leadId)}
            error={errors.leadId}
          />
          <TextField label="Reason" name="reason" required error={errors.reason} />
        </>
      )}
    </ActForm>
  )
}
