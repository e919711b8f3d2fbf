'use client'
import { useState } from 'react'
import { ACTION_CODES, type ActionCode, HANDOVER_REASONS, type HandoverReason } from '@/lib/format/acts'
import { SelectField, TextField } from '../ui/field'
import { PanelForm, Radios, text } from './panel-form'
import type { ActDone, QueueActions, RowDetail } from './types'
import { useAct } from './use-act'

type RowFormProps = { detail: RowDetail; onDone: (done: ActDone) => void; onCancel: () => void }

/** Gives the row to somebody by name, with a reason. */
export function HandOverForm({ detail, act, onDone, onCancel }: RowFormProps & { act: QueueActions['handOver'] }) {
  const { run, pending, problem } = useAct(onDone)
  const [to, setTo] = useState('')
  const person = detail.people.find((each) => each.staffId === to)
  return (
    <PanelForm
      title={`Hand over ${detail.row.fullName}`}
      note="They own the row at once. Handing over is not an answer: what is unacknowledged stays so."
      submit={person ? `Hand over to ${person.name}` : 'Hand over'}
      onSubmit={(form) =>
        run((requestId) =>
          act({
            patientId: detail.row.patientId,
            to,
            reason: text(form, 'reason') as HandoverReason,
            text: text(form, 'text'),
            requestId,
          }),
        )
      }
      {...{ pending, problem, onCancel }}
    >
      <SelectField
        label="To"
        name="to"
        required
        placeholder="Choose a person"
        value={to}
        onChange={(event) => setTo(event.target.value)}
        options={detail.people.map((each) => ({ value: each.staffId, label: `${each.name} · ${each.role}` }))}
        error={problem?.fields?.to}
      />
      <Radios legend="Why" name="reason" options={Object.entries(HANDOVER_REASONS)} error={problem?.fields?.reason} />
      <TextField label="What they need to know" name="text" rows={2} error={problem?.fields?.text} />
    </PanelForm>
  )
}

/** Records what was done for the patient about the flags that are acknowledged. */
export function ActionForm({ detail, act, onDone, onCancel }: RowFormProps & { act: QueueActions['recordAction'] }) {
  const { run, pending, problem } = useAct(onDone)
  const [code, setCode] = useState<ActionCode | ''>('')
  return (
    <PanelForm
      title={`Record what was done for ${detail.row.fullName}`}
      note="Counts for every acknowledged flag of this patient. It clears none of them: evidence does."
      submit="Record action"
      onSubmit={(form) => {
        if (!code) return
        run((requestId) => act({ patientId: detail.row.patientId, code, text: text(form, 'text'), requestId }))
      }}
      {...{ pending, problem, onCancel }}
    >
      <SelectField
        label="Action"
        name="code"
        required
        placeholder="Choose an action"
        value={code}
        onChange={(event) => setCode(isActionCode(event.target.value) ? event.target.value : '')}
        options={Object.entries(ACTION_CODES).map(([value, label]) => ({ value, label }))}
        error={problem?.fields?.code}
      />
      <TextField
        label={code === 'other' ? 'What was done' : 'Note'}
        name="text"
        rows={2}
        required={code === 'other'}
        error={problem?.fields?.text}
      />
    </PanelForm>
  )
}

const isActionCode = (value: string): value is ActionCode => value in ACTION_CODES
