'use client'
import { createContext, useContext, useMemo, useState } from 'react'
import { useNow } from '@/components/ui/clock'
import type { VitalsFormView } from '@/db/vitals/form'
import { checkTaken, type TakenCheck } from '../instruments/taken'
import { checkDraft, type DraftCheck } from './check'
import { type Draft, emptyDraft } from './draft'

type DraftState = {
  view: VitalsFormView
  draft: Draft
  check: DraftCheck
  taken: TakenCheck
  change: (part: Partial<Draft>) => void
  reset: () => void
}

const DraftContext = createContext<DraftState | null>(null)

type VitalsDraftProps = {
  view: VitalsFormView
  /** A set to start from, when a recorded one is corrected. */
  initial?: Draft
  children: React.ReactNode
}

/** Holds the set being typed, so that the form and the flowsheet's draft column show the same numbers. */
export function VitalsDraft({ view, initial, children }: VitalsDraftProps) {
  const now = useNow()
  const [draft, setDraft] = useState<Draft>(() => initial ?? emptyDraft(view.units))
  const check = useMemo(() => checkDraft(draft, view), [draft, view])
  const state: DraftState = {
    view,
    draft,
    check,
    taken: checkTaken(draft.taken, now, view.zone),
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    reset: () => setDraft(emptyDraft(view.units)),
  }
  return <DraftContext value={state}>{children}</DraftContext>
}

/** The set being typed. Throws outside `VitalsDraft`. */
export function useDraft(): DraftState {
  const state = useContext(DraftContext)
  if (!state) throw new Error('A vitals field stands outside VitalsDraft')
  return state
}
