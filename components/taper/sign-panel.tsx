'use client'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import type { PlannerView } from '@/db/tapers/types'
import { PLAN_REASONS } from './plan-reasons'
import type { Signing } from './use-signing'

export type SignDraft = {
  codes: string[]
  reason: string
  /** When it was gone through with the patient. */
  goneAt: string | null
  coSignerId: string
}

type SignPanelProps = {
  view: Pick<PlannerView, 'coSigners' | 'may' | 'signed' | 'waiting'>
  signing: Signing
  /** Looks at what somebody else signed in the meantime. */
  onReload?: () => void
}

/** Reason and signature. A signed plan is a version of its own and is never edited. */
export function SignPanel({ view, signing, onReload }: SignPanelProps) {
  const { draft, change, need } = signing
  return (
    <section className="sgn">
      <h3>Reason and sign</h3>
      <fieldset className="rz" aria-label="Reasons">
        {PLAN_REASONS.map(({ code, label }) => (
          <Chip
            key={code}
            on={draft.codes.includes(code)}
            onClick={() => change({ codes: toggled(draft.codes, code) })}
          >
            {label}
          </Chip>
        ))}
      </fieldset>
      <Reason signing={signing} />
      <label className="tick">
        <input
          type="checkbox"
          checked={draft.goneAt !== null}
          onChange={(event) => signing.goneThrough(event.target.checked)}
        />
        <span>Gone through with the patient</span>
      </label>
      {need.coSign && (
        <label className="cos">
          Co-signature from{' '}
          <select
            className="inp"
            value={draft.coSignerId}
            onChange={(event) => change({ coSignerId: event.target.value })}
          >
            <option value="">anyone who may sign</option>
            {view.coSigners.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      )}
      <SignButton view={view} signing={signing} />
      <p className="sm mut">{noteOf(view, signing)}</p>
      <Outcome view={view} signing={signing} onReload={onReload} />
    </section>
  )
}

const toggled = (codes: string[], code: string) =>
  codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code]

function Reason({ signing: { draft, change, need, asked } }: { signing: Signing }) {
  const missing = asked && need.reason && draft.reason.trim() === ''
  return (
    <>
      <span className={missing ? 'inp area ta bad' : 'inp area ta'}>
        <textarea
          aria-label="Reason"
          aria-invalid={missing || undefined}
          aria-describedby={missing ? 'sign-reason' : undefined}
          rows={3}
          value={draft.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
      </span>
      {missing && (
        <p className="em-t sm" id="sign-reason">
          Write why. It stays with the plan.
        </p>
      )}
    </>
  )
}

function SignButton({ view, signing }: Omit<SignPanelProps, 'onReload'>) {
  const { need, draft, pending } = signing
  if (!view.may.sign) return null
  const name = view.coSigners.find((one) => one.id === draft.coSignerId)?.name
  return (
    <Button
      tone="pri"
      size="lg"
      shortcut="Ctrl Enter"
      className="wide"
      pending={pending}
      aria-disabled={need.blocked || need.waits || !need.changed || undefined}
      onClick={signing.submit}
    >
      {need.blocked
        ? 'Blocked: see guardrails'
        : !need.coSign
          ? 'Sign B'
          : name
            ? `Sign B and send to ${name}`
            : 'Sign B and send for co-signature'}
    </Button>
  )
}

function noteOf({ may, signed, waiting }: SignPanelProps['view'], { need }: Signing): string {
  if (waiting)
    return `Version ${waiting.version} waits for a second signature. It is answered before another is signed.`
  if (!may.sign) return 'You can look. A clinician drafts and a prescriber signs.'
  if (!need.changed) return 'B is the same as A: there is nothing to sign.'
  if (!signed) return 'Nothing is in force yet.'
  return `A stays in force until B is ${need.coSign ? 'co-signed' : 'signed'}.`
}

function Outcome({ view, signing, onReload }: SignPanelProps) {
  const { problem, signed, draftText, draftLost } = signing
  return (
    <>
      {draftText && (
        <p className={draftLost ? 'so-t sm' : 'mut sm'} role="status">
          {draftText}
        </p>
      )}
      {problem && (
        <Notice
          tone="error"
          role="alert"
          title="Not signed."
          action={problem.code === 'conflict' && onReload ? <Button onClick={onReload}>Show it</Button> : undefined}
        >
          {problem.message} {view.signed ? 'A is still in force.' : ''}
        </Notice>
      )}
      {signed && <Notice tone="ok" role="status" title={signed} />}
    </>
  )
}
