'use client'
import { Button } from './button'
import { Notice } from './notice'
import type { SaveState } from './use-save'

type SaveNoticeProps = {
  state: SaveState<unknown>
  /** What waits: "set", "form". */
  what: string
  onRetry: () => void
  onSignIn: () => void
}

/** The fields are locked meanwhile, so the way on gets the focus. */
const takeFocus = (button: HTMLButtonElement | null) => button?.focus()

/** Why something was not saved, that nothing is lost, and the way on. Nothing once it is saved. */
export function SaveNotice({ state, what, onRetry, onSignIn }: SaveNoticeProps) {
  switch (state.kind) {
    case 'lost':
      return (
        <Notice
          tone="warn"
          role="alert"
          title="Not saved, nothing lost."
          action={
            <Button ref={takeFocus} onClick={onRetry}>
              Retry
            </Button>
          }
        >
          The connection is lost. The {what} stays here and is sent once, by itself when the connection is back.
        </Notice>
      )
    case 'signed_out':
      return (
        <Notice
          tone="warn"
          role="alert"
          title="Not saved, nothing lost."
          action={
            <Button ref={takeFocus} onClick={onSignIn}>
              Sign in and send
            </Button>
          }
        >
          Your session ended. Sign in again and the {what} is sent as it stands.
        </Notice>
      )
    case 'refused':
      return (
        <Notice tone="error" role="alert" title="Not saved.">
          {state.problem.message} What you typed is still here.
        </Notice>
      )
    default:
      return null
  }
}
