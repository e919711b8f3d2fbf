'use client'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'

export const PLAN_REASONS = [
  { code: 'over_limit', label: 'Over COWS limit' },
  { code: 'poor_sleep', label: 'Poor sleep' },
  { code: 'stressor', label: 'Stressor' },
  { code: 'patient_asked', label: 'Patient asked' },
  { code: 'well_tolerated', label: 'Well tolerated' },
  { code: 'first_plan', label: 'First plan' },
] as const

export type SignDraft = { codes: string[]; reason: string; gone: boolean; coSignerId: string }

type SignPanelProps = {
  draft: SignDraft
  onChange: (part: Partial<SignDraft>) => void
  /** What signing needs and what stands in its way. */
  need: { blocked: boolean; coSign: boolean; reason: boolean; changed: boolean }
  coSigners: readonly { id: string; name: string }[]
  may: { sign: boolean }
  /** "A stays in force until co-signed." */
  note: string
  pending: boolean
  asked: boolean
  problem: string | null
  signed: string | null
  /** "Draft saved 07:41", or why it was not. */
  draftText: string | null
  draftLost: boolean
  onSign: () => void
}

/** Reason and signature. A signed plan is a version of its own and is never edited. */
export function SignPanel(props: SignPanelProps) {
  const { draft, onChange, need, coSigners, may, note, pending, asked, problem, signed, onSign } = props
  const { draftText, draftLost } = props
  const toggle = (code: string) =>
    onChange({ codes: draft.codes.includes(code) ? draft.codes.filter((one) => one !== code) : [...draft.codes, code] })
  const missing = asked && need.reason && draft.reason.trim() === ''
  return (
    <section className="sgn">
      <h3>Reason and sign</h3>
      <fieldset className="rz" aria-label="Reasons">
        {PLAN_REASONS.map(({ code, label }) => (
          <Chip key={code} on={draft.codes.includes(code)} onClick={() => toggle(code)}>
            {label}
          </Chip>
        ))}
      </fieldset>
      <span className={missing ? 'inp area ta bad' : 'inp area ta'}>
        <textarea
          aria-label="Reason"
          aria-invalid={missing || undefined}
          aria-describedby={missing ? 'sign-reason' : undefined}
          rows={3}
          value={draft.reason}
          onChange={(event) => onChange({ reason: event.target.value })}
        />
      </span>
      {missing && (
        <p className="em-t sm" id="sign-reason">
          Write why. It stays with the plan.
        </p>
      )}
      <label className="tick">
        <input type="checkbox" checked={draft.gone} onChange={(event) => onChange({ gone: event.target.checked })} />
        <span>Gone through with the patient</span>
      </label>
      {need.coSign && (
        <label className="cos">
          Co-signature from{' '}
          <select
            className="inp"
            value={draft.coSignerId}
            onChange={(event) => onChange({ coSignerId: event.target.value })}
            aria-invalid={asked && !draft.coSignerId ? true : undefined}
          >
            <option value="">choose who</option>
            {coSigners.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      )}
      {may.sign && (
        <Button
          tone="pri"
          size="lg"
          shortcut="Ctrl Enter"
          className="wide"
          pending={pending}
          aria-disabled={need.blocked || !need.changed || undefined}
          onClick={onSign}
        >
          {signWords(need, coSigners.find((one) => one.id === draft.coSignerId)?.name)}
        </Button>
      )}
      <p className="sm mut">{need.changed ? note : 'B is the same as A: there is nothing to sign.'}</p>
      {!may.sign && <p className="sm mut">You can draft. A prescriber signs.</p>}
      {draftText && (
        <p className={draftLost ? 'so-t sm' : 'mut sm'} role="status">
          {draftText}
        </p>
      )}
      {problem && (
        <Notice tone="error" role="alert" title="Not signed.">
          {problem}
        </Notice>
      )}
      {signed && <Notice tone="ok" role="status" title={signed} />}
    </section>
  )
}

function signWords({ blocked, coSign }: SignPanelProps['need'], name: string | undefined): string {
  if (blocked) return 'Blocked: see guardrails'
  if (!coSign) return 'Sign B'
  return name ? `Sign B and send to ${name}` : 'Sign B and send for co-signature'
}
