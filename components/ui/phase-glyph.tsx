import type { Phase } from '@/lib/clinical/types'

const PLACE: Partial<Record<Phase, number>> = { acute: 0, subacute: 1, extended: 2, long_term: 3 }

/**
 * The place on the path: four boxes from acute to long-term. Tapering is a small descending step before them,
 * intake and stabilization a dot, unknown a dash. Decorative: the phase's words stand beside it.
 */
export function PhaseGlyph({ phase }: { phase: Phase }) {
  const place = PLACE[phase]
  return (
    <span className="phg" aria-hidden="true">
      {phase === 'taper' && <Mark d="M0 1.5h4v3h4v3h3" />}
      {(phase === 'intake' || phase === 'stabilization') && <Dot filled={phase === 'stabilization'} />}
      {phase === 'unknown' && <Mark d="M1 4.5h9" />}
      {[0, 1, 2, 3].map((box) => (
        <i key={box} className={place === undefined ? '' : box < place ? 'd' : box === place ? 'c' : ''} />
      ))}
    </span>
  )
}

const Mark = ({ d }: { d: string }) => (
  <svg width="11" height="9" viewBox="0 0 11 9" aria-hidden="true">
    <path d={d} fill="none" stroke="var(--brand)" strokeWidth="2" />
  </svg>
)

const Dot = ({ filled }: { filled: boolean }) => (
  <svg width="11" height="9" viewBox="0 0 11 9" aria-hidden="true">
    <circle cx="5.5" cy="4.5" r="2.6" fill={filled ? 'var(--brand)' : 'none'} stroke="var(--brand)" strokeWidth="1.5" />
  </svg>
)
