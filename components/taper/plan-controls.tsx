'use client'
import { ChevronsDown, Pause, Play } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { PlanChange } from '@/lib/clinical/taper/adjust'

export type Tried = { kind: 'hold' | 'slow' | 'resume'; slowBy: 'percent' | 'interval'; days: number }

type PlanControlsProps = {
  tried: Tried | null
  onTry: (tried: Tried | null) => void
  /** One interval of the step that stands: what a hold lasts. */
  holdDays: number | null
  /** What the change would do, or why it cannot be. */
  sentence: string
  refused: boolean
  onApply: () => void
  disabled: boolean
}

const KINDS = [
  { kind: 'hold', word: 'Hold', Icon: Pause },
  { kind: 'slow', word: 'Slow', Icon: ChevronsDown },
  { kind: 'resume', word: 'Resume', Icon: Play },
] as const

/** The change in the engine's terms. */
export function changeFor({ kind, slowBy, days }: Tried): PlanChange {
  if (kind === 'hold') return { kind: 'hold' }
  if (kind === 'slow') return { kind: 'hold_and_slow', slowBy }
  return { kind: 'resume', days }
}

/** Hold, slow or resume, tried as a ghost first. Nothing changes until the plan is signed. */
export function PlanControls(props: PlanControlsProps) {
  const { tried, onTry, holdDays, sentence, refused, onApply, disabled } = props
  return (
    <div className="ctl">
      <fieldset className="seg" aria-label="Try a change">
        {KINDS.map(({ kind, word, Icon }) => (
          <button
            key={kind}
            type="button"
            className={tried?.kind === kind ? 'hov on' : ''}
            aria-pressed={tried?.kind === kind}
            disabled={disabled}
            onClick={() => onTry(tried?.kind === kind ? null : { kind, slowBy: 'percent', days: 1 })}
          >
            <Icon className="ic" size={14} aria-hidden="true" />
            {word}
          </button>
        ))}
      </fieldset>
      {tried?.kind === 'hold' && holdDays !== null && <span className="inl">for one interval, {holdDays} d</span>}
      {tried?.kind === 'slow' && (
        <label className="inl">
          Hold, then{' '}
          <select
            className="inp"
            value={tried.slowBy}
            onChange={(event) => onTry({ ...tried, slowBy: event.target.value as Tried['slowBy'] })}
          >
            <option value="percent">half the percentage</option>
            <option value="interval">the longest interval</option>
          </select>
        </label>
      )}
      {tried?.kind === 'resume' && (
        <label className="inl">
          Give back
          <input
            className="inp num"
            style={{ width: 44 }}
            inputMode="numeric"
            value={tried.days}
            onChange={(event) => onTry({ ...tried, days: Number(event.target.value.replace(/\D/g, '')) })}
          />
          held days
        </label>
      )}
      <p role="status">
        {tried && !refused && <b>Preview: </b>}
        {tried ? sentence : 'Try a hold, a slower pace, or the end of a hold. Nothing changes until it is signed.'}
      </p>
      {tried && !refused && <Button onClick={onApply}>Apply to B</Button>}
    </div>
  )
}
