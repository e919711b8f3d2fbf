'use client'
import { Check } from 'lucide-react'
import { useNow } from '@/components/ui/clock'
import { Kbd } from '@/components/ui/kbd'
import { TierGlyph } from '@/components/ui/tier'
import type { StopStep, StopView } from '@/db/assessments/stop-view'

/** What was answered, and the time to the first acknowledgement. */
export function StopHead({ stop, what }: { stop: StopView; what: string }) {
  return (
    <header>
      <TierGlyph tier="T1" size={30} />
      <div>
        <h2 id="stop-title">
          Stop the {what}. Stay with {stop.patientFirstName}.
        </h2>
        <p id="stop-because">{stop.because} This is an Emergency.</p>
      </div>
      {stop.deadlineAt && <Countdown until={stop.deadlineAt} then={stop.thenText} />}
    </header>
  )
}

/** Time to the first acknowledgement; said aloud at one minute, not each second. */
function Countdown({ until, then }: { until: string; then: string }) {
  const now = useNow()
  const seconds = Math.floor((Date.parse(until) - now.getTime()) / 1000)
  const left = Math.abs(seconds)
  const text = `${seconds < 0 ? '+' : ''}${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  return (
    <div className="tm">
      <b>{text}</b>
      <span>{seconds < 0 ? 'past target' : then}</span>
      <span className="sr" role="status">
        {seconds <= 60 && seconds > 0 ? 'One minute left' : seconds <= 0 ? 'The target has passed' : ''}
      </span>
    </div>
  )
}

type StopLineProps = { step: StopStep; no: number; pending: boolean; onPress: () => void }

export function StopLine({ step, no, pending, onPress }: StopLineProps) {
  const next = step.state === 'next'
  return (
    <li className={step.state === 'done' ? 'd' : next ? 'c' : undefined} aria-current={next ? 'step' : undefined}>
      <span className="st">{step.state === 'done' ? <Check className="ic" size={14} aria-label="Done" /> : no}</span>
      <div>
        <b>{step.title}</b>
        <p>{step.text}</p>
      </div>
      {step.act && (
        <button
          type="button"
          className={next ? 'btn pri lg' : 'btn'}
          disabled={step.waits}
          aria-busy={pending}
          data-next={next ? '' : undefined}
          onClick={() => !pending && onPress()}
        >
          {step.act}
          {next && <Kbd>Enter</Kbd>}
        </button>
      )}
    </li>
  )
}
