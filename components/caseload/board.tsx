'use client'
import { ArrowRightLeft } from 'lucide-react'
import Link from 'next/link'
import { PHASE_WORD } from '@/lib/format/phase'
import { chartHref, route } from '../patient/hrefs'
import { PhaseGlyph } from '../ui/phase-glyph'
import { TierGlyph, tierText } from '../ui/tier'
import { Due, Flag, PatientName, Place, Score, Taper } from './cells'
import { useSlowNow } from './context'
import { LANES, type Lane } from './phases'
import type { CaseloadQuery } from './query'
import type { CaseloadPage, CaseloadRow } from './types'

export type CaseloadBoardProps = {
  page: CaseloadPage
  onQuery: (patch: Partial<CaseloadQuery>) => void
  base: string
  current: string | null
  onCurrent: (patientId: string) => void
}

/** Lanes from before to long-term. A card never moves by hand: phases follow criteria, a person only proposes. */
export function CaseloadBoard(props: CaseloadBoardProps) {
  const now = useSlowNow(props.page.now)
  const lanes = LANES.map((lane) => ({ lane, ...counts(lane, props.page) }))
  const columns = lanes.map(({ count }) => (count > 0 ? 'minmax(0,1fr)' : 'minmax(0,.55fr)')).join(' ')
  return (
    <div className="kb" style={{ '--lanes': columns } as React.CSSProperties}>
      {lanes.map(({ lane, count, flagged }) => (
        <section
          key={lane.id}
          className="ln"
          aria-label={`${lane.label}, ${count} ${count === 1 ? 'patient' : 'patients'}`}
        >
          <header>
            {lane.phases.length === 1 && lane.phases[0] && <PhaseGlyph phase={lane.phases[0]} />}
            <b>{lane.label}</b>
            <b>{count}</b>
            <span className="mut">{lane.span}</span>
            <span className="sp" />
            <span className="mut">{flagged > 0 ? `${flagged} flagged` : 'no flags'}</span>
            <p className="mut">{lane.moveOn}</p>
          </header>
          <LaneCards {...props} lane={lane} count={count} now={now} />
        </section>
      ))}
    </div>
  )
}

function counts(lane: Lane, page: CaseloadPage) {
  const groups = page.groups.filter((group) => lane.phases.includes(group.phase))
  return {
    count: groups.reduce((sum, group) => sum + group.count, 0),
    flagged: groups.reduce((sum, group) => sum + group.flagged, 0),
  }
}

type LaneProps = CaseloadBoardProps & { lane: Lane; count: number; now: string }

function LaneCards({ page, lane, count, now, onQuery, ...props }: LaneProps) {
  const rows = page.rows.filter((row) => lane.phases.includes(row.phase))
  const rest = count - rows.length
  const phase = lane.phases.length === 1 ? (lane.phases[0] ?? '') : ''
  return (
    <ul>
      {rows.map((row) => (
        <Card key={row.patientId} row={row} now={now} showPhase={lane.phases.length > 1} {...props} />
      ))}
      {rest > 0 && (
        <li>
          <button type="button" className="btn quiet" onClick={() => onQuery({ show: 'table', phase, page: 1 })}>
            {rest} more in the table
          </button>
        </li>
      )}
    </ul>
  )
}

type CardProps = Omit<CaseloadBoardProps, 'page' | 'onQuery'> & { row: CaseloadRow; now: string; showPhase: boolean }

function Card({ row, now, showPhase, base, current, onCurrent }: CardProps) {
  const stands = row.patientId === current
  return (
    <li
      id={`row-${row.patientId}`}
      tabIndex={stands ? 0 : -1}
      className={stands ? 'kd cur' : 'kd'}
      onFocus={() => onCurrent(row.patientId)}
    >
      <div className="k1">
        {row.tier && <TierGlyph tier={row.tier} size={15} labelled />}
        <Link href={chartHref(base, row.patientId)} prefetch={false} tabIndex={-1} className="pl">
          <PatientName row={row} />
        </Link>
        <span className="sp" />
        <span className="dy">{showPhase ? PHASE_WORD[row.phase] : row.phaseTime}</span>
      </div>
      <div className="mut k1b">
        {row.ageSex} · {row.mrn} · <Place place={row.place} />
      </div>
      <div className="k2">
        <Score score={row.score} tier={row.tier} now={now} width={112} height={36} />
      </div>
      <div className="k2 tpk">
        <Taper taper={row.taper} stacked />
      </div>
      <div className="k3">
        <Flag flag={row.flag} more={row.moreFlags} cannotTell={row.cannotTell} />
        <span className={row.due?.tier ? tierText(row.due.tier) : 'mut'}>
          <Due due={row.due} />
        </span>
      </div>
      <Link className="prop" href={route(`${chartHref(base, row.patientId)}?act=phase`)} prefetch={false}>
        <ArrowRightLeft className="ic" size={13} aria-hidden /> Propose phase…
      </Link>
    </li>
  )
}
