'use client'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SaveNotice } from '@/components/ui/save-notice'
import { TIER } from '@/components/ui/tier'
import type { AssessmentSaved } from '@/db/assessments/record'
import type { Instrument } from '@/lib/clinical/instruments/types'
import type { Filling } from './use-filling'

type FormSaveProps = { instrument: Instrument; filling: Filling; onSignIn: () => void }

/** The button says what it will do: an unfinished form is kept without a total. */
export function FormSave({ instrument, filling, onSignIn }: FormSaveProps) {
  const { state, score, when, blank, submit, retry } = filling
  const unfinished = score.status === 'incomplete'
  return (
    <div className="svb">
      <SaveNotice state={state} what="form" onRetry={retry} onSignIn={onSignIn} />
      {state.kind === 'saved' && !state.saved.stop && blank && <Saved saved={state.saved} />}
      <div className="sv">
        <Button
          tone="pri"
          size="lg"
          shortcut="Ctrl Enter"
          pending={state.kind === 'saving'}
          aria-disabled={blank || score.status === 'rejected' || filling.locked || undefined}
          onClick={() => submit()}
        >
          {unfinished ? 'Save unfinished' : `Save ${instrument.short}`}
        </Button>
        {blank && <span className="mut sm">Nothing is answered yet.</span>}
        {unfinished && !blank && <span className="mut sm">Kept without a total until every item is answered.</span>}
        {when.problem && <span className="em-t sm">{when.problem}</span>}
      </div>
    </div>
  )
}

function Saved({ saved }: { saved: AssessmentSaved }) {
  const opened = saved.opened.map((flag) => `${TIER[flag.tier].word}, ${flag.text}`).join('; ')
  return (
    <Notice tone="ok" role="status" title={saved.repeated ? 'This was already saved.' : 'Saved.'}>
      {opened ? `Opened: ${opened}.` : 'No new flag.'}
    </Notice>
  )
}
