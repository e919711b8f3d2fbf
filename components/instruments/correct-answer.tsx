'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import type { StopView } from '@/db/assessments/stop-view'
import { stoppingItems } from '@/lib/clinical/instruments/flow'
import type { Answers, StopActions } from './types'

type CorrectAnswerProps = {
  stop: StopView
  answers: Answers
  correct: (input: Parameters<StopActions['correct']>[0]) => Promise<unknown>
  pending: boolean
  onBack: () => void
  onDone: () => void
}

/** The correction route of the stop: which answer should read No, and why. Both answers stay in the chart. */
export function CorrectAnswer({ stop, answers, correct, pending, onBack, onDone }: CorrectAnswerProps) {
  const yes = stoppingItems('CSSRS', answers)
  const [changed, setChanged] = useState<string[]>(yes.length === 1 ? yes : [])
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = asked && reason.trim() === ''

  const save = async () => {
    setAsked(true)
    if (reason.trim() === '' || changed.length === 0) return
    const corrected: Answers = { ...answers }
    for (const id of changed) corrected[id] = false
    const done = await correct({ assessmentId: stop.assessmentId, reason: reason.trim(), answers: corrected })
    if (done !== undefined) onDone()
  }

  return (
    <div className="cor-f">
      <h3>Answer entered by mistake</h3>
      <p>The first answer stays in the chart, struck through, with your name and reason.</p>
      {yes.map((id) => (
        <label className="tick" key={id}>
          <input
            type="checkbox"
            checked={changed.includes(id)}
            onChange={(event) =>
              setChanged(event.target.checked ? [...changed, id] : changed.filter((other) => other !== id))
            }
          />
          <span>Question {id.replace('q', '').replace('_3m', 'b')} should read No</span>
        </label>
      ))}
      {asked && changed.length === 0 && <span className="err em-t">Choose the answer to correct.</span>}
      <TextField
        label="What happened"
        name="reason"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={missing ? 'Write why the answer is wrong.' : undefined}
      />
      <div className="row">
        <Button onClick={onBack}>Back to the steps</Button>
        <Button tone="pri" pending={pending} onClick={save}>
          Correct the answer
        </Button>
      </div>
    </div>
  )
}
