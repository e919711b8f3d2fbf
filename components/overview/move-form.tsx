'use client'
import { ActForm, oneOf, text, textOrNull } from '../patient/act-form'
import { SETTING_CHOICES, SETTINGS } from '../patient/choices'
import { Field, SelectField, TextField } from '../ui/field'
import type { FormProps } from './act-dialog'

/** A move changes how often vitals and contacts are due, so the setting is part of it. */
export function MoveForm({ setting, done, onClose }: FormProps) {
  const act = setting.actions.move
  if (!act) return null
  return (
    <ActForm
      label="Move"
      submit="Move"
      act={act}
      read={(form, requestId) => ({
        requestId,
        setting: oneOf(form, 'setting', SETTINGS, setting.setting),
        place: textOrNull(form, 'place'),
        reason: text(form, 'reason'),
      })}
      onDone={() => done('Moved')}
      onCancel={onClose}
    >
      {(errors) => (
        <>
          <div className="two">
            <SelectField
              label="Setting"
              name="setting"
              defaultValue={setting.setting}
              error={errors.setting}
              options={SETTING_CHOICES}
            />
            <Field
              label="Place"
              name="place"
              hint="Bed or chair: B-04"
              defaultValue={setting.place ?? ''}
              error={errors.place}
            />
          </div>
          <TextField label="Reason" name="reason" error={errors.reason} />
        </>
      )}
    </ActForm>
  )
}
