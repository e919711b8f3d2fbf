export type BadgeTone = 'em' | 'em2' | 'ur' | 'so' | 'wa' | 'ok' | 'nt'

/** A short word with a tone. Tones of tiers mean a tier or a measured severity, nothing else. */
export const Badge = ({ tone = 'nt', children }: { tone?: BadgeTone; children: React.ReactNode }) => (
  <span className={`badge ${tone}`}>{children}</span>
)
