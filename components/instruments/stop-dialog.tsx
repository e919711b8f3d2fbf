'use client'
import { Check, MessageSquareQuote, Phone, PhoneCall } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useNow } from '@/components/ui/clock'
import { Kbd } from '@/components/ui/kbd'
import { TierGlyph } from '@/components/ui/tier'
import { CorrectAnswer } from './correct-answer'
import type { Answers, StopActions, StopStep, StopView } from './types'

type StopDialogProps = {
  stop: StopView
  /** What the person answered, for the correction. */
  answers: Answers
  /** "intake" or "screen": what stops. */
  what: string
  mayTakeOver: boolean
  actions: StopActions
  /** After a take-over or a correction. */
  onClosed: () => void
}

/**
 * The red-flag stop: the next act, words to say, and no silent dismissal. It closes when a clinician takes over
 * or when the answer is corrected with a reason; Esc says so instead of closing.
 */
export function StopDialog({ stop: first, answers, what, mayTakeOver, actions, onClosed }: StopDialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const [stop, setStop] = useState(first)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [correcting, setCorrecting] = useState(false)
  useOpenAndFocus(ref)

  const run = async <T,>(call: () => Promise<{ ok: true; value: T } | { ok: false; problem: { message: string } }>) => {
    setPending(true)
    setProblem(null)
    try {
      const result = await call()
      if (result.ok) return result.value
      setProblem(result.problem.message)
    } catch {
      setProblem('The connection is lost. Go on with the steps by hand and call; press again when it is back.')
    } finally {
      setPending(false)
    }
    return undefined
  }
  const press = async (step: StopStep) => {
    const next = await run(() => actions.actStop({ assessmentId: stop.assessmentId, stepId: step.id }))
    if (next) setStop(next)
  }
  const takeOver = async () => {
    const done = await run(() => actions.takeOver({ assessmentId: stop.assessmentId }))
    if (done !== undefined) onClosed()
  }

  return (
    <dialog
      ref={ref}
      className="stop"
      role="alertdialog"
      aria-labelledby="stop-title"
      aria-describedby="stop-because"
      onCancel={(event) => {
        event.preventDefault()
        setProblem('Esc doesn’t close this. It closes when a clinician takes over.')
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <StopHead stop={stop} what={what} />
      {correcting ? (
        <CorrectAnswer
          stop={stop}
          answers={answers}
          correct={(input) => run(() => actions.correct(input))}
          pending={pending}
          onBack={() => setCorrecting(false)}
          onDone={onClosed}
        />
      ) : (
        <>
          <ol>
            {stop.steps.map((step, index) => (
              <StopLine key={step.id} step={step} no={index + 1} pending={pending} onPress={() => press(step)} />
            ))}
          </ol>
          <div className="say">
            <MessageSquareQuote className="ic" size={16} aria-hidden="true" />
            <p>You can say: “{stop.words}”</p>
          </div>
        </>
      )}
      {problem && (
        <p className="msg hard" role="alert">
          <span>{problem}</span>
        </p>
      )}
      <footer>
        {stop.lines.map((line) => (
          <a key={line.tel} href={`tel:${line.tel}`} className={line.danger ? 'btn danger lg' : 'btn lg'}>
            {line.danger ? (
              <PhoneCall className="ic" size={16} aria-hidden="true" />
            ) : (
              <Phone className="ic" size={16} aria-hidden="true" />
            )}
            {line.label}
          </a>
        ))}
        {mayTakeOver && (
          <button type="button" className="btn lg" onClick={takeOver} aria-busy={pending}>
            I am with {stop.patientFirstName} and take over
          </button>
        )}
        <span className="sp" />
        <span className="sm mut">
          Esc doesn’t close this. It closes when a clinician takes over.
          <br />
          Answers are saved.{' '}
          {!correcting && (
            <button type="button" className="lnk" onClick={() => setCorrecting(true)}>
              Answer entered by mistake?
            </button>
          )}
        </span>
      </footer>
    </dialog>
  )
}

/** Opens as a modal (the page behind is inert, focus stays inside) on the next step, and nothing else closes it. */
function useOpenAndFocus(ref: React.RefObject<HTMLDialogElement | null>) {
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (!dialog.open) dialog.showModal()
    dialog.querySelector<HTMLElement>('[data-next]')?.focus()
    // Some browsers close on a second Esc in spite of a cancelled `cancel`.
    const reopen = () => {
      if (dialog.isConnected && !dialog.open) dialog.showModal()
    }
    dialog.addEventListener('close', reopen)
    return () => dialog.removeEventListener('close', reopen)
  }, [ref])
}

function StopHead({ stop, what }: { stop: StopView; what: string }) {
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

function StopLine({ step, no, pending, onPress }: StopLineProps) {
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
