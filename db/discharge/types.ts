/** One line of a discharge summary; null is "not recorded", which is never the same as none. */
export type SummaryLine = { label: string; value: string | null }
export type SummaryPart = { id: string; title: string; lines: SummaryLine[] }

/** The summary as it was assembled at one moment; a signed one never changes. Instants are ISO texts. */
export type DischargeSummary = { assembledAt: string; author: string; parts: SummaryPart[] }

export const REASONS = ['completed', 'transferred', 'left', 'administrative', 'died'] as const
export type DischargeReason = (typeof REASONS)[number]

/** In the words that people read (nobody "leaves against advice" here). */
export const REASON_WORD: Record<DischargeReason, string> = {
  completed: 'Completed',
  transferred: 'Transferred',
  left: 'Left before the planned end',
  administrative: 'Administrative',
  died: 'Died',
}

/** What the author adds to the record; null = not recorded. */
export type AuthorWords = {
  diagnosis: string | null
  handOff: string | null
  followUp: string | null
  medicines: string | null
  treatment: string | null
  education: string | null
  openIssues: string | null
  naloxoneGiven: boolean | null
  overdoseAdvice: boolean | null
}
