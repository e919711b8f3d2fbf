import type { Role } from '@/lib/permissions'
import type { Result } from '@/lib/result'

/** A colleague's line in the staff table; times are texts already. */
export type StaffLine = {
  id: string
  name: string
  credentials: string | null
  email: string
  roles: Role[]
  state: 'invited' | 'active' | 'suspended'
  /** "2 open, last used 07:38", "none", "link until 6 Mar 10:40". */
  sessions: string
  hasSessions: boolean
  /** The administrator who is looking. */
  self: boolean
}

export type StaffActions = {
  invite: (input: unknown) => Promise<Result<{ staffId: string; secret: string | null }>>
  changeRoles: (input: unknown) => Promise<Result<null>>
  setSuspended: (input: unknown) => Promise<Result<null>>
  resetPassword: (input: unknown) => Promise<Result<{ secret: string; purpose: 'invite' | 'reset' }>>
  signOut: (input: unknown) => Promise<Result<null>>
}

/** What is open over the table. */
export type StaffAct =
  | { act: 'invite' }
  | { act: 'roles' | 'suspend' | 'restore' | 'reset' | 'signOut'; person: StaffLine }
  | { act: 'link'; name: string; secret: string; hours: number }
