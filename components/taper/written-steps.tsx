'use client'
import { Button } from '@/components/ui/button'
import type { PlanParameters } from '@/db/tapers/input'
import { NumberBox } from './number-box'

type WrittenStepsProps = {
  params: PlanParameters
  onChange: (part: Partial<PlanParameters>) => void
  disabled: boolean
}

/** Custom steps, one row each: amount a day and for how many days. */
export function WrittenSteps({ params, onChange, disabled }: WrittenStepsProps) {
  const steps = params.steps ?? []
  const unit = params.unit ?? 'g'
  const set = (at: number, part: Partial<{ dose: number; days: number }>) =>
    onChange({ steps: steps.map((step, index) => (index === at ? { ...step, ...part } : step)) })
  const add = () =>
    onChange({ steps: [...steps, { dose: steps.at(-1)?.dose ?? params.baseline, days: steps.at(-1)?.days ?? 7 }] })
  return (
    <div className="wst">
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a written step has no other identity than its place
        <div className="pgd" key={at}>
          <NumberBox
            label={`Step ${at + 1}`}
            unit={`${unit}/day`}
            value={step.dose}
            disabled={disabled}
            onChange={(dose) => set(at, { dose })}
          />
          <NumberBox
            label="Days"
            unit="d"
            value={step.days}
            disabled={disabled}
            onChange={(days) => set(at, { days })}
          />
        </div>
      ))}
      <div className="row">
        <Button onClick={add} disabled={disabled}>
          Add a step
        </Button>
        {steps.length > 1 && (
          <Button tone="quiet" onClick={() => onChange({ steps: steps.slice(0, -1) })} disabled={disabled}>
            Remove the last
          </Button>
        )}
      </div>
    </div>
  )
}
