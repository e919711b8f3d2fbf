import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'

export type NoticeTone = 'info' | 'ok' | 'warn' | 'error'

const ICON = { info: Info, ok: CircleCheck, warn: TriangleAlert, error: CircleAlert }

type NoticeProps = {
  tone?: NoticeTone
  /** What is so. */
  title: React.ReactNode
  /** What is still true and what to do. */
  children?: React.ReactNode
  /** A button or link. */
  action?: React.ReactNode
  /** For the help desk. */
  reference?: string
  /** `alert` interrupts a screen reader; only for a refusal that the person has just caused. */
  role?: 'status' | 'alert'
}

/** What is so, what is still true, what to do. */
export function Notice({ tone = 'info', title, children, action, reference, role }: NoticeProps) {
  const Icon = ICON[tone]
  return (
    <div className={`spc ntc ${tone}`} role={role}>
      <div className="bnr">
        <Icon className="ic" size={16} aria-hidden="true" />
        <span>
          <b>{title}</b> {children}
        </span>
        {action}
      </div>
      {reference && <p className="mut sm ref">Reference {reference}, for the help desk.</p>}
    </div>
  )
}
