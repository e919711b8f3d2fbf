import { CARE } from './care'
import { IDENTITY } from './identity'
import { KRATOM } from './kratom'
import { MEDICAL } from './medical'
import { MOOD } from './mood'
import { REASON } from './reason'
import { SUBSTANCES_FIELDS } from './substances'
import { SUPPORT } from './support'
import type { IntakeField, SectionId } from './types'

/** Every field of the intake, in the order of the nine sections (intake.md §1). */
export const INTAKE_FIELDS: readonly IntakeField[] = [
  ...IDENTITY,
  ...REASON,
  ...KRATOM,
  ...SUBSTANCES_FIELDS,
  ...MEDICAL,
  ...MOOD,
  ...SUPPORT,
  ...CARE,
]

const BY_KEY = new Map(INTAKE_FIELDS.map((field) => [field.key, field]))

/** The field with this key, or undefined: keys come from browsers and from old drafts. */
export const findField = (key: string): IntakeField | undefined => BY_KEY.get(key)

export const fieldsOf = (section: SectionId): IntakeField[] =>
  INTAKE_FIELDS.filter((field) => field.section === section)
