'use client'
import { useEffect, useRef } from 'react'

type IntakeKeys = { next: () => void; before: () => void; nextOpen: () => void; on: boolean }

/** Alt ↓ next section, Alt ↑ the one before, Alt U next unanswered; they work inside text fields as well. */
export function useIntakeKeys(keys: IntakeKeys) {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { next, before, nextOpen, on } = latest.current
      if (!on || !event.altKey || event.ctrlKey || event.metaKey) return
      const act =
        event.code === 'ArrowDown' ? next : event.code === 'ArrowUp' ? before : event.code === 'KeyU' ? nextOpen : null
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
