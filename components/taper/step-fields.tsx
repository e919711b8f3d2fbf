'use client'
import { Button } from '@/components/ui/button'
import type { PlanParameters } from '@/db/tapers/input'
import { approachOf, CONSERVATIVE_STAGES } from '@/lib/clinical/taper/approaches'
import type { FitProposal } from '@/lib/clinical/taper/fit'
import { weekdayAndDay } from '@/lib/format/clock'
import { NumberBox } from './number-box'
import { length, limitHint } from './words'
import { WrittenSteps } from './written-steps'

type StepFieldsProps = {
  params: PlanParameters
  onChange: (part: Partial<PlanParameters>) => void
  fit: FitProposal | null
  disabled: boolean
}

/** The parameters of a plan with the limits of its approach. */
export function StepFields({ params, onChange, fit, disabled }: StepFieldsProps) {
  const unit = params.unit ?? 'g'
  return (
    <>
      <div className="pgd">
        <NumberBox
          label="Now taking"
          unit={`${unit}/day`}
          value={params.baseline}
          disabled={disabled}
          onChange={(baseline) => onChange({ baseline })}
        />
        <label className="pn">
          <span>First step</span>
          <span className="inp">
            <input
              type="date"
              value={params.startOn ?? ''}
              disabled={disabled}
              onChange={(event) => event.target.value && onChange({ startOn: event.target.value })}
            />
          </span>
          {params.startOn && <em className="wkd">{weekdayAndDay(params.startOn, params.startOn)}</em>}
        </label>
        <Pace params={params} onChange={onChange} disabled={disabled} />
        <NumberBox
          label="Doses a day"
          unit=""
          value={params.dosesPerDay}
          disabled={disabled}
          onChange={(dosesPerDay) => onChange({ dosesPerDay })}
        />
        <NumberBox
          label="Scale"
          unit={unit}
          value={params.increment}
          disabled={disabled}
          onChange={(increment) => onChange({ increment })}
        />
      </div>
      {params.mode === 'explicit' && <WrittenSteps params={params} onChange={onChange} disabled={disabled} />}
      <Options params={params} onChange={onChange} disabled={disabled} />
      {fit && <Fit fit={fit} onChange={onChange} />}
    </>
  )
}

type PartProps = Omit<StepFieldsProps, 'fit'>

function Pace({ params, onChange, disabled }: PartProps) {
  if (params.mode === 'explicit' || !params.approach) return null
  const { percent, intervalDays } = approachOf(params.approach)
  if (params.mode === 'conservative_staged') return <Stages params={params} onChange={onChange} disabled={disabled} />
  return (
    <>
      <NumberBox
        label="Step size"
        unit="%"
        value={params.percent}
        hint={limitHint(percent)}
        disabled={disabled}
        onChange={(value) => onChange({ percent: value })}
      />
      <NumberBox
        label="Days a step"
        unit="d"
        value={params.intervalDays}
        hint={limitHint(intervalDays)}
        disabled={disabled}
        onChange={(value) => onChange({ intervalDays: value })}
      />
    </>
  )
}

/** Weeks 1–4, 5–8 and 9–12 of the conservative approach. */
function Stages({ params, onChange, disabled }: PartProps) {
  const { stage1, stage2, stage3 } = CONSERVATIVE_STAGES
  return (
    <>
      <NumberBox
        label="Step size, weeks 1–4"
        unit="%"
        value={params.stage1Percent ?? stage1.percent.default}
        hint={limitHint(stage1.percent)}
        disabled={disabled || params.stage1Doses !== undefined}
        onChange={(stage1Percent) => onChange({ stage1Percent })}
      />
      <NumberBox
        label="Days a step"
        unit="d"
        value={params.stage1IntervalDays ?? stage1.intervalDays}
        hint={limitHint(approachOf('conservative').intervalDays)}
        disabled={disabled}
        onChange={(stage1IntervalDays) => onChange({ stage1IntervalDays })}
      />
      <NumberBox
        label="Weeks 5–8"
        unit="%"
        value={params.stage2Percent ?? stage2.percent.default}
        hint={limitHint(stage2.percent)}
        disabled={disabled}
        onChange={(stage2Percent) => onChange({ stage2Percent })}
      />
      <NumberBox
        label="Days a step"
        unit="d"
        value={params.stage2IntervalDays ?? stage2.intervalDays}
        disabled={disabled}
        onChange={(stage2IntervalDays) => onChange({ stage2IntervalDays })}
      />
      <NumberBox
        label="Last weeks, scale steps"
        unit="d each"
        value={params.stage3IntervalDays ?? stage3.intervalDays}
        disabled={disabled}
        onChange={(stage3IntervalDays) => onChange({ stage3IntervalDays })}
      />
    </>
  )
}

function Options({ params, onChange, disabled }: PartProps) {
  return (
    <div className="ah">
      {params.mode === 'geometric' && (
        <label className="tick">
          <input
            type="checkbox"
            checked={params.stabilization ?? false}
            disabled={disabled}
            onChange={(event) => onChange({ stabilization: event.target.checked })}
          />
          <span>One longer step at a quarter of the baseline</span>
        </label>
      )}
      <label className="tick">
        <input
          type="checkbox"
          checked={params.tailMode === 'alternate_day'}
          disabled={disabled}
          onChange={(event) => onChange({ tailMode: event.target.checked ? 'alternate_day' : 'fixed_step' })}
        />
        <span>Last dose every other day</span>
      </label>
    </div>
  )
}

/** "Fit to range": a proposal with its length, never put in by itself. */
function Fit({ fit, onChange }: { fit: FitProposal; onChange: PartProps['onChange'] }) {
  return (
    <p className="fit">
      <span>
        {fit.percent}% a step fits the range: {length(fit.schedule.lastDoseDay)}.
      </span>
      <Button onClick={() => onChange(fit.params)}>Fit to range</Button>
    </p>
  )
}
