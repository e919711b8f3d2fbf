'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CheckField } from '@/components/ui/field'

/** Turns single keys off (WCAG 2.1.4). Kept in the cookie `keys` of this device. */
export function SingleKeysSwitch({ on }: { on: boolean }) {
  const [chosen, setChosen] = useState(on)
  const router = useRouter()
  const choose = (next: boolean) => {
    setChosen(next)
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing in older browsers
    document.cookie = `keys=${next ? 'on' : 'off'}; path=/; max-age=31536000; samesite=lax`
    router.refresh()
  }
  return (
    <CheckField
      label="Single keys act (T take, A acknowledge, 1–6 screens …)"
      name="keys"
      checked={chosen}
      onChange={(event) => choose(event.currentTarget.checked)}
      hint="Turn off when you dictate or a key is pressed by accident. Ctrl K, Enter and Esc go on working."
    />
  )
}
