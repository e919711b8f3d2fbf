'use client'
import { ActForm, oneOf, text } from '../patient/act-form'
import { TextField } from '../ui/field'
import { TIER, TierGlyph } from '../ui/tier'
import type { FormProps } from './act-dialog'

const RAISED = ['T1', 'T2', 'T3', 'T4'] as const

/** A flag by hand (triage.md MAN-01): a tier, what is wrong, and why. It clears only by a clinician's review. */
export function RaiseFlagForm({ setting, done, onClose }: FormProps) {
  const act = setting.actions.raiseFlag
  if (!act) return null
  return (
    <ActForm
      label="Raise a flag"
      submit="Raise"
      act={act}
      read={(form, requestId) => ({
        requestId,
        tier: oneOf(form, 'tier', RAISED, 'T3'),
        what: text(form, 'what'),
        why: text(form, 'why'),
      })}
      onDone={() => done('Flag raised')}
      onCancel={onClose}
    >
      {(errors) => (
        <>
          <fieldset>
            <legend>How urgent</legend>
            {RAISED.map((tier) => (
              <label key={tier} className="rad">
                <input type="radio" name="tier" value={tier} defaultChecked={tier === 'T3'} />
                <TierGlyph tier={tier} /> <b>{TIER[tier].word}</b> <span className="mut">{TIER[tier].answer}</span>
              </label>
            ))}
            {errors.tier && <span className="err em-t">{errors.tier}</span>}
          </fieldset>
          <TextField label="What to do" name="what" required error={errors.what} />
          <TextField label="Why" name="why" required error={errors.why} />
        </>
      )}
    </ActForm>
  )
}
