'use client'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { StoredAnswer } from '@/db/intake/rows'
import type { Conflict } from '@/db/intake/save'
import type { OpenIntake } from '@/db/intake/view'
import { checkAnswer } from '@/lib/clinical/intake/fields/check'
import { sameValue } from '@/lib/clinical/intake/fields/same'
import { findField } from '@/lib/clinical/intake/fields/table'
import type { AnswerState } from '@/lib/clinical/intake/fields/types'
import type { GivenAnswer, IntakeActions, Place } from './types'

export type Shown = {
  state: AnswerState
  value: unknown
  origin: StoredAnswer['origin']
  by: string | null
  at: string | null
}
export type SavingState =
  | { kind: 'saved'; text: string }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  /** No answer came; sent again by itself. */
  | { kind: 'lost' }
  | { kind: 'signed_out' }
  | { kind: 'refused'; message: string }

type Waiting = { state: GivenAnswer['state']; value: unknown; settled: boolean }

/** Quiet time after the last change before it is saved. */
const PAUSE_MS = 700
const RETRY_MS = 3000

type Options = {
  patientId: string
  intake: OpenIntake
  today: string
  save: IntakeActions['save']
  place: React.RefObject<Place>
  savedText: string
}

/**
 * The answers on the screen and their way to the server: saved at each pause and when a field is left, one request at
 * a time, each answer against the version it was read at. What is not saved is said, kept and sent again.
 */
export function useAnswers({ patientId, intake, today, save, place, savedText }: Options) {
  const [answers, setAnswers] = useState(() => shownOf(intake.answers))
  const [problems, setProblems] = useState<Record<string, string>>({})
  const [conflicts, setConflicts] = useState<Record<string, Conflict>>({})
  const [saving, setSaving] = useState<SavingState>({ kind: 'saved', text: savedText })
  const versions = useRef(new Map(intake.answers.map(({ field, version }) => [field, version])))
  const waiting = useRef(new Map<string, Waiting>())
  const unsettled = useRef(new Map<string, Waiting>())
  const held = useRef(new Map<string, { mine: Waiting; theirs: StoredAnswer }>())
  const flying = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  /** The session ended: nothing is sent until the person has signed in again. */
  const halted = useRef(false)

  const raise = useCallback((conflict: Conflict, mine: Waiting) => {
    held.current.set(conflict.field, { mine, theirs: conflict.theirs })
    setConflicts((before) => ({ ...before, [conflict.field]: conflict }))
  }, [])

  const flush = useCallback(async () => {
    clearTimeout(timer.current)
    const batch = [...waiting.current]
    if (flying.current || halted.current || batch.length === 0) return
    flying.current = true
    // What is lost stays said, with its button, until an answer has come.
    setSaving((before) => (before.kind === 'lost' || before.kind === 'signed_out' ? before : { kind: 'saving' }))
    const given = batch.map(([field, one]) => ({ field, ...one, version: versions.current.get(field) ?? 0 }))
    const again = (ms: number) => {
      timer.current = setTimeout(() => void flush(), ms)
    }
    try {
      const result = await save({ patientId, intakeId: intake.id, answers: given, at: place.current })
      flying.current = false
      if (!result.ok) {
        halted.current = result.problem.code === 'signed_out'
        if (halted.current) return setSaving({ kind: 'signed_out' })
        return setSaving({ kind: 'refused', message: result.problem.message })
      }
      const { saved, refused } = result.value
      for (const [field, { version }] of Object.entries(saved)) versions.current.set(field, version)
      for (const [field, one] of batch) {
        if (waiting.current.get(field) === one) waiting.current.delete(field)
        if (!one.settled && saved[field]) unsettled.current.set(field, one)
      }
      for (const conflict of result.value.conflicts) {
        const mine = waiting.current.get(conflict.field) ?? batch.find(([field]) => field === conflict.field)?.[1]
        waiting.current.delete(conflict.field)
        if (mine) raise(conflict, mine)
      }
      if (Object.keys(refused).length > 0) setProblems((before) => ({ ...before, ...refused }))
      if (waiting.current.size > 0) again(0)
      setSaving(waiting.current.size > 0 ? { kind: 'waiting' } : { kind: 'saved', text: result.value.savedText })
    } catch {
      flying.current = false
      setSaving({ kind: 'lost' })
      again(RETRY_MS)
    }
  }, [save, patientId, intake.id, place, raise])

  const queue = useCallback(
    (field: string, one: Waiting, ms: number) => {
      waiting.current.set(field, one)
      setSaving((before) => (before.kind === 'lost' || before.kind === 'signed_out' ? before : { kind: 'waiting' }))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void flush(), ms)
    },
    [flush],
  )

  const change = useCallback(
    (field: string, state: GivenAnswer['state'], value: unknown, settled = false) => {
      const known = findField(field)
      if (!known) return
      setAnswers((before) => ({ ...before, [field]: { state, value, origin: 'entered', by: null, at: null } }))
      const checked =
        state === 'answered' ? checkAnswer(known.answer, value, today) : { ok: true as const, value: null }
      setProblems(({ [field]: _, ...rest }) => (checked.ok ? rest : { ...rest, [field]: checked.message }))
      if (!checked.ok) {
        waiting.current.delete(field)
        return
      }
      const mine = { state, value: checked.value, settled }
      const conflict = held.current.get(field)
      // While two answers stand side by side nothing is sent; the newest of mine stays for the choice.
      if (conflict) held.current.set(field, { ...conflict, mine })
      else queue(field, mine, settled ? 0 : PAUSE_MS)
    },
    [today, queue],
  )

  /** The field was left: what the chart keeps as well may be written now. */
  const settle = useCallback(
    (field: string) => {
      const one = waiting.current.get(field) ?? unsettled.current.get(field)
      unsettled.current.delete(field)
      if (one && !held.current.has(field)) queue(field, { ...one, settled: true }, 0)
    },
    [queue],
  )

  const resolve = useCallback(
    (field: string, keep: 'mine' | 'theirs') => {
      const conflict = held.current.get(field)
      if (!conflict) return
      held.current.delete(field)
      setConflicts(({ [field]: _, ...rest }) => rest)
      versions.current.set(field, conflict.theirs.version)
      if (keep === 'mine') queue(field, { ...conflict.mine, settled: true }, 0)
      else setAnswers((before) => ({ ...before, [field]: shown(conflict.theirs) }))
    },
    [queue],
  )

  /** Takes in what others saved; an answer that is being typed here is put beside theirs, never replaced. */
  const merge = useCallback(
    (stored: readonly StoredAnswer[]) => {
      if (flying.current) return
      for (const theirs of stored) {
        const { field, version } = theirs
        if (version <= (versions.current.get(field) ?? 0)) continue
        const mine = waiting.current.get(field)
        const conflict = held.current.get(field)
        if (conflict) raise({ field, theirs }, conflict.mine)
        else if (mine && !(mine.state === theirs.state && sameValue(mine.value, theirs.value))) {
          waiting.current.delete(field)
          raise({ field, theirs }, mine)
        } else {
          waiting.current.delete(field)
          versions.current.set(field, version)
          setAnswers((before) => ({ ...before, [field]: shown(theirs) }))
        }
      }
    },
    [raise],
  )

  useEffect(() => {
    const online = () => void flush()
    const leaving = (event: BeforeUnloadEvent) => {
      if (waiting.current.size > 0 || flying.current) event.preventDefault()
    }
    const hidden = () => document.visibilityState === 'hidden' && void flush()
    window.addEventListener('online', online)
    window.addEventListener('beforeunload', leaving)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('online', online)
      window.removeEventListener('beforeunload', leaving)
      document.removeEventListener('visibilitychange', hidden)
      void flush()
    }
  }, [flush])

  const retry = useCallback(() => {
    halted.current = false
    return flush()
  }, [flush])
  const versionsNow = useCallback(() => Object.fromEntries(versions.current), [])
  return useMemo(
    () => ({ answers, problems, conflicts, saving, change, settle, resolve, merge, retry, versionsNow }),
    [answers, problems, conflicts, saving, change, settle, resolve, merge, retry, versionsNow],
  )
}

export type Answering = ReturnType<typeof useAnswers>

const shown = ({ state, value, origin, by, at }: StoredAnswer): Shown => ({ state, value, origin, by, at })
const shownOf = (stored: readonly StoredAnswer[]): Record<string, Shown> =>
  Object.fromEntries(stored.map((one) => [one.field, shown(one)]))
