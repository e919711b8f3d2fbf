import Link from 'next/link'
import type { FlowsheetRange } from '@/db/vitals/history-types'
import { route } from '../patient/hrefs'
import { FLOWSHEET_RANGES } from './types'

const RANGE = { '24h': '24 h', '72h': '72 h', stay: 'Stay' } as const
const SHOW = { sheet: 'Flowsheet', chart: 'Charts' } as const

type HistoryHeadProps = {
  range: FlowsheetRange
  rangeHref: Record<FlowsheetRange, string>
  show: keyof typeof SHOW
  showHref: Record<keyof typeof SHOW, string>
}

/** Which part of the stay, as a sheet or as charts. The links keep what is being typed beside them. */
export function HistoryHead({ range, rangeHref, show, showHref }: HistoryHeadProps) {
  return (
    <div className="ch fsh">
      <h2 id="history-title">{SHOW[show]}</h2>
      <span className="mut">
        {RANGE[range]}
        {show === 'sheet' && ', abnormal cells carry arrows: one per NEWS2 point'}
      </span>
      <span className="sp" />
      <nav className="seg" aria-label="Form of the history">
        {(['sheet', 'chart'] as const).map((one) => (
          <Segment key={one} href={showHref[one]} on={one === show} label={SHOW[one]} />
        ))}
      </nav>
      <nav className="seg" aria-label="Range">
        {FLOWSHEET_RANGES.map((one) => (
          <Segment key={one} href={rangeHref[one]} on={one === range} label={RANGE[one]} />
        ))}
      </nav>
    </div>
  )
}

const Segment = ({ href, on, label }: { href: string; on: boolean; label: string }) => (
  <Link
    href={route(href)}
    prefetch={false}
    scroll={false}
    className={on ? 'on' : ''}
    aria-current={on ? 'true' : undefined}
  >
    {label}
  </Link>
)
