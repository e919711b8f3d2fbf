import type { ScoreRow } from '@/db/assessments/history'
import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import { INSTRUMENT_IDS, type InstrumentId } from '@/lib/clinical/instruments/types'
import { route } from './hrefs'
import type { ScoreGroup } from './score-list'

/** Instruments with a form of their own, in the order in which a shift uses them. */
const ENTERED: readonly InstrumentId[] = ['COWS', 'SOWS_H', 'CSSRS', 'PHQ9', 'GAD7', 'CIWA_AR']

/** Rows of all instruments as groups, the latest taken first. */
export function toScoreGroups(rows: readonly ScoreRow[], formHref: ((id: string) => string) | null): ScoreGroup[] {
  const ids = [...new Set(rows.map(({ instrumentId }) => instrumentId))]
  return ids.map((instrumentId) => {
    const own = rows.filter((row) => row.instrumentId === instrumentId)
    const known = INSTRUMENT_IDS.find((id) => id === instrumentId)
    const points = own
      .flatMap(({ performedAt, total, superseded }) =>
        total === null || superseded ? [] : [{ at: performedAt, value: total }],
      )
      .reverse()
    return {
      instrumentId,
      name: known ? INSTRUMENTS[known].short : instrumentId,
      max: own[0]?.max ?? null,
      points,
      rows: own,
      enterHref: formHref && known && ENTERED.includes(known) ? formHref(known) : null,
    }
  })
}

/** Forms for instruments that nobody has taken yet. */
export const otherForms = (groups: readonly ScoreGroup[], formHref: ((id: string) => string) | null) =>
  formHref
    ? ENTERED.filter((id) => !groups.some(({ instrumentId }) => instrumentId === id)).map((id) => ({
        name: INSTRUMENTS[id].short,
        href: formHref(id),
      }))
    : []

/** Path of an instrument's form in a chart. */
export const formHref =
  (base: string, patientId: string) =>
  (instrumentId: string): string =>
    route(`${base}/${patientId}/assessments/${instrumentId}`)
