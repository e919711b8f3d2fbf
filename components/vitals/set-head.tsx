'use client'
import { TakenAtField } from '../instruments/taken-at'
import { useDraft } from './draft-context'
import { SetOutcomeChoice } from './set-outcome'

/** When the set was taken, and whether it was. */
export function SetHead({ title, note }: { title: string; note: string }) {
  const { view, draft, change } = useDraft()
  return (
    <div className="ch ven">
      <h2>{title}</h2>
      <TakenAtField label="Taken at" zone={view.zone} value={draft.taken} onChange={(taken) => change({ taken })} />
      <SetOutcomeChoice />
      <span className="mut sm">{note}</span>
    </div>
  )
}
