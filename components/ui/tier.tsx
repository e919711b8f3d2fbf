import type { Tier } from '@/lib/clinical/types'

export type TierTone = 'em' | 'ur' | 'so' | 'wa' | 'todo'

/** Shape, color and word of each tier, and the time to the first acknowledgment (clinical/triage.md §1). */
export const TIER: Readonly<
  Record<Tier, { tone: TierTone; word: string; answer: string; answerMinutes: number | null }>
> = {
  T1: { tone: 'em', word: 'Emergency', answer: 'answer within 5 min', answerMinutes: 5 },
  T2: { tone: 'ur', word: 'Urgent', answer: 'answer within 15 min', answerMinutes: 15 },
  T3: { tone: 'so', word: 'Soon', answer: 'answer within 60 min', answerMinutes: 60 },
  T4: { tone: 'wa', word: 'Watch', answer: 'answer within 8 h', answerMinutes: 480 },
  T5: { tone: 'todo', word: 'To do', answer: 'done within 72 h', answerMinutes: null },
}

/** The class that colors text in the tier's own text color; ink for To do. */
export const tierText = (tier: Tier): string => TIER_TEXT[tier]
const TIER_TEXT: Readonly<Record<Tier, string>> = { T1: 'em-t', T2: 'ur-t', T3: 'so-t', T4: 'wa-t', T5: 'mut' }

/** The tier's solid color, for charts and bars. */
export const TIER_COLOR: Readonly<Record<Tier, string>> = {
  T1: 'var(--em)',
  T2: 'var(--ur)',
  T3: 'var(--so)',
  T4: 'var(--wa)',
  T5: 'var(--ctl)',
}

/**
 * Octagon, triangle, diamond, ring or square. Says the word to a screen reader when `labelled`;
 * leave it off only where the word stands beside it or in the group's header.
 */
export function TierGlyph({ tier, size = 14, labelled = false }: { tier: Tier; size?: number; labelled?: boolean }) {
  const look = { className: 'tg', width: size, height: size, viewBox: '0 0 16 16' }
  if (!labelled)
    return (
      <svg {...look} aria-hidden="true">
        {SHAPE[tier]}
      </svg>
    )
  return (
    <svg {...look} role="img" aria-label={TIER[tier].word}>
      {SHAPE[tier]}
    </svg>
  )
}

/** Shape, color and word together. */
export function TierBadge({ tier }: { tier: Tier }) {
  const { tone, word } = TIER[tier]
  return (
    <span className={`badge ${tone === 'todo' ? 'nt' : tone}`}>
      {tier === 'T1' ? EMERGENCY_ON_SOLID : <TierGlyph tier={tier} size={12} />}
      {word}
    </span>
  )
}

const OCTAGON = 'M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2z'

const octagon = (fill: string, mark: string) => (
  <>
    <path d={OCTAGON} fill={fill} />
    <path d="M8 4.4v4.4" stroke={mark} strokeWidth="1.9" strokeLinecap="round" />
    <circle cx="8" cy="11.5" r="1.1" fill={mark} />
  </>
)

const EMERGENCY_ON_SOLID = (
  <svg className="tg" width={12} height={12} viewBox="0 0 16 16" aria-hidden="true">
    {octagon('var(--on-em)', 'var(--em)')}
  </svg>
)

const SHAPE: Readonly<Record<Tier, React.ReactNode>> = {
  T1: octagon('var(--em)', 'var(--on-em)'),
  T2: <path d="M8 1.6 15.2 14.4H.8z" fill="var(--ur)" stroke="var(--ur)" strokeWidth="1" strokeLinejoin="round" />,
  T3: (
    <path
      d="M8 1.2 14.8 8 8 14.8 1.2 8z"
      fill="var(--so)"
      stroke="var(--so-edge)"
      strokeWidth="1.2"
      strokeLinejoin="round"
    />
  ),
  T4: <circle cx="8" cy="8" r="5.6" fill="none" stroke="var(--wa)" strokeWidth="2.2" />,
  T5: <rect x="3.2" y="3.2" width="9.6" height="9.6" rx="1.5" fill="none" stroke="var(--ctl)" strokeWidth="1.4" />,
}
