'use client'
import { useMemo, useState } from 'react'
import type { PlanParameters } from '@/db/tapers/input'
import type { PlannerView } from '@/db/tapers/types'
import { fitToRange } from '@/lib/clinical/taper/fit'
import { checksOf, compute, confirmedPlanStep, continues, defaultsFor, firstParameters, preview } from './model'
import { changeFor, type Tried } from './plan-controls'

/** The draft being edited and everything that follows from it, recomputed by the engine on each change. */
export function usePlanner(view: PlannerView) {
  const [params, setParams] = useState<PlanParameters>(() => firstParameters(view))
  const [tried, setTried] = useState<Tried | null>(null)
  const computed = useMemo(() => {
    const b = compute(params)
    const a = view.signed ? compute(view.signed.parameters) : null
    const scheduleB = b.ok ? b.schedule : null
    const scheduleA = a?.ok ? a.schedule : null
    const goesOn = continues(params, view.signed)
    const confirmed = goesOn ? confirmedPlanStep(view.signed, scheduleA) : 0
    return {
      b,
      scheduleA,
      scheduleB,
      confirmed,
      standingA: view.signed?.confirmed.at(-1)?.no ?? 0,
      standingB: goesOn ? (view.signed?.confirmed.at(-1)?.no ?? 0) : 0,
      signing: scheduleB ? checksOf(view, params, scheduleB) : null,
      fit: scheduleB ? fitToRange(params) : null,
    }
  }, [params, view])
  const ghost = useMemo(
    () => (tried && computed.scheduleB ? preview(params, computed.confirmed, changeFor(tried)) : null),
    [tried, params, computed],
  )
  return {
    ...computed,
    params,
    ghost,
    tried,
    changed: view.signed === null || JSON.stringify(params) !== JSON.stringify(view.signed.parameters),
    setTried,
    change: (part: Partial<PlanParameters>) => {
      setTried(null)
      setParams((before) => ({ ...before, ...part }))
    },
    choose: (approach: NonNullable<PlanParameters['approach']>) => {
      setTried(null)
      setParams((before) => defaultsFor(approach, before))
    },
    apply: () => {
      if (ghost?.ok && ghost.params) setParams(ghost.params)
      setTried(null)
    },
  }
}

export type Planner = ReturnType<typeof usePlanner>
