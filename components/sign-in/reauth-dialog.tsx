'use client'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { type Reauthenticate, ReauthForm } from './reauth-form'

export type { Reauthenticate } from './reauth-form'

type ReauthDialogProps = {
  open: boolean
  reauthenticate: Reauthenticate
  onDone: () => void
  onClose: () => void
}

/** Signs the same person in again over the form; what was typed stays where it is. */
export function ReauthDialog({ open, reauthenticate, onDone, onClose }: ReauthDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Your session ended. Nothing is lost." width={400}>
      <ReauthForm
        intro="Sign in again and it is sent as you typed it."
        confirm="Sign in and send"
        reauthenticate={reauthenticate}
        onDone={onDone}
        aside={<Button onClick={onClose}>Not now</Button>}
      />
    </Dialog>
  )
}
