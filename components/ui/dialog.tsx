'use client'
import { X } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { Button } from './button'

type DialogProps = {
  open: boolean
  onClose: () => void
  title: React.ReactNode
  children: React.ReactNode
  role?: 'dialog' | 'alertdialog'
  /** False keeps it open on Esc and hides the cross; the content must offer the way out. */
  dismissable?: boolean
  /** Pixels; never wider than the screen. */
  width?: number
}

/**
 * A native modal dialog: the page behind is inert, focus stays inside and returns to where it was. It starts on what is
 * marked `data-first`, else on the first control.
 */
export function Dialog({
  open,
  onClose,
  title,
  children,
  role = 'dialog',
  dismissable = true,
  width = 480,
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    if (open && dialog && !dialog.open) {
      dialog.showModal()
      dialog.querySelector<HTMLElement>('[data-first]')?.focus()
    }
    if (!open && dialog?.open) dialog.close()
  }, [open])
  return (
    <dialog
      ref={ref}
      className="dlg"
      role={role}
      aria-labelledby={titleId}
      style={{ width }}
      onCancel={(event) => {
        event.preventDefault()
        if (dismissable) onClose()
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      {open && (
        <>
          <header>
            <h2 id={titleId}>{title}</h2>
            {dismissable && (
              <Button tone="quiet" icon aria-label="Close" onClick={onClose}>
                <X className="ic" size={16} aria-hidden="true" />
              </Button>
            )}
          </header>
          {children}
        </>
      )}
    </dialog>
  )
}
