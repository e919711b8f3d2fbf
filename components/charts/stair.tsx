import { px } from './geometry'

export type StairStep = { grams: number; state: 'done' | 'current' | 'to_come' }

export type StairProps = {
  steps: readonly StairStep[]
  width?: number
  height?: number
  /** Text equivalent; by default the current step out of all, or that the taper is finished. */
  label?: string
}

const LOOK = { done: 'st-d', current: 'st-c', to_come: 'st-f' } as const

/** The micro staircase: done gray, current teal, to come outlined, all gray when finished. */
export function Stair({ steps, width = 72, height = 18, label }: StairProps) {
  const slot = (width + 1.5) / Math.max(steps.length, 1)
  const highest = Math.max(...steps.map((step) => step.grams), 0.001)
  return (
    <svg
      className="stair"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label ?? describeStair(steps)}
    >
      {steps.map((step, i) => {
        const tall = px(Math.max(2, (step.grams / highest) * (height - 1)))
        const inset = step.state === 'to_come' ? 0.5 : 0
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: steps have no other identity than their place
            key={i}
            x={px(i * slot + inset)}
            y={px(height - tall + inset)}
            width={px(Math.max(1, slot - 1.5 - 2 * inset))}
            height={px(Math.max(1, tall - 2 * inset))}
            className={LOOK[step.state]}
          />
        )
      })}
    </svg>
  )
}

/** "Taper step 3 of 8", "Taper finished, 8 steps" or "Taper not started, 8 steps". */
export function describeStair(steps: readonly StairStep[]): string {
  const current = steps.findIndex((step) => step.state === 'current')
  if (current >= 0) return `Taper step ${current + 1} of ${steps.length}`
  const finished = steps.length > 0 && steps.every((step) => step.state === 'done')
  return `Taper ${finished ? 'finished' : 'not started'}, ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`
}
