import type { Source } from '../types'
import type { Answer, InstrumentId } from './types'

/** When an item of a screen is asked, and which Yes stops the screen at once. */
export type Flow = {
  /** Item → the item that must be Yes for it to be asked. */
  askedIf: Readonly<Record<string, string>>
  /** Items whose Yes is a fact at once and stops whatever is being done. */
  stopsOn: readonly string[]
  source: Source
}

/** Screens with questions that depend on others (instruments.md §6, I-05). Others ask every item. */
export const FLOWS: Readonly<Partial<Record<InstrumentId, Flow>>> = {
  CSSRS: {
    askedIf: { q3: 'q2', q4: 'q2', q5: 'q2', q6_3m: 'q6' },
    stopsOn: ['q4', 'q5', 'q6_3m'],
    source: { title: 'Columbia Lighthouse triage', section: 'High: 4, 5 or 6b', strength: 'secondary' },
  },
}

/** The items answered Yes that stop the screen, in the order of the items. */
export const stoppingItems = (instrument: string, answers: Readonly<Record<string, Answer>>): string[] =>
  (FLOWS[instrument as InstrumentId]?.stopsOn ?? []).filter((item) => answers[item] === true)
