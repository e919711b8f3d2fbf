'use client'
import { useEffect, useRef } from 'react'

type PopoverProps = { label: string; onClose: () => void; className?: string; children: React.ReactNode }

/** A panel under its button: takes the focus, closes on Esc or a press outside, and gives the focus back. */
export function Popover({ label, onClose, className, children }: PopoverProps) {
  const ref = useRef<HTMLDivElement>(null)
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const before = document.activeElement
    const panel = ref.current
    const first = panel?.querySelector<HTMLElement>('input,select') ?? panel?.querySelector<HTMLElement>('button')
    first?.focus()
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !panel?.parentElement?.contains(event.target)) close.current()
    }
    document.addEventListener('pointerdown', outside)
    return () => {
      document.removeEventListener('pointerdown', outside)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <div
      ref={ref}
      role="dialog"
      aria-label={label}
      className={`pop ${className ?? ''}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      {children}
    </div>
  )
}
