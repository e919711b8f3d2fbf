import { OctagonAlert, X } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { clock } from '@/lib/format/clock'
import { Button } from '../ui/button'
import { Kbd } from '../ui/kbd'
import { TierBadge } from '../ui/tier'
import type { QueueRow, RowDetail } from './types'

type DrawerHeadProps = { row: QueueRow; detail: RowDetail | null; zone: string; onClose: () => void }

/** Identity travels: name, age and sex, MRN, place, phase; allergies where something can be ordered. */
export function DrawerHead({ row, detail, zone, onClose }: DrawerHeadProps) {
  const count = row.why.length + row.moreFlags
  return (
    <div className="dh">
      <div className="dh1">
        <TierBadge tier={row.tier} />
        <span className="mut sm">
          {clock(new Date(row.clock.since), zone)} · {count === 1 ? '1 rule met' : `${count} rules met`}
        </span>
        <span className="sp" />
        {row.chartHref && (
          <Link href={row.chartHref as Route} prefetch={false} className="sm nw">
            Open chart <Kbd>O</Kbd>
          </Link>
        )}
        <Button tone="quiet" icon aria-label="Close" onClick={onClose}>
          <X className="ic" size={16} aria-hidden="true" />
        </Button>
      </div>
      <h2 tabIndex={-1}>{row.fullName}</h2>
      <div className="mut">
        {[row.ageSex, row.mrn && `MRN ${row.mrn}`].filter(Boolean).map((part) => (
          <span key={part}>{part} · </span>
        ))}
        {row.place && (
          <>
            <b className="ink">{row.place}</b> ·{' '}
          </>
        )}
        {[row.phase.label, detail?.codeStatus].filter(Boolean).join(' · ')}
      </div>
      {detail && <Allergies {...detail.allergies} />}
      {detail && detail.alerts.length > 0 && <div className="alr">{detail.alerts.join(' · ')}</div>}
    </div>
  )
}

/** Not asked is said; it is not the same as none. */
function Allergies({ state, items }: RowDetail['allergies']) {
  if (state === 'none') return <div className="mut sm">No known allergies</div>
  return (
    <div className="alg">
      <OctagonAlert className="ic" size={14} aria-hidden="true" />
      <span>
        {state === 'not_asked' ? (
          <b>Allergies not asked yet</b>
        ) : (
          <>
            <b>Allergy: </b>
            {items.map((item, index) => (
              <span key={item.substance}>
                {index > 0 && ', '}
                <b>{item.substance}</b>
                {item.note && ` (${item.note})`}
              </span>
            ))}
          </>
        )}
      </span>
    </div>
  )
}
