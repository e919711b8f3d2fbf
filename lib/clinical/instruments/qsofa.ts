import { measure } from './options'
import type { AnswerKind, Instrument } from './types'

const acvpu: AnswerKind = {
  kind: 'choice',
  options: [
    { value: 'A', label: 'Alert' },
    { value: 'C', label: 'New confusion' },
    { value: 'V', label: 'Responds to voice' },
    { value: 'P', label: 'Responds to pain' },
    { value: 'U', label: 'Unresponsive' },
  ],
}

/** Quick sepsis check (instruments.md §12, I-11). All three parts or no score. */
export const qsofa: Instrument = {
  id: 'QSOFA',
  title: 'Quick sequential organ failure assessment',
  short: 'qSOFA',
  version: '2016',
  who: 'staff',
  recall: 'Now',
  scoring: 'criteria',
  items: [
    { id: 'rr', label: 'Breaths 22 or more', answer: measure('/min') },
    { id: 'sbp', label: 'Systolic 100 or less', answer: measure('mm[Hg]') },
    { id: 'acvpu', label: 'Not alert', answer: acvpu },
  ],
  minTotal: 0,
  maxTotal: 3,
  bands: [
    { code: 'negative', label: 'Below 2', from: 0, to: 1 },
    { code: 'positive', label: '2 or more', from: 2, to: 3 },
  ],
  bandSource: { title: 'Singer 2016', strength: 'general_knowledge' },
  license: { text: 'Free.', shipsWording: false },
  source: { title: 'Singer 2016', section: 'Sepsis-3', strength: 'general_knowledge' },
  notes: ['Not a screen to stand alone.'],
}
