import { points } from './options'
import type { Instrument } from './types'

/** Clinical Opiate Withdrawal Scale (instruments.md §1). The point sets skip numbers. */
export const cows: Instrument = {
  id: 'COWS',
  title: 'Clinical Opiate Withdrawal Scale',
  short: 'COWS',
  version: '2003',
  who: 'staff',
  recall: 'Now; sweating and stomach over the last 30 minutes',
  scoring: 'sum',
  items: [
    {
      id: 'pulse',
      label: 'Resting pulse',
      help: 'After 1 minute sitting or lying. Filled from the heart rate recorded with it.',
      answer: points([0, '80 or below'], [1, '81 to 100'], [2, '101 to 120'], [4, 'Over 120']),
    },
    {
      id: 'sweating',
      label: 'Sweating',
      help: 'Last 30 minutes, not from room or activity.',
      answer: points(
        [0, 'None'],
        [1, 'Chills or flushing, reported'],
        [2, 'Flushed or moist face'],
        [3, 'Beads on brow or face'],
        [4, 'Streaming'],
      ),
    },
    {
      id: 'restlessness',
      label: 'Restlessness',
      answer: points(
        [0, 'Sits still'],
        [1, 'Hard to sit still, reported'],
        [3, 'Frequent shifting'],
        [5, 'Cannot sit still'],
      ),
    },
    {
      id: 'pupils',
      label: 'Pupils',
      answer: points(
        [0, 'Normal for the light'],
        [1, 'Possibly larger'],
        [2, 'Moderately dilated'],
        [5, 'Only the rim visible'],
      ),
    },
    {
      id: 'aches',
      label: 'Bone or joint aches',
      help: 'Only what is new with withdrawal.',
      answer: points([0, 'None'], [1, 'Mild'], [2, 'Severe diffuse aching'], [4, 'Rubbing, cannot sit still']),
    },
    {
      id: 'nose_eyes',
      label: 'Runny nose, tearing',
      help: 'Not from a cold or allergy.',
      answer: points([0, 'None'], [1, 'Stuffy or moist eyes'], [2, 'Nose running or tearing'], [4, 'Constant']),
    },
    {
      id: 'gi',
      label: 'GI upset',
      help: 'Last 30 minutes.',
      answer: points(
        [0, 'None'],
        [1, 'Cramps'],
        [2, 'Nausea or loose stool'],
        [3, 'Vomiting or diarrhea'],
        [5, 'Several times'],
      ),
    },
    {
      id: 'tremor',
      label: 'Tremor',
      help: 'Hands stretched out.',
      answer: points([0, 'None'], [1, 'Felt, not seen'], [2, 'Slight, visible'], [4, 'Gross, or twitching']),
    },
    {
      id: 'yawning',
      label: 'Yawning',
      help: 'During the assessment.',
      answer: points([0, 'None'], [1, 'Once or twice'], [2, '3 times or more'], [4, 'Several a minute']),
    },
    {
      id: 'anxiety',
      label: 'Anxiety, irritability',
      answer: points([0, 'None'], [1, 'Reported'], [2, 'Obvious'], [4, 'So severe that taking part is hard']),
    },
    {
      id: 'gooseflesh',
      label: 'Gooseflesh',
      answer: points([0, 'Skin smooth'], [3, 'Felt, or hairs standing'], [5, 'Prominent']),
    },
  ],
  minTotal: 0,
  maxTotal: 48,
  bands: [
    { code: 'none', label: 'None', from: 0, to: 4 },
    { code: 'mild', label: 'Mild', from: 5, to: 12 },
    { code: 'moderate', label: 'Moderate', from: 13, to: 24 },
    { code: 'moderately_severe', label: 'Moderately severe', from: 25, to: 36 },
    { code: 'severe', label: 'Severe', from: 37, to: 48 },
  ],
  bandSource: { title: 'NIDA CTN scoring code and published forms', section: 'COWS cut-offs', strength: 'verified' },
  license: {
    text: 'Journal form, freely copied for clinical use. Cite Wesson & Ling 2003. Short item names only.',
    shipsWording: false,
  },
  source: { title: 'Wesson & Ling 2003', section: 'J Psychoactive Drugs 35:253–259', strength: 'verified' },
  notes: [
    'Rate only what seems due to withdrawal.',
    'Validated for opioids, not for kratom.',
    'The maximum is 48. A public code base says 55, which is wrong.',
  ],
}
