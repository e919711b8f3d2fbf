import { thresholdOf } from '@/lib/clinical/triage/settings'
import type { Rule, TriageSettings } from '@/lib/clinical/triage/types'
import { TIER, TierGlyph } from '../ui/tier'
import { SourceLine } from './source-line'

const CLEARING = {
  evidence: 'by evidence',
  review: 'by a recorded review',
  either: 'by evidence or a recorded review',
  both: 'by evidence and a recorded review',
} as const

/** One rule as it is in force in this center. Flags link here by the rule's id. */
export function RuleEntry({ rule, settings }: { rule: Rule; settings: TriageSettings }) {
  return (
    <article className="rule" id={rule.id} aria-labelledby={`${rule.id}-title`}>
      <h3 id={`${rule.id}-title`}>
        <span className="mut">{rule.id}</span> {rule.title} <span className="mut">v{rule.version}</span>
      </h3>
      <p className="tiers">
        {rule.tiers.map((tier) => (
          <span key={tier}>
            <TierGlyph tier={tier} /> {TIER[tier].word}
          </span>
        ))}
      </p>
      <dl>
        <dt>When</dt>
        <dd>{rule.trigger}</dd>
        <dt>Limit</dt>
        <dd>{rule.thresholdText}</dd>
        <dt>Do</dt>
        <dd>{rule.doText}</dd>
        <dt>Clears</dt>
        <dd>
          {rule.clearsText}{' '}
          <span className="mut">Ends {CLEARING[rule.clearing]}, or by an override with a reason.</span>
        </dd>
        <dt>Speaks to</dt>
        <dd>{rule.roles.join(', ')}</dd>
        {rule.settings.length > 0 && <Thresholds rule={rule} settings={settings} />}
        <dt>Source</dt>
        <dd>
          <SourceLine source={rule.source} />
        </dd>
      </dl>
    </article>
  )
}

/** The thresholds that this center may set, each with its value in force and the default of the rule book. */
function Thresholds({ rule, settings }: { rule: Rule; settings: TriageSettings }) {
  return (
    <>
      <dt>Center sets</dt>
      <dd>
        <ul>
          {rule.settings.map((spec) => {
            const value = thresholdOf(settings, spec.key)
            return (
              <li key={spec.key}>
                {spec.label}: <b>{value}</b> {spec.unit}
                {value !== spec.value && <span className="mut"> (default {spec.value})</span>}
                {spec.strength === 'proposal' && <span className="mut"> center protocol</span>}
              </li>
            )
          })}
        </ul>
      </dd>
    </>
  )
}
