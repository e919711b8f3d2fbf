import type { AuditEntry } from '@/db/audit-log'

/** What an audit row says, in words. What has no words of its own is read from its name: "vitals.record" → "Vitals: record". */
const WORDS: Record<string, string> = {
  sign_in: 'Signed in',
  sign_out: 'Signed out',
  sign_out_everywhere: 'Signed out everywhere',
  'sign_in.refused': 'Sign-in refused',
  'sign_in.limited': 'Sign-in refused, too many attempts',
  'password.set': 'Chose a password',
  'staff.invite': 'Invited a person',
  'staff.roles': 'Changed roles',
  'staff.suspend': 'Suspended a person',
  'staff.restore': 'Let a person back in',
  'staff.reset': 'Made a link for a new password',
  'staff.sign_out': 'Signed a person out everywhere',
  'staff.administer': 'Read the staff list',
  'audit.read': 'Read the audit log',
  'chart.emergency_access': 'Emergency access to a chart',
  'emergency_access.list': 'Read the list of emergency access',
  'emergency_access.review': 'Reviewed an emergency access',
  'chart.confidential': 'Made a chart confidential',
  'chart.open': 'Opened a confidential chart to everybody',
  'chart.name': 'Named a person on a confidential chart',
  'chart.unname': 'Took a person off a confidential chart',
  'admin.create': 'Administrator made by command',
}

export function verbWords(verb: string): string {
  const known = WORDS[verb]
  if (known) return known
  const words = verb.replaceAll('_', ' ').replace('.', ': ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const KIND_WORD: Record<AuditEntry['kind'], string> = {
  read: 'Read',
  write: 'Changed',
  refused: 'Refused',
  auth: 'Sign-in',
  system: 'System',
}

/** The details as "name: value" parts; people stand by name where they are known. */
export function detailWords(details: Record<string, unknown>, names: ReadonlyMap<string, string>): string {
  return Object.entries(details)
    .filter(([key, value]) => key !== 'requestId' && isSaid(value))
    .map(([key, value]) => `${wordOf(key)}: ${valueWords(value, names)}`)
    .join(' · ')
}

const wordOf = (key: string): string =>
  key.replace(/Id$/, '').replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)

function valueWords(value: unknown, names: ReadonlyMap<string, string>): string {
  if (Array.isArray(value)) return value.map((one) => valueWords(one, names)).join(', ') || 'none'
  if (typeof value === 'string') return names.get(value) ?? value
  if (typeof value !== 'object' || value === null) return String(value)
  const said = Object.entries(value).filter(([, one]) => isSaid(one))
  return said.map(([key, one]) => `${wordOf(key)} ${valueWords(one, names)}`).join(', ') || 'none'
}

const isSaid = (value: unknown): boolean => value !== null && value !== undefined && value !== ''
