/**
 * Who may do what: one table, asked by screens and verbs alike.
 * An unknown role finds nothing and may do nothing.
 */
export const ROLES = [
  'intake',
  'counselor',
  'nurse',
  'prescriber',
  'supervisor',
  'medical_director',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

export const ROLE_LABEL: Record<Role, string> = {
  intake: 'Intake',
  counselor: 'Counselor',
  nurse: 'Nurse',
  prescriber: 'Prescriber',
  supervisor: 'Supervisor',
  medical_director: 'Medical director',
  administrator: 'Administrator',
}

export const PERMISSIONS = [
  'chart.read',
  'queue.read',
  'rules.read',
  'patient.admit',
  'patient.edit',
  'assessment.record',
  'vitals.record',
  'dose.record',
  'phase.change',
  'taper.draft',
  'taper.hold',
  'taper.sign',
  'medication.order',
  'medication.give',
  'flag.act',
  'flag.clear',
  'flag.clear_urgent',
  'lead.assign',
  'unit.read',
  'data.import',
  'data.export',
  'note.write',
  'counseling_note.read',
  'rules.change',
  'emergency_access.review',
  'staff.manage',
  'audit.read',
  'audit.read_center',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const reading: Permission[] = ['chart.read', 'queue.read', 'rules.read']

/** decisions.md 2. Anything not listed is refused. */
const GRANTS: Record<Role, ReadonlySet<Permission>> = {
  intake: new Set<Permission>([...reading, 'patient.admit', 'patient.edit', 'assessment.record', 'flag.act']),
  counselor: new Set<Permission>([
    ...reading,
    'assessment.record',
    'phase.change',
    'taper.draft',
    'taper.hold',
    'flag.act',
    'note.write',
    'counseling_note.read',
  ]),
  nurse: new Set<Permission>([
    ...reading,
    'patient.admit',
    'patient.edit',
    'assessment.record',
    'vitals.record',
    'dose.record',
    'phase.change',
    'taper.draft',
    'taper.hold',
    'medication.give',
    'flag.act',
    'flag.clear',
    'note.write',
  ]),
  prescriber: new Set<Permission>([
    ...reading,
    'assessment.record',
    'vitals.record',
    'dose.record',
    'phase.change',
    'taper.draft',
    'taper.hold',
    'taper.sign',
    'medication.order',
    'medication.give',
    'flag.act',
    'flag.clear',
    'flag.clear_urgent',
    'note.write',
  ]),
  supervisor: new Set<Permission>([
    ...reading,
    'patient.admit',
    'patient.edit',
    'assessment.record',
    'phase.change',
    'taper.draft',
    'taper.hold',
    'flag.act',
    'flag.clear',
    'lead.assign',
    'unit.read',
    'data.import',
    'data.export',
    'note.write',
    'audit.read_center',
  ]),
  medical_director: new Set<Permission>([
    ...reading,
    'phase.change',
    'taper.draft',
    'taper.hold',
    'taper.sign',
    'medication.order',
    'flag.act',
    'flag.clear',
    'flag.clear_urgent',
    'lead.assign',
    'unit.read',
    'data.import',
    'data.export',
    'note.write',
    'rules.change',
    'emergency_access.review',
    'audit.read',
  ]),
  administrator: new Set<Permission>(['data.import', 'staff.manage', 'audit.read']),
}

/** A person acting in one center. Roles are read again from the database at the start of every transaction. */
export type Staff = { id: string; centerId: string; roles: readonly string[]; name?: string }

/** Whether any of a person's roles grants it. */
export const can = (staff: { roles: readonly string[] }, what: Permission): boolean =>
  staff.roles.some((role) => GRANTS[role as Role]?.has(what) ?? false)

/** The roles that grant it, for messages such as "A prescriber or the medical director can do this." */
export const rolesThatMay = (what: Permission): Role[] => ROLES.filter((role) => GRANTS[role].has(what))
