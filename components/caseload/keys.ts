'use client'
import { useEffect } from 'react'
import { chartHref } from '../patient/hrefs'
import { isSingleKey } from '../ui/keys'
import type { CaseloadQuery } from './query'

export type ListKeys = {
  ids: readonly string[]
  current: string | null
  move: (patientId: string) => void
  go: (href: string) => void
  select: (patientId: string) => void
  base: string
  query: CaseloadQuery
  onQuery: (patch: Partial<CaseloadQuery>) => void
  openColumns: () => void
  openFilters: () => void
  focusFilter: () => void
  /** Letters can be switched off by the person; arrows and Enter stay. */
  singleKeys: boolean
}

/** J K ↑ ↓ move, Enter opens, V G go to a part, X selects, C F / B open what their buttons open. */
export function useListKeys(keys: ListKeys) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isSingleKey(event) || event.defaultPrevented || document.querySelector('dialog[open]')) return
      if (act(keys, event)) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [keys])
}

/** True where the key was one of ours. */
function act(keys: ListKeys, event: KeyboardEvent): boolean {
  const onRow = event.target instanceof HTMLElement && event.target.id.startsWith('row-')
  const nowhere = event.target === document.body
  switch (event.key) {
    case 'ArrowDown':
      return (onRow || nowhere) && step(keys, 1)
    case 'ArrowUp':
      return (onRow || nowhere) && step(keys, -1)
    case 'Enter':
      return onRow && open(keys)
    default:
      return keys.singleKeys && !event.shiftKey && letter(keys, event.key)
  }
}

function letter(keys: ListKeys, key: string): boolean {
  const acts: Record<string, () => void> = {
    j: () => step(keys, 1),
    k: () => step(keys, -1),
    v: () => open(keys, 'vitals'),
    g: () => open(keys, 'taper'),
    x: () => keys.current && keys.select(keys.current),
    c: keys.openColumns,
    f: keys.openFilters,
    '/': keys.focusFilter,
    b: () => keys.onQuery({ show: keys.query.show === 'board' ? 'table' : 'board', page: 1 }),
  }
  const found = acts[key.toLowerCase()]
  found?.()
  return found !== undefined
}

function open(keys: ListKeys, part?: 'vitals' | 'taper'): boolean {
  if (keys.current) keys.go(chartHref(keys.base, keys.current, part))
  return keys.current !== null
}

function step(keys: ListKeys, by: 1 | -1): boolean {
  const at = keys.current ? keys.ids.indexOf(keys.current) : -1
  const next = at < 0 ? keys.ids[0] : keys.ids[Math.min(keys.ids.length - 1, Math.max(0, at + by))]
  if (!next) return false
  keys.move(next)
  const row = document.getElementById(`row-${next}`)
  row?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
  return true
}
