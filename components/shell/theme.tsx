'use client'
import { useState } from 'react'
import { Segment } from '../ui/segment'
import type { Theme } from './themes'

export type { Theme } from './themes'

const OPTIONS = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'System' },
] as const

/** Light, dark, or as the device; kept in the cookie `theme`, which the layout reads into `data-theme`. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const [chosen, setChosen] = useState<Theme>(theme)
  const choose = (next: Theme) => {
    setChosen(next)
    document.documentElement.dataset.theme = next
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing in older browsers
    document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`
  }
  return <Segment label="Theme" options={OPTIONS} value={chosen} onChange={choose} />
}
