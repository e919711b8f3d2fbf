import { ArrowLeft, ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { chartHref, route } from '@/components/patient/hrefs'
import type { RoundRow } from '@/db/vitals/round'

type RoundNavProps = { center: string; base: string; here: string; rows: readonly RoundRow[] }

/** The patient before and after in the order of the beds. Links do not prefetch: opening a chart is audited. */
export function RoundNav({ center, base, here, rows }: RoundNavProps) {
  const index = rows.findIndex(({ patientId }) => patientId === here)
  const [before, after] = index < 0 ? [] : [rows[index - 1], rows[index + 1]]
  const waiting = rows.filter(({ state }) => state === 'due' || state === 'overdue').length
  return (
    <nav className="rnd" aria-label="Round">
      {before && (
        <Link
          href={chartHref(base, before.patientId, 'vitals')}
          prefetch={false}
          aria-label={`Before: ${named(before)}`}
        >
          <ArrowLeft className="ic" size={14} aria-hidden="true" /> {short(before)}
        </Link>
      )}
      <Link href={route(`/${center}/vitals`)} prefetch={false}>
        Round: {waiting === 0 ? 'all done' : `${waiting} to do`}
      </Link>
      {after && (
        <Link href={chartHref(base, after.patientId, 'vitals')} prefetch={false} aria-label={`Next: ${named(after)}`}>
          {short(after)} <ArrowRight className="ic" size={14} aria-hidden="true" />
        </Link>
      )}
    </nav>
  )
}

const short = ({ place, name }: RoundRow) => `${place ?? 'no bed'} ${name.split(',')[0]}`
const named = ({ place, name, mrn }: RoundRow) => `${place ?? 'no bed'}, ${name}, MRN ${mrn}`
