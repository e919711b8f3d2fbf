import { Logo } from '../shell/logo'

type SignInFrameProps = {
  /** The center's or the product's line under the picture. */
  caption: React.ReactNode
  foot?: React.ReactNode
  children: React.ReactNode
}

/** The page around signing in: the way down on the left, the form on the right. Shows nothing of a patient. */
export const SignInFrame = ({ caption, foot, children }: SignInFrameProps) => (
  <main className="lgn">
    <div className="lgx">
      <Descent />
      <div className="nmx">
        <Logo size={36} />
        Glidepath
      </div>
      <div className="cap">{caption}</div>
    </div>
    <div className="lgf">
      <div className="lgi">{children}</div>
      <div className="bot">
        These records are protected by 42 CFR Part 2. Every view is logged.
        {foot && (
          <>
            <br />
            {foot}
          </>
        )}
      </div>
    </div>
  </main>
)

const STEPS = 10
const WIDTH = 880
const STEP_WIDTH = (WIDTH - 42) / (STEPS - 1.43)
const levelAt = (step: number) => 700 - 438 * 0.79 ** step
const x = (step: number) => (step === 0 ? 0 : 42 + (step - 1) * STEP_WIDTH)

/** A made-up taper: every step is followed by a rise that settles. Decoration, not data. */
function Descent() {
  const stairs = Array.from(
    { length: STEPS },
    (_, step) => `${x(step)},${levelAt(step)} ${x(step + 1)},${levelAt(step)}`,
  )
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 900`}
      preserveAspectRatio="xMinYMid slice"
      width="100%"
      height="100%"
      aria-hidden="true"
    >
      <polygon className="cor" points={corridor()} />
      <polyline points={stairs.join(' ')} fill="none" stroke="var(--brand)" strokeWidth="5" strokeLinejoin="round" />
      <line className="ax2" x1="0" x2={WIDTH} y1="716" y2="716" />
      {stairs.map(
        (points, step) => step > 0 && <line key={points} className="ax2" x1={x(step)} x2={x(step)} y1="716" y2="724" />,
      )}
      <text x={x(1) + 4} y="742">
        day 1
      </text>
      <text x={x(4) + 4} y="742">
        week 4
      </text>
      <text x={x(8) + 4} y="742">
        week 8
      </text>
    </svg>
  )
}

function corridor(): string {
  const upper: string[] = []
  const lower: string[] = []
  for (let step = 0; step < STEPS; step++) {
    for (let tenth = 0; tenth <= 10; tenth++) {
      const part = tenth / 10
      const at = (x(step) + part * (x(step + 1) - x(step))).toFixed(1)
      const fade = 0.93 ** step
      upper.push(`${at},${(levelAt(step + part - 1) - fade * (35 + 45 * (1 - part) ** 2)).toFixed(1)}`)
      lower.push(`${at},${(levelAt(step + part) + 85 * fade).toFixed(1)}`)
    }
  }
  return [...upper, ...lower.reverse()].join(' ')
}
