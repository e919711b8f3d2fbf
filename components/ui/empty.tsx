/** Nothing to show, and the proof that the system has looked ("56 patients checked at 07:42:10"). */
export const Empty = ({
  title,
  children,
  action,
}: {
  title: string
  children?: React.ReactNode
  action?: React.ReactNode
}) => (
  <div className="empty">
    <b>{title}</b>
    {children && <p className="mut">{children}</p>}
    {action}
  </div>
)
