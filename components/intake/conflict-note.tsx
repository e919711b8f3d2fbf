'use client'
import type { Conflict } from '@/db/intake/save'
import type { FieldKind } from '@/lib/clinical/intake/fields/types'
import { clock } from '@/lib/format/clock'
import { Button } from '../ui/button'
import { useZone } from '../ui/clock'
import { answerWords } from './answer-words'
import type { Shown } from './use-answers'

type ConflictNoteProps = {
  conflict: Conflict
  mine: Shown | undefined
  label: string
  kind: FieldKind
  today: string
  onResolve: (keep: 'mine' | 'theirs') => void
}

/** Two people answered the same question: both answers stand here until somebody chooses. */
export function ConflictNote({ conflict, mine, label, kind, today, onResolve }: ConflictNoteProps) {
  const zone = useZone()
  const { theirs } = conflict
  return (
    <div className="cfl" role="alert">
      <p>
        <b>{theirs.by ?? 'A colleague'}</b> answered {clock(new Date(theirs.at), zone)}:{' '}
        <b>{answerWords(kind, theirs.state, theirs.value, today)}</b>. Yours is not saved:{' '}
        <b>{answerWords(kind, mine?.state ?? 'answered', mine?.value, today)}</b>.
      </p>
      <span className="qi">
        <Button aria-label={`${label}: keep theirs`} onClick={() => onResolve('theirs')}>
          Keep theirs
        </Button>
        <Button aria-label={`${label}: keep mine`} onClick={() => onResolve('mine')}>
          Keep mine
        </Button>
      </span>
    </div>
  )
}
