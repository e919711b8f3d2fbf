import { UserRoundX } from 'lucide-react'

/** Two initials of a member of staff; the name stands beside it or in `title`. */
export const Avatar = ({ initials, name, me = false }: { initials: string; name: string; me?: boolean }) => (
  <span className={me ? 'av me' : 'av'} title={name} aria-hidden="true">
    {initials}
  </span>
)

/** Nobody has it. */
export const Unowned = () => (
  <span className="un">
    <UserRoundX className="ic" size={12} aria-hidden="true" />
    Unowned
  </span>
)
