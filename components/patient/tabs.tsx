import Link from 'next/link'
import { chartHref } from './hrefs'
import type { PatientTab } from './types'

const TABS: readonly { tab: PatientTab; label: string }[] = [
  { tab: 'overview', label: 'Overview' },
  { tab: 'vitals', label: 'Vitals' },
  { tab: 'taper', label: 'Taper' },
  { tab: 'scores', label: 'Scores' },
  { tab: 'history', label: 'History' },
]

type PatientTabsProps = { base: string; patientId: string; current: PatientTab }

/** The parts of a chart, for the `tabs` of the top bar. Links do not prefetch: opening a part is audited. */
export const PatientTabs = ({ base, patientId, current }: PatientTabsProps) => (
  <nav className="tabs" aria-label="Chart">
    {TABS.map(({ tab, label }) => (
      <Link
        key={tab}
        href={chartHref(base, patientId, tab)}
        prefetch={false}
        className={tab === current ? 'on' : ''}
        aria-current={tab === current ? 'page' : undefined}
      >
        {label}
      </Link>
    ))}
  </nav>
)
