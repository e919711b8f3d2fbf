/** A key as it is printed on its button. Hidden from screen readers: the button says it in `aria-keyshortcuts`. */
export const Kbd = ({ children }: { children: string }) => (
  <span aria-hidden="true">
    <kbd>{children}</kbd>
  </span>
)
