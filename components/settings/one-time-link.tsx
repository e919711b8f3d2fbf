'use client'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'

type OneTimeLinkProps = { name: string; secret: string; hours: number; onClose: () => void }

/** A link that is shown once: only its hash is kept. */
export function OneTimeLink({ name, secret, hours, onClose }: OneTimeLinkProps) {
  const field = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(field.current?.value ?? '')
      setSaid('Copied.')
    } catch {
      // Plain http from another machine has no clipboard: the text is selected, the key does the rest.
      setSaid('Press Ctrl C to copy.')
    }
  }
  return (
    <>
      <div className="body">
        <p>
          Give this link to <b>{name}</b>. It works once, for {hours} hours, and is not shown again.
        </p>
        <div className="olnk">
          <span className="inp">
            <input
              ref={field}
              readOnly
              aria-label="One-time link"
              value={`${window.location.origin}/login/set-password#${secret}`}
              onFocus={(event) => event.currentTarget.select()}
            />
          </span>
          <Button tone="pri" size="lg" onClick={copy}>
            Copy
          </Button>
        </div>
        <p role="status" className="mut">
          {said}
        </p>
      </div>
      <footer>
        <Button size="lg" onClick={onClose}>
          Done
        </Button>
      </footer>
    </>
  )
}
