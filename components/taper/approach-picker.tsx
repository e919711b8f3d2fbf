'use client'
import { Check, Lock, Minus, X } from 'lucide-react'
import type { PlannerView } from '@/db/tapers/types'
import { approachOf } from '@/lib/clinical/taper/approaches'
import type { ApproachEligibility, EligibilityCondition } from '@/lib/clinical/taper/eligibility'
import type { ApproachId } from '@/lib/clinical/taper/types'
import { approachSummary } from './words'

type ApproachPickerProps = {
  eligibility: readonly ApproachEligibility[]
  ways: PlannerView['ways']
  value: ApproachId | null
  onChange: (id: ApproachId) => void
  disabled: boolean
}

/** Every approach with its limits. What is excluded stays visible, says why, and can be met or overridden on signing. */
export function ApproachPicker({ eligibility, ways, value, onChange, disabled }: ApproachPickerProps) {
  return (
    <div className="apr" role="radiogroup" aria-label="Approach">
      {eligibility.map((one) => (
        <div key={one.id} className={classOf(one, value)}>
          <label>
            <input
              type="radio"
              name="approach"
              className="sr"
              checked={one.id === value}
              disabled={disabled}
              aria-describedby={one.eligible ? undefined : `why-${one.id}`}
              onChange={() => onChange(one.id)}
            />
            <i aria-hidden="true">{!one.eligible && one.id !== value && <Lock className="ic" size={12} />}</i>
            <b>
              {approachOf(one.id).label}
              {!one.eligible && <em>excluded</em>}
              {one.suggested && <span className="sug"> suggested</span>}
            </b>
            <span>{approachSummary(one.id)}</span>
          </label>
          {(!one.eligible || one.id === value) && <Conditions one={one} ways={ways} />}
        </div>
      ))}
    </div>
  )
}

const classOf = (one: ApproachEligibility, value: ApproachId | null) =>
  `apo ${one.id === value ? 'on' : ''} ${one.eligible ? '' : 'blk'}`

function Conditions({ one, ways }: { one: ApproachEligibility; ways: PlannerView['ways'] }) {
  const met = one.conditions.filter((condition) => condition.met === true)
  const way = one.excludedBy.map((code) => ways[code]).find(Boolean)
  return (
    <div id={`why-${one.id}`} className="why">
      <ConditionList conditions={one.conditions.filter(({ met }) => met !== true)} />
      {met.length > 0 && (
        <details>
          <summary>{met.length} met</summary>
          <ConditionList conditions={met} />
        </details>
      )}
      {one.conditions.length === 0 && one.excludedBy.length > 0 && (
        <p className="em-t sm">Medical review first: {one.excludedBy.map(codeWords).join(', ')}</p>
      )}
      {one.coSign && <p className="mut sm">Needs a co-signature.</p>}
      {way && <a href={way.href}>{way.label}</a>}
    </div>
  )
}

const ConditionList = ({ conditions }: { conditions: readonly EligibilityCondition[] }) =>
  conditions.length === 0 ? null : (
    <ul>
      {conditions.map((condition) => (
        <Condition key={condition.code} condition={condition} />
      ))}
    </ul>
  )

/** `null` is "not assessed" and counts as not met; it is said as such. */
function Condition({ condition }: { condition: EligibilityCondition }) {
  const { met, text, value } = condition
  const Icon = met ? Check : met === null ? Minus : X
  return (
    <li className={met ? '' : 'n'}>
      <Icon className="ic" size={12} role="img" aria-label={met ? 'Met' : met === null ? 'Not assessed' : 'Not met'} />
      <span>
        {text}
        {met !== true && `: ${value ?? 'not assessed'}`}
      </span>
    </li>
  )
}

const codeWords = (code: string) => code.toLowerCase().replaceAll('_', ' ')
