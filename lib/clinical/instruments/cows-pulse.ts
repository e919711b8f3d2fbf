import type { Answers } from './read'

/** COWS points of item 1 for a resting heart rate per minute (instruments.md §1): 80 → 0, 81 → 1, 121 → 4. */
export function pulsePoints(bpm: number): number {
  if (bpm > 120) return 4
  if (bpm > 100) return 2
  return bpm > 80 ? 1 : 0
}

/** Answers with a blank item 1 filled from the recorded heart rate; null when the entered one disagrees (I-02). */
export function withPulse(answers: Answers, bpm: number | null): Answers | null {
  if (bpm === null || !Number.isFinite(bpm)) return answers
  const pulse = pulsePoints(bpm)
  if (answers.pulse === null) return { ...answers, pulse }
  return answers.pulse === pulse ? answers : null
}
