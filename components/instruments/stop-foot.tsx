'use client'
import { Phone, PhoneCall } from 'lucide-react'
import type { StopView } from '@/db/assessments/stop-view'

type StopFootProps = {
  stop: StopView
  mayTakeOver: boolean
  pending: boolean
  onTakeOver: () => void
  /** Missing while the correction is open. */
  onCorrect?: () => void
}

/** Whom to call, and the two ways out. */
export const StopFoot = ({ stop, mayTakeOver, pending, onTakeOver, onCorrect }: StopFootProps) => (
  <footer>
    {stop.lines.map((line) => (
      <a key={line.tel} href={`tel:${line.tel}`} className={line.danger ? 'btn danger lg' : 'btn lg'}>
        {line.danger ? (
          <PhoneCall className="ic" size={16} aria-hidden="true" />
        ) : (
          <Phone className="ic" size={16} aria-hidden="true" />
        )}
        {line.label}
      </a>
    ))}
    {mayTakeOver && (
      <button type="button" className="btn lg" onClick={onTakeOver} aria-busy={pending}>
        I am with {stop.patientFirstName} and take over
      </button>
    )}
    <span className="sp" />
    <span className="sm mut">
      Esc doesn’t close this. It closes when a clinician takes over.
      <br />
      Answers are saved.{' '}
      {onCorrect && (
        <button type="button" className="lnk" onClick={onCorrect}>
          Answer entered by mistake?
        </button>
      )}
    </span>
  </footer>
)
