'use client'
import { Notice } from '@/components/ui/notice'
import type { PlannerView } from '@/db/tapers/types'
import { PlanControls } from './plan-controls'
import { PlanLegend } from './plan-legend'
import { drawnPlans, sentenceOf } from './planner-rows'
import { Staircase } from './staircase'
import { StepTable } from './step-table'
import type { Planner } from './use-planner'

/** The staircase, what can be tried on it, and its steps. */
export function PlanColumn({ view, planner }: { view: PlannerView; planner: Planner }) {
  const { b, scheduleB, ghost, params } = planner
  const unit = params.unit ?? 'g'
  const standing = scheduleB?.steps[planner.standingB - 1] ?? scheduleB?.steps[0]
  return (
    <section className="tpc">
      <div className="ch">
        <h2>Plan</h2>
        {view.score && (
          <span className="cwn">
            <b>
              {view.score.name} {view.score.total ?? 'not taken'}
            </b>
            <span className={(view.score.total ?? 0) > view.score.limit ? 'so-t' : 'mut'}>
              limit {view.score.limit} for a step{view.score.ageText && `, ${view.score.ageText}`}
            </span>
          </span>
        )}
        <span className="sp" />
        <PlanLegend signed={view.signed !== null} preview={ghost?.ok === true} unit={unit} />
      </div>
      {!b.ok && (
        <Notice tone="warn" role="status" title="No plan can be computed.">
          {b.text} The plan in force stays as it is.
        </Notice>
      )}
      <div className="bigc">
        <Staircase
          plans={drawnPlans(view, planner)}
          taken={view.taken}
          today={view.today}
          taperDay={view.taperDay}
          unit={unit}
        />
      </div>
      <PlanControls
        tried={planner.tried}
        onTry={planner.setTried}
        holdDays={standing ? standing.toDay - standing.fromDay + 1 - standing.heldDays : null}
        sentence={sentenceOf(view, planner)}
        refused={ghost?.ok === false}
        onApply={planner.apply}
        disabled={!view.may.draft || !scheduleB}
      />
      {scheduleB && (
        <StepTable
          schedule={scheduleB}
          doseTimes={params.doseTimes}
          today={view.today}
          standingNo={planner.standingB}
        />
      )}
    </section>
  )
}
