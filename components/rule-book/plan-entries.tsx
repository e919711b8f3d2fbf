import type { PhaseDefinition } from '@/lib/clinical/phases/definitions'
import type { Gate } from '@/lib/clinical/phases/gates'
import type { ApproachEntry } from '@/lib/clinical/taper/approaches'
import { SourceLine } from './source-line'

const limits = ({ default: usual, min, max }: ApproachEntry['percent'], unit: string) =>
  min === null || max === null ? `${usual}${unit} (no published limits)` : `${usual}${unit} (${min}–${max}${unit})`

/** A taper approach with its limits, each with its own source. */
export function ApproachArticle({ approach }: { approach: ApproachEntry }) {
  return (
    <article className="rule" id={`approach-${approach.id}`}>
      <h3>{approach.label}</h3>
      <p>{approach.description}</p>
      <dl>
        <dt>Step</dt>
        <dd>
          {limits(approach.percent, ' %')} <SourceLine source={approach.percent.source} />
        </dd>
        <dt>Interval</dt>
        <dd>
          {limits(approach.intervalDays, ' d')} <SourceLine source={approach.intervalDays.source} />
        </dd>
        {approach.lengthDays && (
          <>
            <dt>Length</dt>
            <dd>
              {approach.lengthDays.min}–{approach.lengthDays.max} days{' '}
              <SourceLine source={approach.lengthDays.source} />
            </dd>
          </>
        )}
        <dt>Needs</dt>
        <dd>{approach.needs.map(({ text }) => text).join('; ') || 'Nothing more'}</dd>
        <dt>Watch</dt>
        <dd>
          {approach.supervision} {approach.knownDownside && `Known downside: ${approach.knownDownside}`}{' '}
          {approach.coSign && 'Needs a second signature.'}
        </dd>
      </dl>
    </article>
  )
}

export function PhaseArticle({ phase }: { phase: PhaseDefinition }) {
  const days = phase.days ? ` · day ${phase.days.first}${phase.days.last === null ? ' on' : `–${phase.days.last}`}` : ''
  return (
    <article className="rule" id={`phase-${phase.phase}`}>
      <h3>
        {phase.label}
        <span className="mut">{days}</span>
      </h3>
      <p>
        {phase.basis}. <SourceLine source={phase.source} />
      </p>
    </article>
  )
}

/** A gate never blocks: time moves the phase, and what is not ready is said. */
export function GateArticle({ gate }: { gate: Gate }) {
  return (
    <article className="rule" id={`gate-${gate.id}`}>
      <h3>{gate.label}</h3>
      <ul>
        {gate.criteria.map((criterion) => (
          <li key={criterion.id}>
            {criterion.label} <SourceLine source={criterion.source} />
          </li>
        ))}
      </ul>
      <p className="mut">If not ready: {gate.ifNotReady}. Time moves the phase all the same.</p>
    </article>
  )
}
