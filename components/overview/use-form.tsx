'use client'
import { useState } from 'react'
import { SUBSTANCES } from '@/lib/clinical/types'
import { PHASE_WORD } from '@/lib/format/phase'
import type { Result } from '@/lib/result'
import { ActForm, type FieldErrors, oneOf, text } from '../patient/act-form'
import { LastDoseFields, readLastDose } from '../patient/last-dose'
import { useZone } from '../ui/clock'
import { CheckField, Field, SelectField, TextField } from '../ui/field'
import type { FormProps } from './act-dialog'
import type { UseConsequences, UseReportInput } from './types'

const SUBSTANCE_WORD: Record<UseReportInput['substance'], string> = {
  kratom: 'Kratom',
  extract: 'Kratom extract',
  seven_oh: '7-OH',
  opioid: 'Opioid',
  alcohol: 'Alcohol',
  benzodiazepine: 'Benzodiazepine',
}

const EVENT_WORD: Record<UseConsequences['event'], string> = {
  re_anchor: 'The withdrawal clock starts again',
  lapse: 'This counts as a lapse',
  relapse: 'This counts as a relapse',
  none: 'The phase does not change',
}

/** Report of use in two steps: first what it would mean, then the person confirms. Nothing is judged by color. */
export function UseForm({ setting, done, onClose }: FormProps) {
  const zone = useZone()
  const [told, setTold] = useState<{ input: UseReportInput; what: UseConsequences } | null>(null)
  const { previewUse, reportUse } = setting.actions
  if (!reportUse) return null
  const submit = async (input: UseReportInput): Promise<Result<UseConsequences | null>> => {
    const agreed = told && sameReport(told.input, input)
    if (!previewUse || agreed) {
      const answer = await reportUse(input)
      return answer.ok ? { ok: true, value: null } : answer
    }
    const answer = await previewUse(input)
    if (answer.ok) setTold({ input, what: answer.value })
    return answer
  }
  return (
    <ActForm
      label="Report use"
      submit={told ? 'Confirm and record' : previewUse ? 'Show what it means' : 'Record'}
      act={submit}
      read={(form, requestId) => readUse(form, requestId, zone)}
      onDone={(value) => value === null && done('Use recorded')}
      onCancel={onClose}
    >
      {(errors) => (
        <>
          <UseFields errors={errors} onChange={() => setTold(null)} />
          <div aria-live="polite">{told && <Consequences what={told.what} />}</div>
        </>
      )}
    </ActForm>
  )
}

function UseFields({ errors, onChange }: { errors: FieldErrors; onChange: () => void }) {
  return (
    <fieldset className="stack" onChange={onChange}>
      <legend className="sr">What was used</legend>
      <SelectField
        label="What"
        name="substance"
        error={errors.substance}
        options={SUBSTANCES.map((value) => ({ value, label: SUBSTANCE_WORD[value] }))}
      />
      <LastDoseFields legend="When" prefix="on" allowUnknown={false} errors={errors} />
      <Field label="How much, if known" name="grams" inputMode="decimal" unit="g" error={errors.grams} />
      <CheckField label="Use goes on" name="stillUsing" value="yes" />
      <CheckField label="Daily again" name="dailyAgain" value="yes" />
      <CheckField label="I judge this a relapse" name="judgedRelapse" value="yes" />
      <TextField label="Note" name="note" error={errors.note} />
    </fieldset>
  )
}

function Consequences({ what }: { what: UseConsequences }) {
  return (
    <div className="spc csq">
      <b>{EVENT_WORD[what.event]}</b>
      {what.from !== what.to && (
        <p>
          Phase: {PHASE_WORD[what.from]} → {PHASE_WORD[what.to]}
        </p>
      )}
      <ul>
        {what.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

/** The consequences shown are those of this report, not of one typed over since. */
const sameReport = (a: UseReportInput, b: UseReportInput): boolean =>
  JSON.stringify({ ...a, requestId: '' }) === JSON.stringify({ ...b, requestId: '' })

function readUse(form: FormData, requestId: string, zone: string): UseReportInput {
  const on = readLastDose(form, zone, 'on')
  const grams = Number(text(form, 'grams').replace(',', '.'))
  return {
    requestId,
    substance: oneOf(form, 'substance', SUBSTANCES, 'kratom'),
    on: on && on.precision !== 'unknown' ? on : { precision: 'date', date: '' },
    // What is no number stays NaN, which the action refuses at the field: it must not turn into "not stated".
    grams: text(form, 'grams') === '' ? null : grams,
    stillUsing: form.get('stillUsing') === 'yes',
    dailyAgain: form.get('dailyAgain') === 'yes',
    judgedRelapse: form.get('judgedRelapse') === 'yes',
    note: text(form, 'note'),
  }
}
