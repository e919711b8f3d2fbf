/** Total on its scale: ticks at clinical values, the expected range as tint, the value as ink with a mark. */
type BulletProps = {
  value: number | null
  max: number
  ticks: readonly number[]
  /** Upper bound of the expected course; the lower is 0. */
  expectedUpper?: number | null
  color: string
  label: string
}

const WIDTH = 196

export function Bullet({ value, max, ticks, expectedUpper, color, label }: BulletProps) {
  const x = (v: number) => Math.round((Math.min(v, max) / max) * WIDTH * 10) / 10
  return (
    <svg width={WIDTH} height="40" viewBox={`0 0 ${WIDTH} 40`} role="img" aria-label={label}>
      <rect y="10" width={WIDTH} height="8" rx="1" fill="var(--band)" />
      {expectedUpper != null && (
        <rect x="0" y="7" width={x(expectedUpper)} height="14" className="cor" stroke="var(--corridor-edge)" />
      )}
      {value !== null && (
        <>
          <rect y="12" width={x(value)} height="4" fill="var(--measured)" />
          <path d={`M${x(value)} 3v22`} stroke={color} strokeWidth="3" />
        </>
      )}
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1="18" y2="24" stroke="var(--ctl)" />
          <text x={x(tick)} y="36" textAnchor={tick === 0 ? 'start' : tick === max ? 'end' : 'middle'}>
            {tick}
          </text>
        </g>
      ))}
    </svg>
  )
}
