'use client'
import { useRouter } from 'next/navigation'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { useSend } from '../ui/use-send'
import type { IntakeActions } from './types'

type StartIntakeProps = { patientId: string; start: IntakeActions['start'] }

/** Opens the draft, with what the chart and the referral already know. */
export function StartIntake({ patientId, start }: StartIntakeProps) {
  const router = useRouter()
  const { pending, problem, send } = useSend('Not started: the connection is lost. Press again.', () =>
    router.refresh(),
  )
  return (
    <div className="sti">
      <h2>No intake yet</h2>
      <p className="mut">
        Nine sections in any order, saved at each pause. What the chart and a referral know is filled in.
      </p>
      {problem && (
        <Notice tone="error" role="alert" title="Not started.">
          {problem.message}
        </Notice>
      )}
      <Button tone="pri" size="lg" pending={pending} onClick={() => send(() => start({ patientId }))}>
        Start the intake
      </Button>
    </div>
  )
}
