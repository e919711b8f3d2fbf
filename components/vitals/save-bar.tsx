'use client'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SaveNotice } from '@/components/ui/save-notice'
import { TIER, TierGlyph, tierText } from '@/components/ui/tier'
import type { SaveState } from '@/components/ui/use-save'
import type { VitalsSaved } from '@/db/vitals/record'
import { useDraft } from './draft-context'
import { saveWords } from './save-words'

type SaveBarProps = { state: SaveState<VitalsSaved>; onSave: () => void; onRetry: () => void; onSignIn: () => void }

/** The button says what it will do; the line beside it says what stays out and what starts. */
export function SaveBar({ state, onSave, onRetry, onSignIn }: SaveBarProps) {
  const { draft, check, taken } = useDraft()
  const words = saveWords(draft, check)
  return (
    <div className="svb">
      <SaveNotice state={state} what="set" onRetry={onRetry} onSignIn={onSignIn} />
      {state.kind === 'saved' && <Saved saved={state.saved} />}
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

function Saved({ saved }: { saved: VitalsSaved }) {
  const opened = saved.opened.map((flag) => `${TIER[flag.tier].word}, ${flag.text}`).join('; ')
  return (
    <Notice tone="ok" role="status" title={saved.repeated ? 'This set was already saved.' : 'Saved.'}>
      {opened ? `Opened: ${opened}.` : 'No new flag.'}
      {Object.values(saved.refused ?? {}).map((text) => ` Not saved: ${text}`)}
    </Notice>
  )
}
