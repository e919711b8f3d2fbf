'use client'
import { TakenAtField } from '../instruments/taken-at'
import { useDraft } from './draft-context'
import { SetOutcomeChoice } from './set-outcome'

/** When the set was taken, whether it was, and which came before. */
export function SetHead({ title }: { title: string }) {
  const { view, draft, change } = useDraft()
  return (
    <div className="ch ven">
      <h2>{title}</h2>
      <TakenAtField label="Taken at" zone={view.zone} value={draft.taken} onChange={(taken) => change({ taken })} />
      <SetOutcomeChoice />
      <span className="mut sm">
        {view.previous ? `Last set ${view.previous.time}.` : 'First set.'} {view.missedText}
      </span>
    </div>
  )
}
