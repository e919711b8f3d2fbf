'use client'
import { ActForm, oneOf, text, textOrNull } from '../patient/act-form'
import { AllergyFields, readAllergies } from '../patient/allergy-fields'
import { PREGNANCY, PREGNANCY_CHOICES } from '../patient/choices'
import { Field, SelectField, TextField } from '../ui/field'
import type { FormProps } from './act-dialog'

/** Allergies, alerts and pregnancy. "Not asked" stays until somebody has asked. */
export function BackgroundForm({ setting, done, onClose }: FormProps) {
  const act = setting.actions.editBackground
  if (!act) return null
  return (
    <ActForm
      label="Allergies, alerts, pregnancy"
      submit="Save"
      act={act}
      read={(form, requestId) => ({
        requestId,
        allergies: readAllergies(form),
        alerts: text(form, 'alerts')
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
        pregnancy: textOrNull(form, 'pregnancy') === null ? null : oneOf(form, 'pregnancy', PREGNANCY, 'unknown'),
        pregnancyWeeks: text(form, 'weeks') === '' ? null : Number(text(form, 'weeks')),
      })}
      onDone={() => done('Saved')}
      onCancel={onClose}
    >
      {(errors) => (
        <>
          <AllergyFields errors={errors} now={setting.allergies} />
          <div className="two">
            <SelectField
              label="Pregnancy"
              name="pregnancy"
              placeholder="Not asked"
              defaultValue={setting.pregnancy.status ?? ''}
              error={errors.pregnancy}
              options={PREGNANCY_CHOICES}
            />
            <Field
              label="Weeks, if pregnant"
              name="weeks"
              inputMode="numeric"
              defaultValue={setting.pregnancy.weeks ?? ''}
              error={errors.pregnancyWeeks}
            />
          </div>
          <TextField
            label="Alerts, one a line"
            name="alerts"
            defaultValue={setting.alerts.join('\n')}
            error={errors.alerts}
          />
        </>
      )}
    </ActForm>
  )
}
