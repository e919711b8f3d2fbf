/** The mark: a staircase down a widening path. */
export const Logo = ({ size = 28 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true">
    <path d="M2 5 L24 15 L24 24 L2 14Z" fill="var(--corridor)" />
    <path
      d="M2 7.5h6v4h6v4h5v4h5"
      fill="none"
      stroke="var(--brand)"
      strokeWidth="2.6"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
  </svg>
)
