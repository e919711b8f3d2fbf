'use client'
import { Ban, CircleHelp, TriangleAlert } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { FieldCheck } from './check'

type FieldMessageProps = {
  id: string
  check: FieldCheck
  onKeep: () => void
  onEdit: () => void
  onUse: () => void
}

/** The soft question (once), the hard refusal or the missing unit, inline under its field. Nothing modal. */
export function FieldMessage({ id, check, onKeep, onEdit, onUse }: FieldMessageProps) {
  const hard = check.state === 'refused'
  const Icon = hard ? Ban : check.state === 'ask' ? TriangleAlert : CircleHelp
  return (
    <div className={hard ? 'msg hard' : 'msg soft'} id={id} role="status">
      <Icon className="ic" size={14} aria-hidden="true" />
      <span>
        <b>{check.title}</b> {check.question}
      </span>
      {check.suggestion && (
        <Button shortcut="Enter" onClick={onUse}>
          {check.suggestion.label}
        </Button>
      )}
      {check.state === 'ask' && (
        <>
          <Button shortcut="Y" onClick={onKeep}>
            Yes, keep
          </Button>
          <Button shortcut="E" onClick={onEdit}>
            Edit
          </Button>
        </>
      )}
    </div>
  )
}
