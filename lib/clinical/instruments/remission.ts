/** Calendar days that stand for 3 and for 12 months (instruments.md I-07). */
export const EARLY_REMISSION_DAYS = 90
export const SUSTAINED_REMISSION_DAYS = 365

/** DSM-5 remission after so many days without criteria other than craving. */
export function remissionAfter(days: number): 'early' | 'sustained' | null {
  if (days >= SUSTAINED_REMISSION_DAYS) return 'sustained'
  return days >= EARLY_REMISSION_DAYS ? 'early' : null
}
