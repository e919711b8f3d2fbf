'use client'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TIER, TierGlyph, tierText } from '@/components/ui/tier'
import { useDraft } from './draft-context'
import { saveWords } from './save-words'
import type { SaveState } from './use-save'

type SaveBarProps = { state: SaveState; onSave: () => void; onRetry: () => void; onSignIn: () => void }

/** The button says what it will do; the line beside it says what stays out and what starts. */
export function SaveBar({ state, onSave, onRetry, onSignIn }: SaveBarProps) {
  const { draft, check, taken } = useDraft()
  const words = saveWords(draft, check)
  return (
    <div className="svb">
      <SaveNotice state={state} onRetry={onRetry} onSignIn={onSignIn} />
      <div className="sv">
        <Button
          tone={words.emergency ? 'danger' : 'pri'}
          size="lg"
          shortcut="Ctrl Enter"
          pending={state.kind === 'saving'}
          aria-disabled={state.kind === 'lost' || state.kind === 'signed_out'}
          onClick={onSave}
        >
          {state.kind === 'saving' ? 'Saving' : words.button}
        </Button>
        <span className="sm">
          <b>{words.what}</b>
          {words.starts && (
            <>
              <br />
              {words.starts}
            </>
          )}
          {taken.problem && <span className="em-t"> {taken.problem}</span>}
        </span>
        <span className="sp" />
        {check.preview[0] && (
          <span className={`sm lw ${tierText(check.preview[0].tier)}`}>
            <TierGlyph tier={check.preview[0].tier} size={14} />
            {TIER[check.preview[0].tier].word}: {check.preview[0].text}
            {check.preview.length > 1 && `, +${check.preview.length - 1} more`}
          </span>
        )}
      </div>
    </div>
  )
}

/** The fields are locked meanwhile, so the way on gets the focus. */
const takeFocus = (button: HTMLButtonElement | null) => button?.focus()

function SaveNotice({ state, onRetry, onSignIn }: Omit<SaveBarProps, 'onSave'>) {
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
          The connection is lost. The set stays here and is sent once, by itself when the connection is back.
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
          Your session ended. Sign in again and the set is sent as it stands.
        </Notice>
      )
    case 'refused':
      return (
        <Notice tone="error" role="alert" title="Not saved.">
          {state.problem.message} What you typed is still here.
        </Notice>
      )
    case 'saved':
      return (
        <Notice tone="ok" role="status" title={state.saved.repeated ? 'This set was already saved.' : 'Saved.'}>
          {state.saved.opened.length === 0
            ? 'No new flag.'
            : `Opened: ${state.saved.opened.map((flag) => `${TIER[flag.tier].word}, ${flag.text}`).join('; ')}.`}
          {Object.values(state.saved.refused ?? {}).map((text) => ` Not saved: ${text}`)}
        </Notice>
      )
    default:
      return null
  }
}
