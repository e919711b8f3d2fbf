'use client'
import { useLayoutEffect, useRef } from 'react'

/** The one place that scrolls sideways: starts at the newest set, the first column stays. */
export function FlowsheetScroll({ children }: { children: React.ReactNode }) {
  const ref = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    if (ref.current) ref.current.scrollLeft = ref.current.scrollWidth
  }, [])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs focus to be scrolled by keyboard
    <section ref={ref} className="fss" tabIndex={0} aria-label="Flowsheet, scrolls sideways">
      {children}
    </section>
  )
}
