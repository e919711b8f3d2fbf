'use client'
import './globals.css'
import ScreenError from './error'

/** The same when even the frame around the screens could not be made. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en" data-theme="system">
      <head>
        <title>Glidepath</title>
      </head>
      <body>
        <ScreenError {...props} />
      </body>
    </html>
  )
}
