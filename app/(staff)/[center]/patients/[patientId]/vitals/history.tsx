import { chartOf } from '@/components/vitals/chart-of'
import { Flowsheet } from '@/components/vitals/flowsheet'
import { HistoryHead } from '@/components/vitals/history-head'
import { FLOWSHEET_RANGES } from '@/components/vitals/types'
import { VitalsChart } from '@/components/vitals/vitals-chart'
import type { FlowsheetRange, FlowsheetView } from '@/db/vitals/history-types'
import { type Shown, vitalsHref } from './shown'

type HistoryProps = {
  sheet: FlowsheetView
  shown: Shown
  base: string
  /** An entry form beside it fills the last column. */
  draft: boolean
  mayCorrect: boolean
}

/** The sets before as a flowsheet or as charts. */
export function History({ sheet, shown, base, draft, mayCorrect }: HistoryProps) {
  const href = (part: Partial<Shown>) => vitalsHref(base, sheet.patientId, { ...shown, ...part })
  const rangeHref = Object.fromEntries(FLOWSHEET_RANGES.map((range) => [range, href({ range })])) as Record<
    FlowsheetRange,
    string
  >
  return (
    <section className="fsw" aria-labelledby="history-title">
      <HistoryHead
        range={shown.range}
        rangeHref={rangeHref}
        show={shown.show}
        showHref={{ sheet: href({ show: 'sheet' }), chart: href({ show: 'chart' }) }}
      />
      {shown.show === 'chart' ? (
        <VitalsChart view={chartOf(sheet)} />
      ) : (
        <Flowsheet
          view={{ ...sheet, draft }}
          correctHref={mayCorrect ? (setId) => href({ correct: setId }) : undefined}
        />
      )}
    </section>
  )
}
