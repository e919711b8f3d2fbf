/** Gray rows for a first load. They stay invisible for 400 ms, so that a quick answer never flickers. */
export function Skeleton({ rows = 6, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div className="skel" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike and never move
        <div className="sk1" key={row} style={{ opacity: Math.max(0.2, 1 - row * 0.15) }}>
          <i />
          <i />
          <i />
          <i style={{ width: `${90 - (row % 3) * 18}%` }} />
          <i />
        </div>
      ))}
    </div>
  )
}
