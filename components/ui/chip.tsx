type ChipProps = Omit<React.ComponentProps<'button'>, 'children'> & {
  on?: boolean
  count?: number
  children: React.ReactNode
}

/** A filter that is on or off, with how many it would show. */
export function Chip({ on = false, count, children, className, ...rest }: ChipProps) {
  return (
    <button type="button" aria-pressed={on} {...rest} className={`chip${on ? ' on' : ''} ${className ?? ''}`}>
      {children}
      {count !== undefined && <b>{count}</b>}
    </button>
  )
}
