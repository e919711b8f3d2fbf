import Link from 'next/link'
import { route } from '@/components/patient/hrefs'

const PARTS = [
  { part: 'plan', path: '', label: 'Planner' },
  { part: 'steps', path: '/steps', label: 'Steps and doses' },
  { part: 'sheet', path: '/sheet', label: 'Patient sheet' },
] as const

type TaperNavProps = { base: string; patientId: string; current: (typeof PARTS)[number]['part'] }

/** The parts of the taper screen. Links do not prefetch: opening a part is audited. */
export const TaperNav = ({ base, patientId, current }: TaperNavProps) => (
  <nav className="seg" aria-label="Taper">
    {PARTS.map(({ part, path, label }) => (
      <Link
        key={part}
        href={route(`${base}/${patientId}/taper${path}`)}
        prefetch={false}
        className={part === current ? 'on' : ''}
        aria-current={part === current ? 'page' : undefined}
      >
        {label}
      </Link>
    ))}
  </nav>
)
