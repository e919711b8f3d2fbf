import { Pause } from 'lucide-react'
import type { TaperSchedule, TaperStep } from '@/lib/clinical/taper/types'
import type { LocalDate } from '@/lib/clinical/types'
import { day } from '@/lib/format/clock'
import { num } from '@/lib/format/number'
import { changeText, dosesText, timesText } from './words'

type StepTableProps = {
  schedule: TaperSchedule
  doseTimes: readonly string[]
  today: LocalDate
  /** Number of the step that stands; 0 = the baseline. Steps before it are done. */
  standingNo: number
}

/** Every step with its doses as they are weighed. A step that is due and not confirmed says so. */
export function StepTable({ schedule, doseTimes, today, standingNo }: StepTableProps) {
  const done = schedule.steps.filter((step) => step.no < standingNo)
  const rest = schedule.steps.filter((step) => step.no >= standingNo)
  const { unit } = schedule
  return (
    <div className="stt">
      <table>
        <caption className="sr">Steps of the plan</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">From</th>
            <th scope="col" className="r">
              {unit}/day
            </th>
            <th scope="col" className="r">
              Change
            </th>
            <th scope="col">
              Doses, {unit} at {timesText(doseTimes) || '–'}
            </th>
            <th scope="col">Lasts</th>
          </tr>
        </thead>
        <tbody>
          {done.length > 0 && (
            <tr className="dn">
              <td colSpan={6}>
                {done.length} {done.length === 1 ? 'step' : 'steps'} done:{' '}
                {[schedule.base, ...done.map(({ dose }) => dose)].map((dose) => num(dose, 3)).join(' → ')} {unit}
              </td>
            </tr>
          )}
          {rest.map((step) => (
            <StepLine
              key={step.no}
              step={step}
              before={schedule.steps[step.no - 2]?.dose ?? schedule.base}
              unit={unit}
              today={today}
              stands={step.no === standingNo}
            />
          ))}
          <tr className="end">
            <td />
            <td>{schedule.zeroFromDate ? day(schedule.zeroFromDate, today) : `day ${schedule.zeroFromDay}`}</td>
            <td className="r">
              <b>0</b>
            </td>
            <td className="r">stop</td>
            <td>none</td>
            <td>day {schedule.zeroFromDay}</td>
          </tr>
        </tbody>
      </table>
      {schedule.steps.some((step) => step.doseCountReduced) && (
        <p className="sm so-t dcr">Fewer doses a day where the amount cannot be divided further. Tell the patient.</p>
      )}
    </div>
  )
}

type StepLineProps = { step: TaperStep; before: number; unit: string; today: LocalDate; stands: boolean }

function StepLine({ step, before, unit, today, stands }: StepLineProps) {
  const due = !stands && step.fromDate !== undefined && step.fromDate <= today
  const days = step.toDay - step.fromDay + 1
  return (
    <tr className={stands ? 'cur' : ''} aria-current={stands ? 'step' : undefined}>
      <td>{step.no}</td>
      <td>
        {stands ? 'now' : step.fromDate ? day(step.fromDate, today) : `day ${step.fromDay}`}
        {due && <span className="so-t"> not confirmed</span>}
      </td>
      <td className="r">
        <b>{num(step.dose, 3)}</b>
      </td>
      <td className="r">
        {step.heldDays > 0 && <Pause className="ic" size={12} aria-label={`held ${step.heldDays} days`} />}{' '}
        {changeText(step, before, unit)}
      </td>
      <td>
        {dosesText(step.doses)}
        {step.capsules !== undefined && <span className="mut"> {step.capsules} capsules</span>}
      </td>
      <td>{stands && step.toDate ? `to ${day(step.toDate, today)}` : `${days} d`}</td>
    </tr>
  )
}
