import { AlarmClock, Check, ChevronRight, CircleHelp, ClockAlert } from 'lucide-react'
import type { SourceStrength } from '@/lib/clinical/types'
import { ageOf } from '@/lib/format/age'
import { moment } from '@/lib/format/clock'
import { Button } from '../ui/button'
import { TierGlyph } from '../ui/tier'
import type { Panel } from './panels'
import type { FlagCard as Flag } from './types'
import { WhyText } from './why-lines'

export type FlagCardProps = {
  flag: Flag
  zone: string
  now: Date
  /** Whether this person may do anything here. */
  may: boolean
  onPanel: (panel: Panel) => void
}

/** A flag is a contract: evidence with times, rule and version, limit, what to do, what clears it, source. */
export function FlagCard(props: FlagCardProps) {
  const { flag } = props
  return (
    <details className="fl" open={flag.setsTier || flag.tier === 'T1' || flag.tier === 'T2'}>
      <summary className="ft">
        <ChevronRight className="ic chv" size={14} aria-hidden="true" />
        <TierGlyph tier={flag.tier} size={13} labelled />
        <span className="tt">
          <WhyText why={flag.title} />
        </span>
        <span className="rid">
          {flag.setsTier && 'Sets the tier · '}
          {flag.ruleId} v{flag.ruleVersion}
        </span>
      </summary>
      <Contract {...props} />
      <State {...props} />
      {props.may && <FlagActs {...props} />}
    </details>
  )
}

/** A site's own number is never shown as evidence. */
const STRENGTH: Readonly<Record<SourceStrength, string>> = {
  verified: '',
  abstract: 'abstract only',
  secondary: 'secondary source',
  general_knowledge: 'general clinical knowledge',
  proposal: 'center protocol, not validated',
}

function Contract({ flag, zone, now }: FlagCardProps) {
  const strength = STRENGTH[flag.source.strength]
  return (
    <dl>
      <dt>Evidence</dt>
      <dd>
        <ul>
          {flag.evidence.map((each) => (
            <li key={`${each.at}${each.text}`}>
              {each.at && `${moment(new Date(each.at), now, zone)}: `}
              <span className={each.stale ? 'vst' : undefined}>{each.text}</span>
              {each.at && <Age at={new Date(each.at)} now={now} stale={each.stale} />}
            </li>
          ))}
        </ul>
        {flag.count > 1 && <span className="mut">Met {flag.count} times. </span>}
        {flag.worst && <span className="mut">{flag.worst}.</span>}
      </dd>
      {flag.cannotTell.length > 0 && (
        <>
          <dt>Cannot tell</dt>
          <dd>
            <CircleHelp className="ic" size={12} aria-hidden="true" /> {flag.cannotTell.join('; ')}
          </dd>
        </>
      )}
      <dt>Limit</dt>
      <dd>
        {flag.limit}{' '}
        <a className="src" href={flag.ruleHref}>
          Rule {flag.ruleId}
        </a>
      </dd>
      <dt>Do</dt>
      <dd>{flag.instruction}</dd>
      <dt>Clears</dt>
      <dd>{flag.clears}</dd>
      <dt>Source</dt>
      <dd>
        {flag.source.href ? (
          <a className="src" href={flag.source.href}>
            {flag.source.title}
          </a>
        ) : (
          flag.source.title
        )}
        {strength && <span className="mut"> ({strength})</span>}
      </dd>
    </dl>
  )
}

function Age({ at, now, stale }: { at: Date; now: Date; stale: boolean }) {
  return (
    <span className={stale ? 'so-t nw' : 'mut nw'}>
      {' '}
      {stale && <ClockAlert className="ic" size={12} aria-hidden="true" />} {ageOf(at, now)}
    </span>
  )
}

/** What people have done about it, and until when it sleeps. */
function State({ flag, zone, now }: FlagCardProps) {
  const at = (iso: string) => moment(new Date(iso), now, zone)
  const lines = [
    flag.acknowledged && `Acknowledged by ${flag.acknowledged.by} ${at(flag.acknowledged.at)}`,
    flag.action && `${flag.action.text}, ${flag.action.by} ${at(flag.action.at)}`,
    flag.review && `Reviewed: ${flag.review.text}, ${flag.review.by} ${at(flag.review.at)}`,
  ].filter((line) => line !== null)
  if (lines.length === 0 && !flag.snooze) return null
  return (
    <ul className="fst">
      {lines.map((line) => (
        <li key={line}>
          <Check className="ic ok-t" size={13} aria-hidden="true" /> {line}
        </li>
      ))}
      {flag.snooze && (
        <li>
          <AlarmClock className="ic" size={13} aria-hidden="true" /> Snoozed to {at(flag.snooze.until)} by{' '}
          {flag.snooze.by}: {flag.snooze.reason}
        </li>
      )}
    </ul>
  )
}

function FlagActs({ flag, onPanel }: FlagCardProps) {
  const { flagId } = flag
  return (
    <div className="fa">
      {flag.snoozeMinutes > 0 && (
        <Button tone="quiet" onClick={() => onPanel({ kind: 'snooze', flagId })}>
          Snooze
        </Button>
      )}
      {flag.mayReview && (
        <Button tone="quiet" onClick={() => onPanel({ kind: 'review', flagId })}>
          Record review
        </Button>
      )}
      {flag.mayOverride && (
        <Button tone="quiet" onClick={() => onPanel({ kind: 'override', flagId })}>
          Clear without evidence
        </Button>
      )}
      {!flag.mayOverride && flag.overrideBy && (
        <span className="mut sm">Only a {flag.overrideBy} can clear it without evidence.</span>
      )}
    </div>
  )
}
