'use client'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { isTyping } from './keys'

export type Toast = {
  text: string
  icon?: React.ReactNode
  /** Makes it an undo toast; runs on the link or Ctrl Z within 10 s. */
  undo?: () => void
}

const SHOWN_SECONDS = 10
const ToastContext = createContext<((toast: Toast) => void) | null>(null)

/** One toast at a time, bottom left, 10 s. Toasts never carry flags. */
export function ToastProvider({ children }: { children: React.ReactNode }) {
  const [toast, setToast] = useState<(Toast & { id: number }) | null>(null)
  const count = useRef(0)
  const show = useCallback((next: Toast) => {
    count.current += 1
    setToast({ ...next, id: count.current })
  }, [])
  const close = useCallback(() => setToast(null), [])
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="status">
        {toast && <ToastLine key={toast.id} toast={toast} onClose={close} />}
      </div>
    </ToastContext>
  )
}

/** Shows a toast. */
export function useToast(): (toast: Toast) => void {
  const show = useContext(ToastContext)
  if (!show) throw new Error('A toast was shown outside its ToastProvider')
  return show
}

function ToastLine({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const left = useCountdown(SHOWN_SECONDS, onClose)
  const undo = useMemo(
    () =>
      toast.undo &&
      (() => {
        toast.undo?.()
        onClose()
      }),
    [toast, onClose],
  )
  useEffect(() => {
    if (!undo) return
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z' || isTyping(event.target)) return
      event.preventDefault()
      undo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [undo])
  return (
    <div className="toast">
      {toast.icon}
      <span>{toast.text}</span>
      {undo && (
        <>
          <button type="button" className="undo" onClick={undo}>
            Undo
          </button>
          <span aria-hidden="true">{left} s</span>
        </>
      )}
    </div>
  )
}

function useCountdown(seconds: number, onEnd: () => void): number {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    if (left <= 0) return onEnd()
    const timer = setTimeout(() => setLeft(left - 1), 1000)
    return () => clearTimeout(timer)
  }, [left, onEnd])
  return left
}
