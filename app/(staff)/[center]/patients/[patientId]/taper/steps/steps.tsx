'use client'
import { useRouter } from 'next/navigation'
import { CoSignPanel } from '@/components/taper/co-sign-panel'
import { FinishForm, type FinishInput } from '@/components/taper/finish-form'
import { ResumeForm, type ResumeInput } from '@/components/taper/resume-form'
import { StepConfirm } from '@/components/taper/step-confirm'
import type { CoSignActions, StepReviewActions } from '@/components/taper/types'
import { useToast } from '@/components/ui/toast'
import type { PlannerView, StepReviewView } from '@/db/tapers/types'
import { day } from '@/lib/format/clock'
import type { Result } from '@/lib/result'

type StepActions = CoSignActions &
  StepReviewActions & {
    resume: (input: ResumeInput) => Promise<Result<{ text: string }>>
    finish: (input: FinishInput) => Promise<Result<{ text: string }>>
  }

type StepsHereProps = { planner: PlannerView; review: StepReviewView | null; actions: StepActions }

/** What waits for a decision about the plan in force, and the ways on from it. */
export function StepsHere({ planner, review, actions }: StepsHereProps) {
  const router = useRouter()
  const toast = useToast()
  const done = (text: string) => {
    toast({ text })
    router.refresh()
  }
  const { signed, waiting, today } = planner
  const plan = signed && { patientId: planner.patientId, planId: signed.id, version: signed.version }
  const isHeld = signed?.change === 'hold' || signed?.change === 'slow'
  return (
    <div className="tsd">
      {waiting && <CoSignPanel key={waiting.planId} view={waiting} actions={actions} onDone={done} />}
      {!signed && !waiting && <p className="mut pad">No plan is in force. Draft and sign one in the planner.</p>}
      {review && <StepConfirm key={review.planId} view={review} actions={actions} onDone={done} />}
      {plan && review && isHeld && review.dueOn > today && planner.may.hold && (
        <ResumeForm
          plan={plan}
          heldText={`Held. The next step is due ${day(review.dueOn, today)}.`}
          resume={actions.resume}
          onDone={done}
        />
      )}
      {plan && planner.may.hold && (
        <FinishForm
          key={`finish-${plan.planId}`}
          plan={plan}
          early={review?.next !== null || review.dueOn > today}
          finish={actions.finish}
          onDone={done}
        />
      )}
    </div>
  )
}
