'use client'
import { Choice } from './choice'
import { useDraft } from './draft-context'
import { SET_OUTCOMES } from './types'

const OUTCOME = {
  measured: 'Taken',
  refused: 'Refused',
  asleep: 'Asleep',
  away: 'Away',
} as const

/** A set that was not taken is recorded as such, with its reason: missing is never normal. */
export function SetOutcomeChoice() {
  const { draft, change } = useDraft()
  return (
    <Choice
      label="Was the set taken"
      name="outcome"
      value={draft.outcome}
      onChange={(outcome) => change({ outcome: outcome ?? 'measured' })}
      options={SET_OUTCOMES.map((value) => ({ value, label: OUTCOME[value] }))}
    />
  )
}

/** Why it was not taken. What was already typed stays and comes back with "Taken". */
export function SetOutcomeReason({ missing }: { missing: boolean }) {
  const { draft, change } = useDraft()
  return (
    <div className="out">
      <label htmlFor="outcome-reason">
        <b>{OUTCOME[draft.outcome]}.</b> Say why, in the patient’s words where you can.
      </label>
      <span className={missing ? 'inp area bad' : 'inp area'}>
        <textarea
          id="outcome-reason"
          rows={2}
          value={draft.reason}
          aria-invalid={missing ? true : undefined}
          aria-describedby="outcome-note"
          onChange={(event) => change({ reason: event.target.value })}
        />
      </span>
      <span id="outcome-note" className={missing ? 'em-t sm' : 'mut sm'}>
        {missing ? 'Write the reason.' : 'Recorded as not taken. The next set stays due, and nothing counts as normal.'}
      </span>
    </div>
  )
}
