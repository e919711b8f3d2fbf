'use client'
import { ArrowUpRight, Minus, Plus } from 'lucide-react'
import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import type { InstrumentId } from '@/lib/clinical/instruments/types'
import type { ChartScore, IntakeContext } from '@/lib/clinical/intake/fields/types'
import { CARE_SOURCE } from '@/lib/clinical/intake/level-of-care'
import { num } from '@/lib/format/number'
import { Badge } from '../ui/badge'
import { type Ground, type Suggestion, suggestionOf } from './suggestion'

const LISTED: readonly InstrumentId[] = [
  'DSM5_KUD',
  'COWS',
  'PHQ9',
  'GAD7',
  'ISI',
  'AUDIT_C',
  'DAST10',
  'PAWSS',
  'PEG',
  'CSSRS',
]

/** Scores, the provisional suggestion and the level-of-care hints, as the answers stand this moment. */
export function SidePanel({ context }: { context: IntakeContext }) {
  const suggestion = suggestionOf(context)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so that the keyboard has to reach it
    <aside className="iside" aria-label="Scores and suggestion" tabIndex={0}>
      <section>
        <h3>Scores</h3>
        <ul className="scs">
          {LISTED.map((id) => (
            <ScoreLine key={id} id={id} score={context.chart.scores[id]} />
          ))}
        </ul>
      </section>
      {suggestion ? <Suggested suggestion={suggestion} /> : <Withdrawn />}
    </aside>
  )
}

function ScoreLine({ id, score }: { id: InstrumentId; score: ChartScore | undefined }) {
  const { short, maxTotal } = INSTRUMENTS[id]
  if (!score)
    return (
      <li className="na">
        <span>{short}</span>
        <b>–</b>
        <span />
        <span>not asked yet</span>
      </li>
    )
  const high = id === 'CSSRS' && score.band === 'high'
  return (
    <li className={high ? 'hit' : undefined}>
      <span>{short}</span>
      <b>{score.total === null ? '' : num(score.total, 1)}</b>
      <span className="mut">{score.total === null || maxTotal === null ? '' : `/${maxTotal}`}</span>
      <span className={high ? 'em-t' : undefined}>{score.bandLabel ?? ''}</span>
    </li>
  )
}

const Withdrawn = () => (
  <section>
    <h3>Suggestion withdrawn</h3>
    <p className="mut">
      No approach or level of care is suggested while an Emergency is open. A clinician decides first.
    </p>
  </section>
)

function Suggested({ suggestion }: { suggestion: Suggestion }) {
  const higher = suggestion.care.filter(({ hint }) => hint === 'higher')
  const open = suggestion.care.filter(({ hint }) => hint === 'cannot_tell')
  return (
    <section>
      <h3>
        Suggested so far <Badge>Provisional</Badge>
      </h3>
      <div className="rec" aria-live="polite">
        <b>{suggestion.title}</b>
        {suggestion.sub && <span className="mut">{suggestion.sub}</span>}
        <ul>
          {suggestion.grounds.map((ground) => (
            <GroundLine key={ground.text} ground={ground} />
          ))}
        </ul>
        {suggestion.choices.map(({ label, needs }) => (
          <details key={label} className="alt">
            <summary>A prescriber may choose: {label.toLowerCase()}</summary>
            <ul>
              {needs.map((need) => (
                <li key={need}>Needs: {need}</li>
              ))}
            </ul>
          </details>
        ))}
        {suggestion.also && <p className="alt">{suggestion.also}</p>}
      </div>
      <div className="rec">
        <b>Level of care: hints, not a placement</b>
        <span className="mut">{CARE_SOURCE.title}; a clinician rates</span>
        <ul>
          {higher.map(({ dimension, title, reasons }) => (
            <li key={dimension}>
              <ArrowUpRight className="ic" size={13} aria-label="Higher:" />
              <span>
                {dimension} {title}: {reasons.join(', ')}
              </span>
            </li>
          ))}
          {higher.length === 0 && <li>No dimension points higher so far.</li>}
        </ul>
        {open.length > 0 && (
          <p className="alt">Cannot tell yet: dimension {open.map(({ dimension }) => dimension).join(', ')}.</p>
        )}
      </div>
      {suggestion.couldChange.length > 0 && (
        <p className="sm">
          <b>Not assessed, could change it:</b> {suggestion.couldChange.join(', ')}.
        </p>
      )}
    </section>
  )
}

function GroundLine({ ground }: { ground: Ground }) {
  const Icon = ground.against ? Minus : Plus
  return (
    <li className={ground.against ? 'n' : undefined}>
      <Icon className="ic" size={13} aria-label={ground.against ? 'Against:' : 'For:'} />
      <span>
        {ground.text} <cite>{ground.source}</cite>
      </span>
    </li>
  )
}
