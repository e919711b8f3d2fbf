import type { Phase } from '@/lib/clinical/types'

/** What a phase spans, beside its word on lists (phases.md §2.1). */
export const PHASE_SPAN: Readonly<Record<Phase, string>> = {
  intake: 'no last dose assessed',
  stabilization: 'dose fixed, not yet reducing',
  taper: 'still takes kratom',
  acute: 'days 0–7',
  subacute: 'days 8–28',
  extended: 'days 29–182',
  long_term: 'from day 183',
  unknown: 'last dose unknown',
}

export type Lane = { id: string; label: string; phases: readonly Phase[]; span: string; moveOn: string }

/** What has to be so to move on is said on each lane; time moves the phase, gates raise a flag (phases.md §2.4). */
export const LANES: readonly Lane[] = [
  {
    id: 'before',
    label: 'Before',
    phases: ['intake', 'stabilization', 'unknown'],
    span: 'intake, stabilization, unknown',
    moveOn: 'Move on: first reduced dose, or last dose known',
  },
  { id: 'taper', label: 'Tapering', phases: ['taper'], span: 'still takes kratom', moveOn: 'Move on: last dose taken' },
  {
    id: 'acute',
    label: 'Acute',
    phases: ['acute'],
    span: 'days 0–7',
    moveOn: 'Day 8: SOWS ≤ 10 or falling, no red flag',
  },
  {
    id: 'subacute',
    label: 'Subacute',
    phases: ['subacute'],
    span: 'days 8–28',
    moveOn: 'Day 29: prevention plan signed, sleep and mood measured',
  },
  {
    id: 'extended',
    label: 'Extended',
    phases: ['extended'],
    span: 'days 29–182',
    moveOn: 'Day 183: triggers and emergency plan current',
  },
  { id: 'long_term', label: 'Long-term', phases: ['long_term'], span: 'from day 183', moveOn: 'Review every 3 months' },
]
