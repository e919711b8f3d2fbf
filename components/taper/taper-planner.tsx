'use client'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { PlannerView, SignedPlan } from '@/db/tapers/types'
import { approachOf } from '@/lib/clinical/taper/approaches'
import { ApproachPicker } from './approach-picker'
import { ComparePanel } from './compare-panel'
import { Guardrails } from './guardrails'
import { PlanColumn } from './plan-column'
import { comparedPlans, guardrailRows } from './planner-rows'
import { SignPanel } from './sign-panel'
import { StepFields } from './step-fields'
import type { PlannerActions } from './types'
import { type Planner, usePlanner } from './use-planner'
import { useSigning } from './use-signing'
import { paramsSummary } from './words'

type TaperPlannerProps = {
  view: PlannerView
  actions: PlannerActions
  onSigned?: (plan: SignedPlan) => void
  /** Reads the plan anew when somebody else was first. */
  onReload?: () => void
}

/** Draft B against the plan in force A: pick, preview, compare, give the reason, sign. */
export function TaperPlanner({ view, actions, onSigned, onReload }: TaperPlannerProps) {
  const planner = usePlanner(view)
  const [open, setOpen] = useState(false)
  const signing = useSigning(view, planner, actions, onSigned)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Enter signs from anywhere on the planner
    <div
      className="tp"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) signing.submit()
      }}
    >
      <div className="tps">
        <b>{planner.params.approach ? approachOf(planner.params.approach).label : 'Plan'}</b>
        {paramsSummary(planner.params).map((text) => (
          <span key={text}>{text}</span>
        ))}
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          <SlidersHorizontal className="ic" size={15} aria-hidden="true" />
          Change
        </Button>
      </div>
      <Settings view={view} planner={planner} open={open} />
      <PlanColumn view={view} planner={planner} />
      <aside className="tpr" aria-label="Compare, guardrails and signature">
        {planner.scheduleB && <ComparePanel plans={comparedPlans(view, planner)} today={view.today} />}
        <Guardrails rows={guardrailRows(view, planner)} />
        <SignPanel view={view} signing={signing} onReload={onReload} />
      </aside>
    </div>
  )
}

function Settings({ view, planner, open }: { view: PlannerView; planner: Planner; open: boolean }) {
  const locked = !view.may.draft
  return (
    <form className={open ? 'tpl open' : 'tpl'} aria-label="Draft" onSubmit={(event) => event.preventDefault()}>
      <h2 className="h2">Approach</h2>
      <ApproachPicker
        eligibility={view.eligibility}
        ways={view.ways}
        value={planner.params.approach}
        onChange={planner.choose}
        disabled={locked}
      />
      <h2 className="h2">Steps</h2>
      <StepFields params={planner.params} onChange={planner.change} fit={planner.fit} disabled={locked} />
      <p className="sm mut">{view.product.name}. A step takes effect only when a person confirms it.</p>
      <h2 className="h2">Ask for a decision when</h2>
      <ul className="ah">
        <li>a step is due: nothing steps or holds by itself</li>
        <li>{view.score ? `${view.score.name} over ${view.score.limit}` : 'scores are over the limit or missing'}</li>
        <li>20% or more over plan on 2 days running</li>
        <li>any C-SSRS yes, or 2 of 3 contacts missed</li>
      </ul>
    </form>
  )
}
