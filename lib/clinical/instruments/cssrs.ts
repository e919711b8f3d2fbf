import { yesNo } from './options'
import type { Instrument } from './types'

/** C-SSRS screener, recent (instruments.md §6, I-05). The result is the highest class of any Yes. */
export const cssrs: Instrument = {
  id: 'CSSRS',
  title: 'Columbia Suicide Severity Rating Scale, screener',
  short: 'C-SSRS',
  version: 'screener-recent',
  who: 'either',
  recall: 'Past month; behavior in the lifetime and in the past 3 months',
  repeatRecall: 'Since the last contact',
  scoring: 'screen',
  items: [
    { id: 'q1', label: 'Wish to be dead', loinc: '93246-7', answer: yesNo },
    { id: 'q2', label: 'Thoughts of killing self', loinc: '93247-5', answer: yesNo },
    { id: 'q3', label: 'Thought how', help: 'Ask if question 2 is yes.', loinc: '93248-3', answer: yesNo },
    { id: 'q4', label: 'Some intent', help: 'Ask if question 2 is yes.', loinc: '93249-1', answer: yesNo },
    { id: 'q5', label: 'Plan and intent', help: 'Ask if question 2 is yes.', loinc: '93250-9', answer: yesNo },
    { id: 'q6', label: 'Any behavior or preparation, ever', loinc: '93267-3', answer: yesNo },
    {
      id: 'q6_3m',
      label: 'Behavior within the past 3 months',
      help: 'Ask if question 6 is yes.',
      loinc: '93269-9',
      answer: yesNo,
    },
  ],
  minTotal: null,
  maxTotal: null,
  // Classes in rising order; the numbers are ranks, there is no total.
  bands: [
    { code: 'none', label: 'None', from: 0, to: 0 },
    { code: 'low', label: 'Low', from: 1, to: 1 },
    { code: 'moderate', label: 'Moderate', from: 2, to: 2 },
    { code: 'high', label: 'High', from: 3, to: 3 },
  ],
  bandSource: {
    title: 'Columbia Lighthouse triage',
    section: 'high: 4, 5 or 6b (verified); moderate and low partly general knowledge',
    strength: 'secondary',
  },
  license: {
    text: '© Research Foundation for Mental Hygiene. Free with registration and training; the wording is fixed. Read the questions from the official card.',
    shipsWording: false,
  },
  loinc: { panel: { code: '93373-9', strength: 'verified' } },
  source: { title: 'Posner 2011', section: 'C-SSRS screener', strength: 'verified' },
  notes: [
    'Low is not none: none means every answer was No.',
    'A Yes is never discarded, also where the question should not have been asked.',
    'Repeat screens ask about the time since the last contact.',
  ],
}
