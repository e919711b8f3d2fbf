import { Kbd } from './kbd'

export type ButtonTone = 'plain' | 'pri' | 'danger' | 'quiet'

const TONE: Readonly<Record<ButtonTone, string>> = { plain: '', pri: 'pri', danger: 'danger', quiet: 'quiet' }

export type ButtonProps = Omit<React.ComponentProps<'button'>, 'children'> & {
  tone?: ButtonTone
  size?: 'md' | 'lg'
  /** An icon alone; give it an `aria-label`. */
  icon?: boolean
  /** The key that does the same, printed on the button. */
  shortcut?: string
  /** Shows that the act is on its way; the button stays focusable and ignores presses. */
  pending?: boolean
  children: React.ReactNode
}

/** A button. `type` is `button` unless said otherwise, so that nothing submits by accident. */
export function Button({
  tone = 'plain',
  size = 'md',
  icon,
  shortcut,
  pending,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass({ tone, size, icon, className })}
      aria-keyshortcuts={shortcut}
      aria-disabled={pending || rest['aria-disabled']}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : rest.onClick}
    >
      {children}
      {shortcut && <Kbd>{shortcut}</Kbd>}
    </button>
  )
}

/** The button's look for a link that leads somewhere. */
export function buttonClass(look: { tone?: ButtonTone; size?: 'md' | 'lg'; icon?: boolean; className?: string } = {}) {
  const { tone = 'plain', size = 'md', icon, className } = look
  return ['btn', TONE[tone], size === 'lg' && 'lg', icon && 'ico', className].filter(Boolean).join(' ')
}
