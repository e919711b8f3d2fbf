'use client'
import { useEffect, useRef, useState } from 'react'
import type { PlanParameters } from '@/db/tapers/input'
import type { PlannerView } from '@/db/tapers/types'
import type { PlannerActions } from './types'

/** Quiet time after the last change before a draft is saved. */
const PAUSE_MS = 1500

/** Saves the draft on the server at each pause. Says what is saved and what is not; never overwrites a newer one. */
export function useDraftSaving(
  view: PlannerView,
  { parameters, reason }: { parameters: PlanParameters; reason: string },
  saveDraft: PlannerActions['saveDraft'],
) {
  const [text, setText] = useState(view.draft?.savedText ?? null)
  const [problem, setProblem] = useState<string | null>(null)
  const version = useRef(view.draft?.version ?? null)
  const first = useRef(JSON.stringify({ parameters, reason }))
  const may = view.may.draft

  useEffect(() => {
    const now = JSON.stringify({ parameters, reason })
    if (!may || now === first.current) return
    const timer = setTimeout(async () => {
      try {
        const result = await saveDraft({ patientId: view.patientId, version: version.current, parameters, reason })
        if (!result.ok) return setProblem(result.problem.message)
        first.current = now
        version.current = result.value.version
        setText(result.value.savedText)
        setProblem(null)
      } catch {
        setProblem('Draft not saved: the connection is lost. It is still here.')
      }
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [parameters, reason, may, saveDraft, view.patientId])

  return { text, problem }
}
