/** Letters that jump to a field (DESIGN §9). Number fields take no letters, so they work inside them too. */
const JUMPS = new Set(['h', 'r', 'o', 't', 'b', 'a', 'w', 'g', 'p', 'c', 's'])

export type FormKey =
  | { act: 'save' | 'unrecordable' | 'keep' | 'edit' | 'use_or_next' }
  | { act: 'jump'; letter: string }

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/**
 * What a key does on the vitals form. In a text field only Ctrl Enter means anything; `single` is the person's
 * setting for single keys (WCAG 2.1.4).
 */
export function readKey(press: Press, where: { inText: boolean; inNumber: boolean }, single: boolean): FormKey | null {
  if (press.key === 'Enter' && (press.ctrlKey || press.metaKey)) return { act: 'save' }
  if (press.ctrlKey || press.metaKey || press.altKey || where.inText) return null
  if (press.key === 'Enter') return where.inNumber ? { act: 'use_or_next' } : null
  if (!single) return null
  const letter = press.key.toLowerCase()
  if (letter === 'u') return where.inNumber ? { act: 'unrecordable' } : null
  if (letter === 'y') return { act: 'keep' }
  if (letter === 'e') return { act: 'edit' }
  return JUMPS.has(letter) ? { act: 'jump', letter } : null
}

/** True in a field that takes free text, a time or a choice from a list. */
export function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  if (!(target instanceof HTMLInputElement) || ['radio', 'checkbox'].includes(target.type)) return false
  return !isNumberField(target)
}

/** A number of the set, which takes no letters. */
export const isNumberField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.dataset.field !== undefined

/** The field key that an element carries. */
export const fieldOf = (target: EventTarget | null): string | undefined =>
  target instanceof HTMLElement ? target.dataset.field : undefined
