/** Up to three waits within the cap, in whole minutes, the longest last: 60 gives 20, 40, 60; 5 gives 5. */
export function snoozeChoices(cap: number): number[] {
  if (cap <= 0) return []
  if (cap < 15) return [cap]
  const third = (part: number) => Math.round((cap * part) / 15) * 5
  return [third(1), third(2), cap].map((minutes) => Math.min(cap, minutes))
}
