import { mapAllergy, mapCondition } from './background'
import type { Checked } from './check'
import { labelOf } from './codes'
import { cut, shortRef } from './cut'
import { type Medicines, mapRequest, mapStatement } from './medication'
import { mapObservation } from './observation'
import { mapPatient } from './patient'
import { type Directory, directoryOf, tokenOf } from './references'
import type { Reference } from './schema'
import type { CodeLabel, Entry, Fact, LeftOut, Mapped, Outcome, Person } from './types'

export type Mapping = {
  people: Person[]
  facts: Fact[]
  /** By entry index: decided already for everything that will not be written. */
  outcomes: (Outcome | undefined)[]
  leftOut: LeftOut[]
}

export type Frame = { now: Date; zone: string }

/**
 * Reads checked resources into people and facts. Whatever is not read keeps an outcome with its code, so that every
 * entry is accounted for. Nothing is concluded: no phase, no flag, no ingredient, no unit that was not sent.
 */
export function mapEntries(entries: readonly Entry[], checked: readonly Checked[], frame: Frame): Mapping {
  const mapping: Mapping = { people: [], facts: [], outcomes: [], leftOut: [] }
  const tools = toolsOf(checked, frame)
  const known = new Map(checked.map((one) => [one.index, one]))
  const open: Checked[] = []
  for (const entry of entries) {
    const one = known.get(entry.index)
    if (!one) settle(mapping, entry, { status: 'not_mapped', label: codeOf(entry), why: null })
    else if (isRestricted(one)) settle(mapping, entry, { status: 'refused', label: codeOf(entry), why: RESTRICTED })
    else open.push(one)
  }
  // People first: a file may name them after what is said about them.
  for (const one of open) if (one.type === 'Patient') keepPerson(mapping, one)
  for (const one of open) if (one.type !== 'Patient' && one.type !== 'Medication') keepFact(mapping, one, tools)
  countMedications(mapping, open)
  return mapping
}

/** A Medication shares the lot of the statements that name it; one that nobody takes is counted. */
function countMedications(mapping: Mapping, open: readonly Checked[]) {
  const named = new Set(mapping.facts.flatMap((fact) => (fact.kind === 'medication' ? [fact.medicationEntry] : [])))
  for (const { index, type, checked } of open)
    if (type === 'Medication' && !named.has(index))
      mapping.outcomes[index] = {
        status: 'not_mapped',
        label: labelOf(checked.code),
        why: 'nobody of this file takes it',
      }
}

type Tools = Frame & { patients: Directory; medicines: Medicines }

const toolsOf = (checked: readonly Checked[], frame: Frame): Tools => ({
  ...frame,
  patients: directoryOf(checked, 'Patient'),
  medicines: {
    entries: new Map(checked.map((one) => [one.index, one])),
    directory: directoryOf(checked, 'Medication'),
    zone: frame.zone,
  },
})

const RESTRICTED = 'restricted in the source; admit by hand and make the chart confidential'

/** Sources mark what few may see. An imported chart is open to the center, so such a resource stays out. */
const isRestricted = ({ checked }: Checked) =>
  checked.meta?.security?.some(({ code }) => code === 'R' || code === 'V') ?? false

function settle(mapping: Mapping, entry: Entry, outcome: Outcome) {
  mapping.outcomes[entry.index] = outcome
}

function keepPerson(mapping: Mapping, entry: Extract<Checked, { type: 'Patient' }>) {
  const mapped = mapPatient(entry)
  if (mapped.status !== 'mapped') return settle(mapping, entry, mapped)
  mapping.people.push(mapped.value)
  mapping.leftOut.push(...mapped.leftOut)
}

type Clinical = Exclude<Checked, { type: 'Patient' | 'Medication' }>

function keepFact(mapping: Mapping, entry: Clinical, tools: Tools) {
  const mapped = mapClinical(entry, tools)
  if (mapped.status !== 'mapped') return settle(mapping, entry, mapped)
  const subject = tools.patients.find(subjectOf(entry))
  const label = codeOf(entry)
  if (!subject) return settle(mapping, entry, { status: 'refused', label, why: 'its person is not in this file' })
  if ('entry' in subject && mapping.outcomes[subject.entry] !== undefined)
    return settle(mapping, entry, { status: 'refused', label, why: 'its person was refused' })
  mapping.facts.push({ ...mapped.value, entry: entry.index, subject, ref: shortRef(refOf(entry)) } as Fact)
  mapping.leftOut.push(...mapped.leftOut)
}

function mapClinical(entry: Clinical, tools: Tools): Mapped<object> {
  switch (entry.type) {
    case 'Observation': {
      const mapped = mapObservation(entry.checked, tools.now)
      return mapped.status === 'mapped' ? { ...mapped, value: { kind: 'observation', ...mapped.value } } : mapped
    }
    case 'Condition':
      return mapCondition(entry.checked)
    case 'AllergyIntolerance':
      return mapAllergy(entry.checked)
    case 'MedicationRequest':
      return mapRequest(entry.checked, tools.medicines)
    case 'MedicationStatement':
      return mapStatement(entry.checked, tools.medicines)
  }
}

const subjectOf = (entry: Clinical): Reference | undefined =>
  entry.type === 'AllergyIntolerance' ? entry.checked.patient : entry.checked.subject

/** What names a resource on every export: its identifier, its id, its address, or what it says. */
function refOf({ type, checked, fullUrl }: Clinical): string {
  const token = checked.identifier?.map(tokenOf).find((one) => one !== null)
  if (token) return `${type}|${token}`
  if (checked.id) return `${type}/${checked.id}`
  return fullUrl ?? `${type} ${JSON.stringify(checked)}`
}

/** The code that an entry is counted under; resources that are not read may carry it in several shapes. */
export function codeOf({ resource }: Entry): CodeLabel {
  const code = resource.code ?? resource.vaccineCode ?? resource.medicationCodeableConcept
  const coding = first(field(code, 'coding'))
  const text = field(coding, 'display') ?? field(code, 'text')
  const asText = (value: unknown) => (typeof value === 'string' ? cut(storable(value), 120) : null)
  return { system: asText(field(coding, 'system')), code: asText(field(coding, 'code')), text: asText(text) }
}

const storable = (value: string) => value.replace(/\p{Cs}/gu, '?').replaceAll('\0', '?')
const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : undefined)
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
