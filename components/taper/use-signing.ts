'use client'
import { useState } from 'react'
import { useReadNow } from '@/components/ui/clock'
import { useSend } from '@/components/ui/use-send'
import type { PlannerView, SignedPlan } from '@/db/tapers/types'
import type { SignDraft } from './sign-panel'
import type { PlannerActions, SignPlanInput } from './types'
import { useDraftSaving } from './use-draft-saving'
import type { Planner } from './use-planner'

const LOST = 'The connection is lost. Nothing is signed unless you read so; press again when it is back.'

/** The signature of a draft: what it needs, what was typed for it, and sending it once. */
export function useSigning(
  view: PlannerView,
  planner: Planner,
  actions: PlannerActions,
  onSigned?: (plan: SignedPlan) => void,
) {
  const readNow = useReadNow()
  const [asked, setAsked] = useState(false)
  const [draft, setDraft] = useState<SignDraft>({
    codes: [],
    reason: view.draft?.reason ?? '',
    goneAt: null,
    coSignerId: '',
  })
  const saving = useDraftSaving(view, { parameters: planner.params, reason: draft.reason }, actions.saveDraft)
  const { send, pending, problem, done } = useSend<SignedPlan>(LOST, onSigned)
  const need = needOf(view, planner)

  const submit = () => {
    setAsked(true)
    if (!view.may.sign || need.blocked || need.waits || !need.changed) return
    if (need.reason && draft.reason.trim() === '') return
    void send((requestId) => actions.sign({ requestId, ...inputOf(view, planner, draft, need.coSign) }))
  }
  return {
    draft,
    change: (part: Partial<SignDraft>) => setDraft({ ...draft, ...part }),
    goneThrough: (yes: boolean) => setDraft({ ...draft, goneAt: yes ? readNow().toISOString() : null }),
    need,
    asked,
    pending,
    problem,
    signed: done?.text ?? null,
    draftText: saving.problem ?? saving.text,
    draftLost: saving.problem !== null,
    submit,
  }
}

export type Signing = ReturnType<typeof useSigning>

function needOf(view: PlannerView, { signing, changed }: Planner) {
  const outcome = signing?.outcome ?? { blocked: true, coSign: false, reason: false }
  return {
    blocked: outcome.blocked,
    coSign: outcome.coSign || !view.may.signAlone,
    reason: outcome.reason || view.signed !== null,
    changed,
    waits: view.waiting !== null,
  }
}

function inputOf(
  view: PlannerView,
  { params, signing }: Planner,
  draft: SignDraft,
  coSign: boolean,
): Omit<SignPlanInput, 'requestId'> {
  return {
    patientId: view.patientId,
    basedOn: view.signed?.id ?? null,
    parameters: params,
    reasonCodes: draft.codes,
    reason: draft.reason.trim(),
    goneThroughWithPatient: draft.goneAt !== null,
    goneThroughAt: draft.goneAt,
    coSignerId: coSign ? draft.coSignerId || null : null,
    overrides: signing?.checks.filter((check) => check.needsReason).map(({ code }) => code) ?? [],
  }
}
