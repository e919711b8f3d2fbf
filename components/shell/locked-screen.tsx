'use client'
import { useEffect, useState } from 'react'
import { type Reauthenticate, ReauthForm } from '../sign-in/reauth-form'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'

type LockedScreenProps = {
  name: string
  reauthenticate: Reauthenticate
  onUnlocked: () => void
  onLeave: () => void
}

/**
 * The idle limit hides the screen and keeps what is typed on it: the same person goes on after their password, anybody
 * else signs in anew and finds nothing.
 */
export function LockedScreen({ name, reauthenticate, onUnlocked, onLeave }: LockedScreenProps) {
  const [gone, setGone] = useState(false)
  useEffect(() => {
    document.documentElement.dataset.locked = ''
    return () => {
      delete document.documentElement.dataset.locked
    }
  }, [])
  return (
    <div className="lock">
      <Dialog
        open
        onClose={() => undefined}
        dismissable={false}
        role="alertdialog"
        title="Locked after 15 minutes without use"
        width={420}
      >
        <ReauthForm
          intro={gone ? 'This session is not known any more.' : `Signed in as ${name}. What you typed is still here.`}
          confirm="Unlock"
          reauthenticate={async (input) => {
            const result = await reauthenticate(input)
            if (!result.ok && result.problem.code === 'signed_out') setGone(true)
            return result
          }}
          onDone={onUnlocked}
          aside={<Button onClick={onLeave}>Sign in as somebody else</Button>}
        />
      </Dialog>
    </div>
  )
}
