'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Panel } from './panels'
import type { QueueFilter, QueueRow } from './types'

type Open = { patientId: string; panel: Panel | null; takeFocus: boolean }

/** Which row has the tab stop, which is in the drawer and with which form; the address follows, so Back returns here. */
export function useOpenRow(first: string | null, order: readonly QueueRow[], filter: QueueFilter) {
  const [chosen, setChosen] = useState<string | null>(first)
  const [open, setOpen] = useState<Open | null>(first ? { patientId: first, panel: null, takeFocus: false } : null)
  const here = useRef({ order, open, current: null as string | null })
  const listed = order.some((row) => row.patientId === chosen)
  const current = listed ? chosen : (order[0]?.patientId ?? null)
  useEffect(() => {
    here.current = { order, open, current }
  })
  useAddress(open?.patientId ?? null, filter)

  const focus = useCallback((patientId: string) => setChosen(patientId), [])
  const show = useCallback((patientId: string, panel: Panel | null) => {
    setChosen(patientId)
    setOpen({ patientId, panel, takeFocus: panel === null })
  }, [])
  const move = useCallback((by: 1 | -1) => {
    const { order: rows, current: at, open: opened } = here.current
    const index = rows.findIndex((row) => row.patientId === at)
    const inList = document.activeElement?.closest('[data-patient]') !== null || opened !== null
    const next = rows[inList ? index + by : Math.max(0, index)]
    if (!next) return
    setChosen(next.patientId)
    if (opened) setOpen({ patientId: next.patientId, panel: null, takeFocus: false })
    focusRow(next.patientId)
  }, [])
  const close = useCallback(() => {
    const { open: opened } = here.current
    if (!opened) return false
    if (opened.panel) setOpen({ ...opened, panel: null, takeFocus: true })
    else {
      setOpen(null)
      focusRow(opened.patientId)
    }
    return true
  }, [])
  return { current, open, focus, show, move, close }
}

function focusRow(patientId: string) {
  document.querySelector<HTMLElement>(`[data-patient="${patientId}"]`)?.focus()
}

function useAddress(patientId: string | null, { tier, only }: QueueFilter) {
  useEffect(() => {
    const url = new URL(window.location.href)
    const wanted = { tier, only, patient: patientId }
    for (const [key, value] of Object.entries(wanted)) {
      if (value) url.searchParams.set(key, value)
      else url.searchParams.delete(key)
    }
    if (url.href !== window.location.href) window.history.replaceState(null, '', url)
  }, [patientId, tier, only])
}
