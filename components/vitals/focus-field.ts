import type { FieldKey } from './draft'

/** Moves to a field and marks its text. */
export function focusField(field: FieldKey) {
  const target = document.querySelector<HTMLElement>(`[data-field="${field}"]`)
  target?.focus()
  if (target instanceof HTMLInputElement) target.select()
}

/** The same once the field has been drawn anew, so that focus never falls to the page. */
export const focusFieldSoon = (field: FieldKey) => requestAnimationFrame(() => focusField(field))
