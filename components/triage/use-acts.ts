'use client'
import { useCallback, useState } from 'react'
import { clock } from '@/lib/format/clock'
import type { Problem } from '@/lib/result'
import { useZone } from '../ui/clock'
import { requestId } from '../ui/request-id'
import { useToast } from '../ui/toast'
import type { ActDone, ConflictDetails, QueueActions } from './types'
import { NO_ANSWER } from './use-act'
import { useNotes } from './use-notes'

const CONFLICT_SHOWN_MS = 4000
const DOING = { take: 'Taking…', acknowledge: 'Acknowledging…' } as const

export type QuickAct = keyof typeof DOING

/** What a press or a key does at once, and what everything says that landed or was refused. */
export function useActs(actions: QueueActions, reload: () => void) {
  const { notes, say } = useNotes()
  const [refusal, setRefusal] = useState<{ patientId: string; problem: Problem } | null>(null)
  const toast = useToast()
  const zone = useZone()

  const done = useCallback(
    ({ said, undoId }: ActDone) => {
      const undo = async (id: string) => {
        const answer = await actions.undo({ undoId: id, requestId: requestId() }).catch(() => null)
        toast({ text: answer ? (answer.ok ? answer.value.said : answer.problem.message) : NO_ANSWER.message })
        reload()
      }
      toast({ text: said, undo: undoId ? () => undo(undoId) : undefined })
      reload()
    },
    [actions, reload, toast],
  )

  const act = useCallback(
    async (kind: QuickAct, patientId: string) => {
      setRefusal(null)
      say(patientId, DOING[kind])
      const answer = await actions[kind]({ patientId, requestId: requestId() }).catch(() => null)
      if (answer?.ok) {
        say(patientId, null)
        return done(answer.value)
      }
      const problem = answer?.problem ?? NO_ANSWER
      const first = whoWasFirst(problem, zone)
      say(patientId, first, CONFLICT_SHOWN_MS)
      if (!first) setRefusal({ patientId, problem })
      reload()
    },
    [actions, done, reload, say, zone],
  )
  return { notes, refusal, clearRefusal: () => setRefusal(null), act, done }
}

/** "Taken by J. Adeyemi 07:41" out of a lost race; null for any other refusal. */
export function whoWasFirst(problem: Problem, zone: string): string | null {
  if (problem.code !== 'conflict') return null
  const { act, by, at } = (problem.details ?? {}) as Partial<ConflictDetails>
  return act && by && at ? `${act} by ${by} ${clock(new Date(at), zone)}` : problem.message
}
