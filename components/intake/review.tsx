'use client'
import { useState } from 'react'
import type { IntakeProgress } from '@/lib/clinical/intake/fields/progress'
import { findField } from '@/lib/clinical/intake/fields/table'
import { Button } from '../ui/button'
import { CheckField } from '../ui/field'
import { Notice } from '../ui/notice'
import { useSend } from '../ui/use-send'
import type { IntakeActions } from './types'

type ReviewProps = {
  progress: IntakeProgress
  /** Everything typed is on the server and no two answers stand against each other. */
  settled: boolean
  blocked: string | null
  disabled: boolean
  sign: () => ReturnType<IntakeActions['sign']>
  onSigned: () => void
  onField: (field: string) => void
  onSignIn: () => void
}

/** Section 9: what is open, and the signature that freezes what stands. Care is never held up by a missing answer. */
export function Review({ progress, settled, blocked, disabled, sign, onSigned, onField, onSignIn }: ReviewProps) {
  const { missing } = progress
  const [agreed, setAgreed] = useState(false)
  const { pending, problem, send } = useSend(
    'Not signed: the connection is lost. Press again when it is back.',
    onSigned,
  )
  const ready = settled && !blocked && !disabled && (missing.length === 0 || agreed)
  return (
    <div className="rvw">
      {missing.length > 0 ? (
        <>
          <h3>Intake incomplete: {missing.length} needed answers open</h3>
          <ul className="opn">
            {missing.map((key) => (
              <li key={key}>
                <button type="button" className="lnk" onClick={() => onField(key)}>
                  {findField(key)?.label ?? key}
                </button>
                {progress.toCheck.includes(key) && <span className="mut"> from the referral, to be checked</span>}
              </li>
            ))}
          </ul>
          <CheckField
            label={`Sign with ${missing.length} open. They stay listed as open.`}
            name="openAnswers"
            checked={agreed}
            disabled={disabled}
            onChange={(event) => setAgreed(event.target.checked)}
          />
        </>
      ) : (
        <p>Every needed question is answered.</p>
      )}
      {blocked && (
        <Notice tone="warn" title="Not to be signed now.">
          {blocked}
        </Notice>
      )}
      {problem && (
        <Notice
          tone="error"
          role="alert"
          title="Not signed."
          action={problem.code === 'signed_out' ? <Button onClick={onSignIn}>Sign in</Button> : undefined}
        >
          {problem.message}
        </Notice>
      )}
      <p className="qi">
        <Button
          tone="pri"
          size="lg"
          pending={pending}
          aria-disabled={!ready}
          onClick={() => ready && send(() => sign())}
        >
          Sign the intake
        </Button>
        <span className="mut sm">
          {settled ? 'Freezes this version. Afterwards there are addenda.' : 'Not everything is saved yet.'}
        </span>
      </p>
    </div>
  )
}
