'use client'
import { useState } from 'react'
import { addMinutes } from '@/lib/clinical/time'
import { REVIEW_OUTCOMES, type ReviewOutcome, SNOOZE_REASONS, type SnoozeReason } from '@/lib/format/acts'
import { duration } from '@/lib/format/age'
import { clock } from '@/lib/format/clock'
import { useNow, useZone } from '../ui/clock'
import { TextField } from '../ui/field'
import { SegmentRadio } from '../ui/segment'
import { TIER } from '../ui/tier'
import { PanelForm, Radios, text } from './panel-form'
import { snoozeChoices } from './snooze-choices'
import type { ActDone, FlagCard, QueueActions } from './types'
import { useAct } from './use-act'

type FlagFormProps<Key extends keyof QueueActions> = {
  flag: FlagCard
  act: QueueActions[Key]
  onDone: (done: ActDone) => void
  onCancel: () => void
}

/** Lets one flag wait, within its tier's cap and with a reason. */
export function SnoozeForm({ flag, act, onDone, onCancel }: FlagFormProps<'snooze'>) {
  const { run, pending, problem } = useAct(onDone)
  const now = useNow()
  const zone = useZone()
  const choices = snoozeChoices(flag.snoozeMinutes)
  const [minutes, setMinutes] = useState(choices.at(-1) ?? flag.snoozeMinutes)
  const at = (wait: number) => clock(addMinutes(now, wait), zone)
  const cap = `${TIER[flag.tier].word} allows ${duration(flag.snoozeMinutes)} at most. Wakes early if a value worsens.`
  return (
    <PanelForm
      title={`Snooze ${flag.title.value}`}
      note="It stays in the counts and keeps its clock."
      submit={`Snooze to ${at(minutes)}`}
      onSubmit={(form) =>
        run((requestId) =>
          act({
            flagId: flag.flagId,
            minutes,
            reason: text(form, 'reason') as SnoozeReason,
            text: text(form, 'text'),
            requestId,
          }),
        )
      }
      {...{ pending, problem, onCancel }}
    >
      <Radios
        legend="Why can it wait?"
        name="reason"
        options={Object.entries(SNOOZE_REASONS)}
        error={problem?.fields?.reason}
      />
      <TextField label="Note, seen at handoff" name="text" rows={2} error={problem?.fields?.text} />
      <div className="wake">
        <span className="mut sm">Wake at</span>
        <SegmentRadio
          label="Wake at"
          name="minutes"
          options={choices.map((each) => ({ value: String(each), label: at(each) }))}
          defaultValue={String(minutes)}
          onChange={(value) => setMinutes(Number(value))}
        />
      </div>
      <p className="sm mut">{problem?.fields?.minutes ?? cap}</p>
    </PanelForm>
  )
}

/** Records a clinician's review: the act behind every "reviewed" in the clearing column. */
export function ReviewForm({ flag, act, onDone, onCancel }: FlagFormProps<'recordReview'>) {
  const { run, pending, problem } = useAct(onDone)
  return (
    <PanelForm
      title={`Review ${flag.title.value}`}
      note={`Clears with: ${flag.clears}`}
      submit="Record review"
      onSubmit={(form) =>
        run((requestId) =>
          act({
            flagId: flag.flagId,
            outcome: text(form, 'outcome') as ReviewOutcome,
            reason: text(form, 'reason'),
            requestId,
          }),
        )
      }
      {...{ pending, problem, onCancel }}
    >
      <Radios
        legend="What did the review come to?"
        name="outcome"
        options={Object.entries(REVIEW_OUTCOMES)}
        error={problem?.fields?.outcome}
      />
      <TextField label="What was found" name="reason" required error={problem?.fields?.reason} />
    </PanelForm>
  )
}

/** Clears a flag without its evidence; the reason stays on record. */
export function OverrideForm({ flag, act, onDone, onCancel }: FlagFormProps<'override'>) {
  const { run, pending, problem } = useAct(onDone)
  return (
    <PanelForm
      title={`Clear ${flag.title.value} without evidence`}
      note={`It would clear by itself with: ${flag.clears}`}
      submit="Clear with this reason"
      danger
      onSubmit={(form) => run((requestId) => act({ flagId: flag.flagId, reason: text(form, 'reason'), requestId }))}
      {...{ pending, problem, onCancel }}
    >
      <TextField
        label="Why is it safe to clear?"
        name="reason"
        required
        hint="Kept in the chart and the audit log with your name."
        error={problem?.fields?.reason}
      />
    </PanelForm>
  )
}
