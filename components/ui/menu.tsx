'use client'
import { useEffect, useRef, useState } from 'react'

type MenuProps = {
  /** What the button shows. */
  button: React.ReactNode
  /** The button's name, when what it shows is not enough. */
  label?: string
  className?: string
  align?: 'left' | 'right'
  children: React.ReactNode
}

/** A button that opens a small panel of links and buttons below it; Esc and a press outside close it. */
export function Menu({ button, label, className, align = 'left', children }: MenuProps) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      setOpen(false)
      trigger.current?.focus()
    }
    document.addEventListener('pointerdown', onPress)
    document.addEventListener('keydown', onKey, true)
    return () => {
      document.removeEventListener('pointerdown', onPress)
      document.removeEventListener('keydown', onKey, true)
    }
  }, [open])
  return (
    <div ref={root} className="mnu">
      <button
        ref={trigger}
        type="button"
        className={className}
        aria-expanded={open}
        aria-label={label}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the press is on the links and buttons inside; the panel only closes
        // biome-ignore lint/a11y/useKeyWithClickEvents: Enter and Space on them are presses too
        <div className={`menu ${align}`} onClick={(event) => isChoice(event.target) && setOpen(false)}>
          {children}
        </div>
      )}
    </div>
  )
}

/** A press on a plain button or link chooses it. Switches stay open, and so do forms: one that left cannot be sent. */
const isChoice = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button[type=button]:not([aria-pressed])') !== null
