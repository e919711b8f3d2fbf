'use client'
import { useState } from 'react'
import { ActForm, oneOf, text } from '../patient/act-form'
import { USE, USE_CHOICES } from '../patient/choices'
import { LastDoseFields, readLastDose } from '../patient/last-dose'
import { useZone } from '../ui/clock'
import { SelectField, TextField } from '../ui/field'
import type { FormProps } from './act-dialog'
import type { PhaseChangeInput } from './types'

const CHANGES = ['set_anchor', 'confirm_anchor', 'use_status', 'override_gate'] as const
type Change = (typeof CHANGES)[number]
const WORDS: Record<Change, string> = {
  set_anchor: 'Set or correct the last dose',
  confirm_anchor: 'Confirm the last dose',
  use_status: 'Change the use status',
  override_gate: 'Close a gate that is not met',
}

/** A phase follows the last dose. What a person changes is the last dose, the use status or a gate, with a reason. */
export function PhaseForm({ setting, done, onClose }: FormProps) {
  const zone = useZone()
  const [change, setChange] = useState<Change>('set_anchor')
  const act = setting.actions.changePhase
  if (!act) return null
  return (
    <ActForm
      label="Change phase"
      submit="Change"
      act={act}
      read={(form, requestId) => readChange(form, requestId, change, zone)}
      onDone={() => done('Phase changed')}
      onCancel={onClose}
    >
      {(errors) => (
        <>
          <p className="mut sm">Time moves the phase by itself. The old value stays in the history.</p>
          <SelectField
            label="What changes"
            name="change"
            value={change}
            onChange={(event) => setChange(oneOfChange(event.target.value))}
            options={CHANGES.filter((each) => each !== 'override_gate' || setting.gates.length > 0).map((each) => ({
              value: each,
              label: WORDS[each],
            }))}
          />
          {change === 'set_anchor' && <LastDoseFields errors={errors} />}
          {change === 'use_status' && (
            <SelectField label="Kratom use now" name="useStatus" error={errors.useStatus} options={USE_CHOICES} />
          )}
          {change === 'override_gate' && (
            <SelectField label="Gate" name="gateId" options={setting.gates} error={errors.gateId} />
          )}
          <TextField label="Reason" name="reason" required error={errors.reason} />
        </>
      )}
    </ActForm>
  )
}

const oneOfChange = (value: string): Change => CHANGES.find((each) => each === value) ?? 'set_anchor'

function readChange(form: FormData, requestId: string, change: Change, zone: string): PhaseChangeInput {
  const input = { requestId, change, reason: text(form, 'reason') }
  if (change === 'set_anchor') return { ...input, lastDose: readLastDose(form, zone) ?? undefined }
  if (change === 'use_status') return { ...input, useStatus: oneOf(form, 'useStatus', USE, 'not_assessed') }
  if (change === 'override_gate') return { ...input, gateId: text(form, 'gateId') }
  return input
}
