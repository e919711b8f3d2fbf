import { AlarmClock, Pause, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { ageOf } from '@/lib/format/age'
import { clock } from '@/lib/format/clock'
import { Sparkline } from '../charts/sparkline'
import { Avatar, Unowned } from '../ui/avatar'
import { PhaseGlyph } from '../ui/phase-glyph'
import { TIER, TierGlyph, tierText } from '../ui/tier'
import type { QueueRow as Row, RowSpark } from './types'
import { WaitClock } from './wait-clock'
import { WhyLines } from './why-lines'

export type QueueRowProps = {
  row: Row
  me: string
  zone: string
  /** ISO, to the minute: what ages and charts are read against. */
  minute: string
  hot: boolean
  selected: boolean
  focusable: boolean
  /** The row is not in the queue any more and only waits for the list to be free. */
  gone: boolean
  /** "Taken by J. Adeyemi 07:41" for a moment, or "Taking…". */
  note: string | null
  onOpen: (patientId: string) => void
  onFocus: (patientId: string) => void
}

/** One patient, one question per column: how long, who, why, which way, where on the path, who has it. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { row, hot, selected, focusable, gone } = props
  const open = () => props.onOpen(row.patientId)
  const looks = ['qr', TIER[row.tier].tone, hot && !gone && 'hot', selected && 'sel', gone && 'gone']
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of rows that grow cannot be a table
    <div
      role="row"
      className={looks.filter(Boolean).join(' ')}
      tabIndex={focusable ? 0 : -1}
      aria-selected={selected}
      data-patient={row.patientId}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return
        event.preventDefault()
        open()
      }}
      onFocus={() => props.onFocus(row.patientId)}
    >
      <Cell className="g">
        <TierGlyph tier={row.tier} size={17} labelled />
      </Cell>
      <Cell>
        <WaitClock clock={row.clock} tier={row.tier} />
      </Cell>
      <Cell className="pt">
        <Who row={row} />
      </Cell>
      <Cell>
        <WhyLines row={row} onMore={open} />
      </Cell>
      <Cell className="sk">
        <Score row={row} minute={props.minute} zone={props.zone} />
      </Cell>
      <Cell className="phs">
        <Path row={row} />
      </Cell>
      <Cell className="ow">
        <Owner {...props} />
      </Cell>
    </div>
  )
})

const Cell = ({ className, children }: { className?: string; children: React.ReactNode }) => (
  // biome-ignore lint/a11y/useSemanticElements: belongs to the grid above
  // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus, not its cells
  <div role="gridcell" className={className}>
    {children}
  </div>
)

function Who({ row }: { row: Row }) {
  return (
    <>
      <div className="l1">
        <b>{row.name}</b>
      </div>
      <div className="l2">
        {[row.ageSex, row.mrn].filter(Boolean).join(' · ')}
        {row.place && (
          <>
            {row.ageSex && ' · '}
            <b>{row.place}</b>
          </>
        )}
      </div>
    </>
  )
}

function Score({ row, minute, zone }: { row: Row; minute: string; zone: string }) {
  const { spark } = row
  if (!spark) return <span className="mut sm">No score yet</span>
  const age = ageOf(new Date(spark.at), new Date(minute))
  return (
    <>
      <Sparkline
        points={spark.points}
        corridor={spark.corridor}
        max={spark.max}
        from={spark.from}
        to={spark.to}
        now={nowOn(spark, minute)}
        tier={row.tier}
        label={spark.text}
      />
      <span
        className="n"
        title={`${spark.instrument} ${spark.value} at ${clock(new Date(spark.at), zone)}, ${age} ago`}
      >
        <b className={spark.stale ? 'vst' : undefined}>{spark.value}</b>
        <Below spark={spark} age={age} tone={tierText(row.tier)} />
      </span>
    </>
  )
}

/** An axis that ends now has its now-line at its end and draws none. */
const nowOn = ({ to }: RowSpark, minute: string) =>
  Math.abs(Date.parse(to) - Date.parse(minute)) < 120_000 ? to : minute

/** Under the value: how old it is when it is stale, else how far outside. */
function Below({ spark, age, tone }: { spark: RowSpark; age: string; tone: string }) {
  if (spark.stale) return <span className="so-t">{age}</span>
  return spark.excess ? <span className={tone}>{spark.excess}</span> : null
}

const TAPER_MARK = {
  held: <Pause className="ic" size={12} aria-label="Held" />,
  slow: <TriangleAlert className="ic" size={12} aria-label="Slowed" />,
  decision: <TriangleAlert className="ic" size={12} aria-label="Needs a decision" />,
}

function Path({ row: { phase, taper } }: { row: Row }) {
  return (
    <>
      <div className="l1">
        <PhaseGlyph phase={phase.code} />
        {phase.label}
      </div>
      {taper && (
        <div className="l2">
          {taper.mark && TAPER_MARK[taper.mark]} {taper.label}
        </div>
      )}
    </>
  )
}

function Owner({ row, me, zone, note, gone }: QueueRowProps) {
  const said = gone ? 'No longer flagged' : note
  const line = row.alias ? null : ownerLine(row)
  return (
    <>
      {!row.alias && <div className="l1 own">{row.owner ? <Has owner={row.owner} me={me} /> : <Unowned />}</div>}
      {said ? (
        <div className="l2 said">{said}</div>
      ) : row.snoozedUntil ? (
        <div className="l2">
          <AlarmClock className="ic" size={12} aria-hidden="true" /> Snoozed to{' '}
          {clock(new Date(row.snoozedUntil), zone)}
        </div>
      ) : (
        line && (
          <div className="l2" title={line}>
            {line}
          </div>
        )
      )}
    </>
  )
}

/** Nobody has the row, but somebody has answered it: that name comes before the next thing to do. */
function ownerLine({ owner, clock: { acknowledged, actedAt }, next }: Row): string | null {
  return !owner && acknowledged && !actedAt ? `Ack by ${acknowledged.by}` : next
}

function Has({ owner, me }: { owner: NonNullable<Row['owner']>; me: string }) {
  const mine = owner.staffId === me
  return (
    <>
      <Avatar initials={owner.initials} name={owner.name} me={mine} />
      <b>{mine ? 'You' : owner.name}</b>
    </>
  )
}
