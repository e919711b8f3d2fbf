'use client'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** Something broke while a screen was made. What went wrong stays in the server's log, under the reference. */
export default function ScreenError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="set" style={{ height: '100dvh' }}>
      <div className="nrw">
        <Notice
          tone="error"
          role="alert"
          title="This screen could not be shown."
          reference={error.digest}
          action={<Button onClick={reset}>Try again</Button>}
        >
          What was saved is still saved. If it happens again, use another screen and call the help desk.
        </Notice>
        <p style={{ marginTop: 14 }}>
          <a href="/">To the first screen</a>
        </p>
      </div>
    </main>
  )
}
