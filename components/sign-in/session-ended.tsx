import { Notice } from '../ui/notice'

/** The session is over (idle, suspended, signed out elsewhere). What stands on the screen is old from here on. */
export const SessionEnded = ({ href }: { href: string }) => (
  <Notice
    tone="error"
    role="alert"
    title="You are signed out."
    action={
      <a className="btn" href={href}>
        Sign in again
      </a>
    }
  >
    What stands here is no longer updated, and nothing can be recorded until you sign in.
  </Notice>
)
