import type { Instrument } from './types'

/** Kratom Dependence Scale (instruments.md §9): items, range and cut-offs were not found. */
export const kds: Instrument = {
  id: 'KDS',
  title: 'Kratom (Ketum) Dependence Scale',
  short: 'KDS',
  version: 'unknown',
  who: 'patient',
  recall: 'As the form says',
  scoring: 'sum',
  items: [],
  minTotal: 0,
  maxTotal: null,
  bands: [],
  license: {
    text: 'Items, range and license were not found: enter the total of your own form.',
    shipsWording: false,
    scoreEntryOnly: true,
  },
  source: { title: 'Singh 2019; Choo 2022', section: 'named in abstracts only', strength: 'abstract' },
  notes: ['Optional. The total is kept as entered; nothing is derived from it.'],
}
