import { ArrowDown, ArrowUp, ClockAlert, Pause, TriangleAlert, UsersRound } from 'lucide-react'
import { ageOf } from '@/lib/format/age'
import { Sparkline } from '../charts/sparkline'
import { Stair } from '../charts/stair'
import { tierText } from '../ui/tier'
import type { CaseloadRow, DueCell, FlagLine, ScoreCell, TaperCell, VitalCell } from './types'

/** What was never measured says so; a dash alone could be read as a value. */
export const NotRecorded = ({ what = 'not recorded' }: { what?: string }) => <span className="nrec">{what}</span>

/** A vital: one arrow and more weight for each of its NEWS2 points, so that gray print still ranks. */
export function Vital({ cell, name }: { cell: VitalCell | null; name: string }) {
  if (!cell) return <NotRecorded what="none" />
  const { points, direction, stale, text } = cell
  const Arrow = direction === 'low' ? ArrowDown : ArrowUp
  return (
    <span className={`n${points ?? 0}${stale ? ' vst' : ''}`}>
      {text}
      {direction &&
        ['1', '2', '3'].slice(0, points ?? 0).map((nth) => <Arrow key={nth} className="ic" size={10} aria-hidden />)}
      {points !== null && points > 0 && (
        <span className="sr">
          {name} {direction ?? 'off'}, {points} NEWS2 {points === 1 ? 'point' : 'points'}
        </span>
      )}
      {stale && <span className="sr">older than due</span>}
    </span>
  )
}

/** The age of a set: amber with a clock when older than its due interval. */
export function Age({
  at,
  stale,
  now,
  ago = false,
}: {
  at: string | null
  stale: boolean
  now: string
  ago?: boolean
}) {
  if (!at) return <NotRecorded what="no vitals yet" />
  const age = ageOf(new Date(at), new Date(now))
  return (
    <time className={stale ? 'age st' : 'age'} dateTime={at}>
      {stale && <ClockAlert className="ic" size={13} aria-hidden />}
      {age}
      {ago && age !== 'now' && ' ago'}
      {stale && <span className="sr"> overdue</span>}
    </time>
  )
}

/** Why the patient is flagged: what, value, comparator and limit; none of them is cut. */
export function Flag({ flag, more, cannotTell }: { flag: FlagLine | null; more: number; cannotTell: number }) {
  return (
    <span className="fg">
      {flag && (
        <>
          {flag.what} <b>{flag.value}</b>
          {flag.limit && !flag.limit.startsWith(',') && ' '}
          <span className="nw">{flag.limit}</span>
          {more > 0 && <i title={`${more} more open`}> +{more}</i>}
        </>
      )}
      {!flag && cannotTell === 0 && <span className="mut">None</span>}
      {cannotTell > 0 && <CannotTellCount count={cannotTell} alone={!flag} />}
    </span>
  )
}

const CannotTellCount = ({ count, alone }: { count: number; alone: boolean }) => (
  <span className="cant" title={`${count} rules cannot tell, because a value is missing or was never measured`}>
    {!alone && ' '}? {count}
    {alone ? ' cannot tell' : <span className="sr"> rules cannot tell</span>}
  </span>
)

/** When, then what. Tier color only for what a flag made due. */
export function Due({ due }: { due: DueCell | null }) {
  if (!due) return <span className="mut">Nothing planned</span>
  return (
    <span className="du">
      <span className={due.tier ? tierText(due.tier) : ''}>{due.when}</span> {due.what}
    </span>
  )
}

/** The micro staircase and its line. */
export function Taper({ taper, stacked = false }: { taper: TaperCell | null; stacked?: boolean }) {
  if (!taper) return <NotRecorded />
  return (
    <span className={stacked ? 'tpv' : undefined}>
      {taper.steps.length > 0 ? <Stair steps={taper.steps} /> : !stacked && <span className="nost">no plan</span>}
      <TaperLine taper={taper} />
    </span>
  )
}

function TaperLine({ taper }: { taper: TaperCell }) {
  const Icon = taper.state === 'held' ? Pause : taper.attention ? TriangleAlert : null
  return (
    <span className={taper.attention || taper.state === 'held' ? 'tln so-t' : 'tln'}>
      {Icon && <Icon className="ic" size={12} aria-hidden />}
      {taper.state === 'held' && <span className="sr">Held: </span>}
      {taper.line}
    </span>
  )
}

/** Text equivalent of a score in its corridor. */
export function scoreLabel(score: ScoreCell): string {
  const previous = score.points.at(-2)?.value
  const way =
    previous === undefined
      ? 'first score'
      : score.value > previous
        ? 'rising'
        : score.value < previous
          ? 'falling'
          : 'level'
  const expected = score.upper === null ? 'no corridor' : `expected 0 to ${score.upper}`
  return `${score.instrument} last 7 days, now ${score.value}, ${expected}, ${way}`
}

type ScoreProps = { score: ScoreCell | null; tier: CaseloadRow['tier']; now: string; width?: number; height?: number }

/** Sparkline, value, and by how much it lies above the corridor. */
export function Score({ score, tier, now, width = 78, height = 26 }: ScoreProps) {
  if (!score) return <NotRecorded what="no score yet" />
  const excess = score.upper !== null && score.value > score.upper ? score.value - score.upper : 0
  return (
    <>
      <span>
        <Sparkline
          {...{ width, height, now, tier }}
          points={score.points}
          corridor={score.corridor}
          max={score.max}
          from={score.from}
          to={score.to}
          label={scoreLabel(score)}
        />
      </span>
      <b className={score.stale ? 'vst' : undefined}>{score.value}</b>
      <em className={tierText(tier ?? 'T3')}>{excess > 0 && `+${excess}`}</em>
    </>
  )
}

/** Name with its alert and chips. */
export function PatientName({ row }: { row: CaseloadRow }) {
  return (
    <>
      <b>{row.name}</b>
      {row.nameAlert && (
        <span title="Name alert: another patient has a similar name">
          <UsersRound className="ic" size={13} aria-hidden />
          <span className="sr">Name alert</span>
        </span>
      )}
      {row.chips.map((chip) => (
        <span key={chip} className="pchip">
          {chip}
        </span>
      ))}
    </>
  )
}

export const Place = ({ place }: { place: string | null }) =>
  place ? <span className="loc">{place}</span> : <NotRecorded what="no place" />
