'use client'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { SegmentRadio } from '../ui/segment'
import { type FieldErrors, oneOf } from './act-form'
import type { AllergyInput, AllergyList } from './types'

const STATES = ['not_asked', 'none_known', 'listed'] as const
type State = (typeof STATES)[number]

/** Not asked, none known, or a list: three different answers. */
export function AllergyFields({ errors, now }: { errors: FieldErrors; now?: AllergyList }) {
  const known = now?.state === 'listed' ? now.items : []
  const [state, setState] = useState<State>(now?.state ?? 'not_asked')
  const [lines, setLines] = useState(() => (known.length > 0 ? known.map((item) => item.id) : ['new-0']))
  const item = (id: string) => known.find((each) => each.id === id)
  return (
    <fieldset>
      <legend>Allergies</legend>
      <SegmentRadio
        label="Allergies"
        name="allergyState"
        defaultValue={state}
        onChange={setState}
        options={[
          { value: 'not_asked', label: 'Not asked' },
          { value: 'none_known', label: 'None known' },
          { value: 'listed', label: 'List' },
        ]}
      />
      {state === 'listed' &&
        lines.map((id, i) => (
          <div className="alr" key={id}>
            <Field
              label="Substance"
              name="allergySubstance"
              defaultValue={item(id)?.substance}
              error={errors[`allergies.items.${i}.substance`] ?? (i === 0 ? errors.allergies : undefined)}
            />
            <Field label="Reaction, if known" name="allergyReaction" defaultValue={item(id)?.reaction ?? ''} />
            <Button
              tone="quiet"
              icon
              aria-label={`Remove allergy ${i + 1}`}
              onClick={() => setLines(lines.filter((other) => other !== id))}
            >
              <X className="ic" size={14} aria-hidden />
            </Button>
          </div>
        ))}
      {state === 'listed' && (
        <Button tone="quiet" onClick={() => setLines([...lines, `new-${lines.length}-${lines.at(-1)}`])}>
          <Plus className="ic" size={14} aria-hidden /> Another
        </Button>
      )}
    </fieldset>
  )
}

/** Reads the fields; empty lines are left out. */
export function readAllergies(form: FormData): AllergyInput {
  const state = oneOf(form, 'allergyState', STATES, 'not_asked')
  if (state !== 'listed') return { state }
  const reactions = form.getAll('allergyReaction').map(String)
  const items = form
    .getAll('allergySubstance')
    .map((substance, i) => ({ substance: String(substance).trim(), reaction: reactions[i]?.trim() || null }))
    .filter((item) => item.substance !== '')
  return { state, items }
}
