export type LiveState = 'live' | 'delayed' | 'lost'

/** Live under 20 s, delayed from 20 to 90 s, not live after 90 s (design §10). */
export function liveState(heardAt: Date, now: Date): LiveState {
  const seconds = (now.getTime() - heardAt.getTime()) / 1000
  if (seconds < 20) return 'live'
  return seconds <= 90 ? 'delayed' : 'lost'
}
