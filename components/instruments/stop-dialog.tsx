'use client'
import { MessageSquareQuote } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { StopStep, StopView } from '@/db/assessments/stop-view'
import { CorrectAnswer } from './correct-answer'
import { StopFoot } from './stop-foot'
import { StopHead, StopLine } from './stop-parts'
import type { Answers, StopActions } from './types'

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
  useOpenAndFocus(ref, stop)

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
      <StopFoot
        stop={stop}
        mayTakeOver={mayTakeOver}
        pending={pending}
        onTakeOver={takeOver}
        onCorrect={correcting ? undefined : () => setCorrecting(true)}
      />
    </dialog>
  )
}

/** Opens as a modal (the page behind is inert, focus stays inside) on the next step, and nothing else closes it. */
function useOpenAndFocus(ref: React.RefObject<HTMLDialogElement | null>, stop: StopView) {
  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (!dialog.open) dialog.showModal()
    // Some browsers close on a second Esc in spite of a cancelled `cancel`.
    const reopen = () => {
      if (dialog.isConnected && !dialog.open) dialog.showModal()
    }
    dialog.addEventListener('close', reopen)
    return () => dialog.removeEventListener('close', reopen)
  }, [ref])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step that was done makes another one the next
  useEffect(() => ref.current?.querySelector<HTMLElement>('[data-next]')?.focus(), [ref, stop])
}
