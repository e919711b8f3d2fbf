'use client'
import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { approachOf } from '@/lib/clinical/taper/approaches'
import { day } from '@/lib/format/clock'
import { newRequestId } from '../instruments/request-id'
import { ApproachPicker } from './approach-picker'
import { type Compared, ComparePanel } from './compare-panel'
import { type GuardrailRow, Guardrails } from './guardrails'
import { PlanControls } from './plan-controls'
import { PlanLegend } from './plan-legend'
import { type SignDraft, SignPanel } from './sign-panel'
import { Staircase, type StairPlan } from './staircase'
import { StepFields } from './step-fields'
import { StepTable } from './step-table'
import type { PlannerActions, PlannerView } from './types'
import { useDraftSaving } from './use-draft-saving'
import { type Planner, usePlanner } from './use-planner'
import { paramsSummary, previewSentence } from './words'

type TaperPlannerProps = { view: PlannerView; actions: PlannerActions }

/** Draft B against the plan in force A: pick, preview, compare, give the reason, sign. */
export function TaperPlanner({ view, actions }: TaperPlannerProps) {
  const planner = usePlanner(view)
  const [open, setOpen] = useState(false)
  const sign = useSigning(view, planner, actions)
  const locked = !view.may.draft
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl Enter signs from anywhere on the planner
    <div
      className="tp"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) sign.submit()
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
      <form className={open ? 'tpl open' : 'tpl'} onSubmit={(event) => event.preventDefault()}>
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
      <PlanColumn view={view} planner={planner} />
      <aside className="tpr" aria-label="Compare, guardrails and signature">
        {planner.scheduleB && <ComparePanel plans={comparedPlans(view, planner)} today={view.today} />}
        <Guardrails rows={guardrailRows(view, planner)} />
        {sign.panel}
      </aside>
    </div>
  )
}

function PlanColumn({ view, planner }: { view: PlannerView; planner: Planner }) {
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
              limit {view.score.limit} for a step, {view.score.ageText}
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

function sentenceOf(view: PlannerView, { ghost, scheduleB }: Planner): string {
  if (!ghost || !scheduleB) return ''
  if (!ghost.ok) return ghost.text
  return previewSentence(ghost.schedule, scheduleB, { name: 'B', unit: scheduleB.unit, today: view.today })
}

const nextVersionNo = (view: PlannerView) => (view.signed?.version ?? 0) + 1

function drawnPlans(view: PlannerView, { scheduleA, scheduleB, ghost }: Planner): StairPlan[] {
  const plans: StairPlan[] = []
  if (scheduleA)
    plans.push({ kind: 'signed', label: 'A', note: `signed plan v${view.signed?.version}`, schedule: scheduleA })
  if (scheduleB) plans.push({ kind: 'draft', label: 'B', note: `draft v${nextVersionNo(view)}`, schedule: scheduleB })
  if (ghost?.ok) plans.push({ kind: 'preview', label: 'Preview', note: 'not applied', schedule: ghost.schedule })
  return plans
}

function comparedPlans(view: PlannerView, planner: Planner): Compared[] {
  const { scheduleA, scheduleB, standingA, standingB, signing } = planner
  const rows = guardrailRows(view, planner)
  const a = rows.filter((row) => row.plan === 'A')
  return [
    ...(scheduleA
      ? [{ label: `A signed v${view.signed?.version}`, schedule: scheduleA, standingNo: standingA, checks: a }]
      : []),
    ...(scheduleB
      ? [
          {
            label: `B draft v${nextVersionNo(view)}`,
            schedule: scheduleB,
            standingNo: standingB,
            checks: signing?.checks ?? [],
          },
        ]
      : []),
  ]
}

/** A: whether its next step may go ahead. B: what the engine says before signing. */
function guardrailRows(view: PlannerView, { signing }: Planner): GuardrailRow[] {
  const { review } = view
  const a: GuardrailRow[] =
    view.signed && review && review.result !== 'proceed'
      ? [
          {
            plan: 'A',
            code: 'STEP_REVIEW',
            level: 'block',
            title: `no step down on ${day(review.dueOn, view.today)} yet`,
            text: review.summary,
            source: { title: 'Center protocol', section: 'Step review', strength: 'proposal' },
          },
        ]
      : []
  return [...a, ...(signing?.checks.map((check) => ({ ...check, plan: 'B' as const })) ?? [])]
}

/** The signature: what it needs, its draft, and the one request id that makes a retry harmless. */
function useSigning(view: PlannerView, planner: Planner, actions: PlannerActions) {
  const [draft, setDraft] = useState<SignDraft>({
    codes: [],
    reason: view.draft?.reason ?? '',
    gone: false,
    coSignerId: '',
  })
  const [requestId, setRequestId] = useState(newRequestId)
  const [state, setState] = useState<{ asked?: true; pending?: true; problem?: string; signed?: string }>({})
  const outcome = planner.signing?.outcome ?? { blocked: true, coSign: false, reason: false }
  const saving = useDraftSaving(view, { parameters: planner.params, reason: draft.reason }, actions.saveDraft)
  const need = { ...outcome, reason: outcome.reason || view.signed !== null, changed: planner.changed }

  const submit = async () => {
    setState({ asked: true })
    if (!view.may.sign || need.blocked || !need.changed) return
    if (need.reason && draft.reason.trim() === '') return
    if (need.coSign && !draft.coSignerId) return
    setState({ asked: true, pending: true })
    try {
      const result = await actions.sign({
        requestId,
        patientId: view.patientId,
        basedOn: view.signed?.id ?? null,
        parameters: planner.params,
        reasonCodes: draft.codes,
        reason: draft.reason.trim(),
        goneThroughWithPatient: draft.gone,
        goneThroughAt: null,
        coSignerId: need.coSign ? draft.coSignerId : null,
        overrides: planner.signing?.checks.filter((check) => check.needsReason).map(({ code }) => code) ?? [],
      })
      if (!result.ok)
        return setState({ problem: `${result.problem.message} ${view.signed ? 'A is still in force.' : ''}` })
      setRequestId(newRequestId())
      setState({ signed: result.value.text })
    } catch {
      setState({
        problem: 'The connection is lost. Nothing is signed unless you read so; press again when it is back.',
      })
    }
  }
  const panel = (
    <SignPanel
      draft={draft}
      onChange={(part) => setDraft({ ...draft, ...part })}
      need={need}
      coSigners={view.coSigners}
      may={view.may}
      note={
        view.signed
          ? `A stays in force until B is ${need.coSign ? 'co-signed' : 'signed'}.`
          : 'Nothing is in force yet.'
      }
      pending={state.pending ?? false}
      asked={state.asked ?? false}
      problem={state.problem ?? null}
      signed={state.signed ?? null}
      draftText={saving.problem ?? saving.text}
      draftLost={saving.problem !== null}
      onSign={submit}
    />
  )
  return { panel, submit: () => void submit() }
}
