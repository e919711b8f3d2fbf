const KEYS = [
  ['Enter', 'open'],
  ['T', 'take'],
  ['A', 'acknowledge'],
  ['H', 'hand over'],
  ['S', 'snooze'],
  ['?', 'all keys'],
] as const

/** The keys of the list, and what the order means. */
export const QueueFoot = ({ more }: { more: number }) => (
  <div className="foot">
    <span>
      <kbd>J</kbd> <kbd>K</kbd> move
    </span>
    {KEYS.map(([key, what]) => (
      <span key={key}>
        <kbd>{key}</kbd> {what}
      </span>
    ))}
    <span className="sp" />
    <span>
      {more > 0
        ? `${more} more patients are flagged; filter to see them`
        : 'Sorted by tier, past target first, then severity'}
    </span>
  </div>
)
