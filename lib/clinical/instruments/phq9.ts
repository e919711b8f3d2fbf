import { scale } from './options'
import type { Instrument, Item } from './types'

const answer = scale('Not at all', 'Several days', 'More than half the days', 'Nearly every day')

const ITEMS: [string, string, string, string][] = [
  ['interest', 'Interest', 'Little interest or pleasure in doing things', '44250-9'],
  ['mood', 'Mood', 'Feeling down, depressed, or hopeless', '44255-8'],
  ['sleep', 'Sleep', 'Trouble falling or staying asleep, or sleeping too much', '44259-0'],
  ['energy', 'Energy', 'Feeling tired or having little energy', '44254-1'],
  ['appetite', 'Appetite', 'Poor appetite or overeating', '44251-7'],
  [
    'self_worth',
    'Self-worth',
    'Feeling bad about yourself — or that you are a failure or have let yourself or your family down',
    '44258-2',
  ],
  [
    'concentration',
    'Concentration',
    'Trouble concentrating on things, such as reading the newspaper or watching television',
    '44252-5',
  ],
  [
    'psychomotor',
    'Moving, restlessness',
    'Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or restless that you have been moving around a lot more than usual',
    '44253-3',
  ],
  [
    'self_harm',
    'Self-harm',
    'Thoughts that you would be better off dead or of hurting yourself in some way',
    '44260-8',
  ],
]

/** Depression (instruments.md §5). Item 9 of 1 or more always asks for a C-SSRS, whatever the total. */
export const phq9: Instrument = {
  id: 'PHQ9',
  title: 'Patient Health Questionnaire, 9 items',
  short: 'PHQ-9',
  version: '1999',
  who: 'patient',
  recall: 'Last 2 weeks',
  scoring: 'sum',
  items: [
    ...ITEMS.map(([id, label, wording, loinc]): Item => ({ id, label, wording, loinc, answer })),
    {
      id: 'difficulty',
      label: 'Difficulty',
      wording:
        'How difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?',
      loinc: '69722-7',
      unscored: true,
      answer: scale('Not difficult at all', 'Somewhat difficult', 'Very difficult', 'Extremely difficult'),
    },
  ],
  minTotal: 0,
  maxTotal: 27,
  bands: [
    { code: 'minimal', label: 'Minimal', from: 0, to: 4 },
    { code: 'mild', label: 'Mild', from: 5, to: 9 },
    { code: 'moderate', label: 'Moderate', from: 10, to: 14 },
    { code: 'moderately_severe', label: 'Moderately severe', from: 15, to: 19 },
    { code: 'severe', label: 'Severe', from: 20, to: 27 },
  ],
  bandSource: { title: 'CamCOPS task definition', section: 'PHQ-9', strength: 'verified' },
  change: {
    points: 5,
    text: 'A change of about 5 points is reliable.',
    source: { title: 'PHQ-9 reliable change', strength: 'general_knowledge' },
  },
  license: { text: 'No permission needed to reproduce, translate, display or distribute.', shipsWording: true },
  loinc: { panel: { code: '44249-1', strength: 'verified' }, total: { code: '44261-6', strength: 'verified' } },
  source: { title: 'Kroenke & Spitzer 2001', section: 'PHQ-9', strength: 'verified' },
  notes: [
    'Withdrawal itself raises the score in days 0 to 14: the trend says more than one value.',
    '10 or more: sensitivity 77–88 %, specificity 88–94 % for major depression (CamCOPS).',
  ],
}
