import { CoursePanel } from '../charts/course-panel'
import type { CourseModel, CourseRange, VitalSeries } from '../charts/course-types'
import { VitalStrip } from '../charts/vital-strip'
import { PatientBanner } from '../patient/banner'
import { PhaseStepper } from '../patient/phase-stepper'
import type { BannerModel, PhaseStep } from '../patient/types'
import { OverviewSide } from './side'
import type { OverviewSide as Side } from './types'

type OverviewProps = {
  banner: BannerModel
  actions?: React.ReactNode
  steps: readonly PhaseStep[]
  course: CourseModel
  range: CourseRange
  rangeHref: Record<CourseRange, string>
  vitals: { series: readonly VitalSeries[]; from: string; to: string; note: string }
  side: Side
  zone: string
}

/** The whole patient on one screen: who, where on the way, the story on one time axis, what is open and due. */
export function Overview({ banner, actions, steps, course, range, rangeHref, vitals, side, zone }: OverviewProps) {
  return (
    <div className="pat">
      <PatientBanner banner={banner} actions={actions} />
      <PhaseStepper steps={steps} />
      <div className="ov">
        <section className="ovl" aria-label="Course">
          <CoursePanel model={course} zone={zone} range={range} rangeHref={rangeHref} />
          <VitalStrip {...vitals} now={course.now} />
        </section>
        <OverviewSide side={side} zone={zone} />
      </div>
    </div>
  )
}
