import { Check, CircleDashed, CircleHelp } from 'lucide-react'
import type { Gate, GateState, PhaseStep } from './types'

/** The way with the gates of what comes next. Gates never block: time moves the phase and an unmet gate raises a flag. */
export function PhaseStepper({ steps }: { steps: readonly PhaseStep[] }) {
  const columns = steps
    .map((step) => `${step.state !== 'current' && step.gates.length > 0 ? 1.9 : WIDTH[step.state]}fr`)
    .join(' ')
  return (
    <ol className="stp" aria-label="Phase" style={{ '--steps': columns } as React.CSSProperties}>
      {steps.map((step) => (
        <li key={step.phase} className={MARK[step.state]} aria-current={step.state === 'current' ? 'step' : undefined}>
          <div>
            <b>
              {step.state === 'done' && <Check className="ic" size={14} aria-label="done" />}
              {step.label}
            </b>
            <span className={step.state === 'current' ? undefined : 'mut'}>{step.when}</span>
          </div>
          {(step.detail || step.gates.length > 0) && (
            <p>
              {step.detail && <span>{step.detail}</span>}
              {step.gates.map((gate) => (
                <GateLine key={gate.id} gate={gate} />
              ))}
            </p>
          )}
          {step.progress !== null && step.state === 'current' && (
            <i style={{ width: `${Math.min(100, step.progress * 100)}%` }} />
          )}
        </li>
      ))}
    </ol>
  )
}

const WIDTH = { done: 0.62, current: 1.3, to_come: 0.7 } as const
const MARK = { done: 'd', current: 'c', to_come: undefined } as const

const GATE: Record<GateState, { Icon: typeof Check; className: string; word: string }> = {
  met: { Icon: Check, className: 'ok-t', word: 'met' },
  unmet: { Icon: CircleDashed, className: 'so-t', word: 'not met' },
  cannot_tell: { Icon: CircleHelp, className: 'cnt-t', word: 'cannot tell' },
}

function GateLine({ gate }: { gate: Gate }) {
  const { Icon, className, word } = GATE[gate.state]
  return (
    <span className={className}>
      <Icon className="ic" size={13} aria-label={word} /> {gate.text}
      {gate.state === 'cannot_tell' && ' (cannot tell)'}
    </span>
  )
}
