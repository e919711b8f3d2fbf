import type { FlowsheetRange } from '@/db/vitals/history-types'

/** What the address of the vitals screen says. */
export type Shown = { range: FlowsheetRange; show: 'sheet' | 'chart'; correct: string | null }

/** The address of the vitals screen as it should look; what is as usual is left out. */
export function vitalsHref(base: string, patientId: string, { range, show, correct }: Shown): string {
  const query = new URLSearchParams()
  if (range !== '24h') query.set('range', range)
  if (show !== 'sheet') query.set('show', show)
  if (correct) query.set('correct', correct)
  const text = query.toString()
  return `${base}/${patientId}/vitals${text ? `?${text}` : ''}`
}
