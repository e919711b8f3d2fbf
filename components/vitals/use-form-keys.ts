'use client'
import type { FieldKey } from './draft'
import { useDraft } from './draft-context'
import { keepField } from './field-row'
import { focusField, focusFieldSoon } from './focus-field'
import { fieldOf, isNumberField, readKey, takesText } from './keys'

/** Numbers that can be marked absent or unrecordable at the bedside. */
const UNRECORDABLE: ReadonlySet<string> = new Set([
  'heart_rate',
  'respiratory_rate',
  'spo2',
  'sbp',
  'dbp',
  'temperature',
])

/** The keyboard of the vitals form, as one handler for its root. */
export function useFormKeys(save: () => void, singleKeys: boolean) {
  const { draft, check, change } = useDraft()

  const asked = (target: EventTarget | null): FieldKey | undefined => {
    const here = fieldOf(target) as FieldKey | undefined
    if (here && check.fields[here]?.state === 'ask') return here
    return (Object.keys(check.fields) as FieldKey[]).find((field) => check.fields[field]?.state === 'ask')
  }
  const takeOrNext = (target: HTMLInputElement, root: HTMLElement) => {
    const suggestion = check.fields[target.dataset.field as FieldKey]?.suggestion
    if (suggestion) return change(suggestion.apply(draft))
    const fields = [...root.querySelectorAll<HTMLElement>('[data-field]')]
    fields[fields.indexOf(target) + 1]?.focus()
  }
  const unrecordable = (target: EventTarget | null) => {
    const field = fieldOf(target) as FieldKey | undefined
    if (!field || !UNRECORDABLE.has(field)) return false
    // A pressure is absent as a whole: one half alone cannot be.
    const pair: FieldKey[] = field === 'sbp' || field === 'dbp' ? ['sbp', 'dbp'] : [field]
    const marked = Object.fromEntries(pair.map((key) => [key, { text: '', unrecordable: true as const }]))
    change({ fields: { ...draft.fields, ...marked } })
    focusFieldSoon(field)
    return true
  }

  return (event: React.KeyboardEvent<HTMLElement>) => {
    const where = { inText: takesText(event.target), inNumber: isNumberField(event.target) }
    const key = readKey(event, where, singleKeys)
    if (!key) return
    if (key.act === 'save') save()
    else if (key.act === 'jump') {
      if (!jump(event.currentTarget, key.letter)) return
    } else if (key.act === 'use_or_next') takeOrNext(event.target as HTMLInputElement, event.currentTarget)
    else if (key.act === 'unrecordable') {
      if (!unrecordable(event.target)) return
    } else {
      const field = asked(event.target)
      if (!field) return
      if (key.act === 'keep') keepField(draft, change, field)
      else focusField(field)
    }
    event.preventDefault()
    event.stopPropagation()
  }
}

/** Moves to the field of a letter: the number itself, or the chosen (else first) radio of its group. */
function jump(root: HTMLElement, letter: string): boolean {
  const target = root.querySelector<HTMLElement>(`[data-jump="${letter}"]`)
  const input = target?.matches('input,button')
    ? target
    : (target?.querySelector<HTMLElement>('input:checked') ?? target?.querySelector<HTMLElement>('input'))
  if (!input) return false
  for (const closed of ancestorsClosed(input)) closed.open = true
  input.focus()
  if (input instanceof HTMLInputElement && input.type === 'text') input.select()
  return true
}

function ancestorsClosed(from: HTMLElement): HTMLDetailsElement[] {
  const found: HTMLDetailsElement[] = []
  for (let at = from.parentElement; at; at = at.parentElement) if (at instanceof HTMLDetailsElement) found.push(at)
  return found.filter((details) => !details.open)
}
