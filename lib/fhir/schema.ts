import { z } from 'zod'

/**
 * The parts of FHIR R4 resources that are read. A part that has another shape breaks the file (it is no FHIR);
 * parts that are not named here are not looked at.
 */
const DATE_TIME = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/

/** `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or with a time of day; days that no calendar has are no dates. */
const dateTime = z.string().refine(isDateTime, 'expected a FHIR date or time')
/** Neither NUL nor half a character can be stored. */
const text = z
  .string()
  .refine((value) => !value.includes('\0') && !/\p{Cs}/u.test(value), 'a character that is not text')
const coding = z.object({ system: text.optional(), code: text.optional(), display: text.optional() })
const concept = z.object({ coding: z.array(coding).optional(), text: text.optional() })
const identifier = z.object({
  use: text.optional(),
  type: concept.optional(),
  system: text.optional(),
  value: text.optional(),
})
const reference = z.object({ reference: text.optional(), identifier: identifier.optional() })
const period = z.object({ start: dateTime.optional(), end: dateTime.optional() })
const quantity = z.object({
  value: z.number().optional(),
  comparator: text.optional(),
  unit: text.optional(),
  system: text.optional(),
  code: text.optional(),
})
const meta = z.object({ security: z.array(coding).optional() })
const common = { id: text.optional(), meta: meta.optional(), identifier: z.array(identifier).optional() }
const measured = {
  code: concept,
  valueQuantity: quantity.optional(),
  valueInteger: z.number().int().optional(),
  dataAbsentReason: concept.optional(),
}

const Patient = z.object({
  ...common,
  active: z.boolean().optional(),
  name: z
    .array(z.object({ use: text.optional(), family: text.optional(), given: z.array(text).optional() }))
    .optional(),
  telecom: z.array(z.object({ system: text.optional(), value: text.optional(), use: text.optional() })).optional(),
  gender: text.optional(),
  birthDate: dateTime.optional(),
  deceasedBoolean: z.boolean().optional(),
  deceasedDateTime: dateTime.optional(),
  communication: z.array(z.object({ language: concept, preferred: z.boolean().optional() })).optional(),
  link: z.array(z.object({ type: text })).optional(),
})
const Observation = z.object({
  ...common,
  ...measured,
  status: text,
  subject: reference.optional(),
  effectiveDateTime: dateTime.optional(),
  effectiveInstant: dateTime.optional(),
  effectivePeriod: period.optional(),
  component: z.array(z.object(measured)).optional(),
})
const Condition = z.object({
  ...common,
  clinicalStatus: concept.optional(),
  verificationStatus: concept.optional(),
  code: concept.optional(),
  subject: reference.optional(),
  onsetDateTime: dateTime.optional(),
})
const AllergyIntolerance = z.object({
  ...common,
  clinicalStatus: concept.optional(),
  verificationStatus: concept.optional(),
  criticality: text.optional(),
  code: concept.optional(),
  patient: reference.optional(),
  reaction: z.array(z.object({ manifestation: z.array(concept).optional(), severity: text.optional() })).optional(),
})
const dosage = z.object({
  text: text.optional(),
  doseAndRate: z.array(z.object({ doseQuantity: quantity.optional() })).optional(),
})
const medicine = {
  ...common,
  status: text,
  medicationCodeableConcept: concept.optional(),
  medicationReference: reference.optional(),
  contained: z.array(z.looseObject({ resourceType: text, id: text.optional(), code: concept.optional() })).optional(),
  subject: reference.optional(),
}
const MedicationRequest = z.object({
  ...medicine,
  intent: text.optional(),
  doNotPerform: z.boolean().optional(),
  authoredOn: dateTime.optional(),
  dosageInstruction: z.array(dosage).optional(),
})
const MedicationStatement = z.object({
  ...medicine,
  effectiveDateTime: dateTime.optional(),
  effectivePeriod: period.optional(),
  dosage: z.array(dosage).optional(),
})
const Medication = z.object({ ...common, code: concept.optional() })

/** The resource types that are read; everything else is counted by its type. */
export const SCHEMAS = {
  Patient,
  Observation,
  Condition,
  AllergyIntolerance,
  MedicationRequest,
  MedicationStatement,
  Medication,
}
export type ReadType = keyof typeof SCHEMAS
export type Resource<Type extends ReadType> = z.infer<(typeof SCHEMAS)[Type]>
export type Concept = z.infer<typeof concept>
export type Identifier = z.infer<typeof identifier>
export type Reference = z.infer<typeof reference>
export type Measured = Pick<Resource<'Observation'>, 'code' | 'valueQuantity' | 'valueInteger' | 'dataAbsentReason'>

function isDateTime(value: string): boolean {
  const [, year, month, day] = DATE_TIME.exec(value) ?? []
  if (!year || year === '0000') return false
  if (
    day &&
    new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).toISOString().slice(0, 10) !== value.slice(0, 10)
  )
    return false
  if (month && (Number(month) < 1 || Number(month) > 12)) return false
  return value.length <= 10 || !Number.isNaN(Date.parse(value))
}
