import type { TaperSchedule } from '@/lib/clinical/taper/types'
import type { LocalDate } from '@/lib/clinical/types'
import { weekdayAndDay } from '@/lib/format/clock'
import { num } from '@/lib/format/number'

export type PatientSheetView = {
  /** Name and second identifier, as on the band. */
  patient: string
  born: string | null
  mrn: string
  centerName: string
  /** Null: to be written in by hand. */
  centerPhone: string | null
  planText: string
  signedText: string
  printedText: string
  today: LocalDate
  doseTimes: readonly string[]
  schedule: TaperSchedule
  notice: string
}

/** The plan on paper for the patient: dates, amounts to weigh, room to tick, and whom to call. */
export function PatientSheet({ view }: { view: PatientSheetView }) {
  const { schedule, doseTimes, today } = view
  return (
    <article className="psh">
      <header>
        <h1>My taper plan</h1>
        <p>
          <b>{view.patient}</b>, born {view.born ?? '________'}, MRN {view.mrn}
        </p>
        <p>
          {view.planText}. {view.signedText}.
        </p>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">A day</th>
            {doseTimes.map((time) => (
              <th scope="col" key={time}>
                {time}
              </th>
            ))}
            <th scope="col">My team said go</th>
          </tr>
        </thead>
        <tbody>
          {schedule.steps.map((step) => (
            <tr key={step.no}>
              <td>{step.fromDate ? weekdayAndDay(step.fromDate, today) : `day ${step.fromDay}`}</td>
              <td>{step.toDate ? weekdayAndDay(step.toDate, today) : `day ${step.toDay}`}</td>
              <td>
                <b>
                  {num(step.dose, 3)} {schedule.unit}
                </b>
              </td>
              {doseTimes.map((time, index) => (
                <td key={time}>{step.doses?.[index] === undefined ? '–' : num(step.doses[index], 3)}</td>
              ))}
              <td className="box" aria-label="to tick" />
            </tr>
          ))}
        </tbody>
      </table>
      <section>
        <p>
          <b>Go to the next line only when your team says so.</b> If it is hard, stay at the same amount and call.
          Staying is allowed and is not a setback.
        </p>
        <p>
          Call {view.centerName}, {view.centerPhone ?? '____________________'}, if you faint, have chest pain, a
          seizure, confusion, a fever over 101 °F, cannot keep fluids down, or took more than the plan.
        </p>
        <p>
          Emergency: 911. Thoughts of suicide: 988, or text HOME to 741741. Help line: 1-800-662-4357. Poison center:
          1-800-222-1222.
        </p>
      </section>
      <footer>
        {view.printedText}. {view.notice}
      </footer>
    </article>
  )
}
