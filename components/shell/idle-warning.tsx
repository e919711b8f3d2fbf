'use client'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'

type IdleWarningProps = {
  /** Null while there is nothing to warn about. */
  secondsLeft: number | null
  onStay: () => void
  onLeave: () => void
}

/** Says that the session is about to end, and lets the person stay. */
export function IdleWarning({ secondsLeft, onStay, onLeave }: IdleWarningProps) {
  const open = secondsLeft !== null
  const left = secondsLeft ?? 0
  return (
    <Dialog open={open} onClose={onStay} role="alertdialog" title="Still there?" width={420}>
      <div className="body">
        <p>
          You will be signed out in{' '}
          <b>
            {Math.floor(left / 60)}:{String(left % 60).padStart(2, '0')}
          </b>
          . Stay, or save what you are typing.
        </p>
      </div>
      <footer>
        <Button onClick={onLeave}>Sign out now</Button>
        <Button tone="pri" onClick={onStay} data-first>
          Stay signed in
        </Button>
      </footer>
    </Dialog>
  )
}
