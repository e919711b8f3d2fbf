import type { Checked } from './check'
import { labelOf } from './codes'
import { cut, shortRef } from './cut'
import { dayOf } from './moment'
import { tokenOf } from './references'
import type { Identifier, Resource } from './schema'
import type { LeftOut, Mapped, Person } from './types'

type PatientEntry = Extract<Checked, { type: 'Patient' }>

const MAX_MRN = 40
const SEXES = ['male', 'female', 'other', 'unknown'] as const
/** Numbers that name a person far beyond the clinic are not kept. */
const PRIVATE = ['SS', 'DL', 'PPN', 'TAX', 'CZ']

/** A person without a chart yet: identity only. What has no place is said. */
export function mapPatient({ index, checked, fullUrl }: PatientEntry): Mapped<Person> {
  const name = nameOf(checked)
  const refuse = (why: string) => ({ status: 'refused' as const, label: NO_CODE, why })
  if (checked.active === false || checked.link?.some(({ type }) => type === 'replaced-by'))
    return refuse('not in use in the source')
  if (!name) return refuse('no family and given name')
  const birthDate = dayOf(checked.birthDate)
  const leftOut: LeftOut[] = []
  const leave = (status: LeftOut['status'], code: string, why: string) =>
    leftOut.push({ type: 'Patient', status, label: { ...NO_CODE, code }, why })
  if (checked.birthDate && !birthDate) leave('refused', 'birthDate', 'the day is not said')
  if (checked.deceasedBoolean || checked.deceasedDateTime)
    leave('not_mapped', 'deceased', 'recorded as deceased; no place for it here')
  return {
    status: 'mapped',
    leftOut,
    value: {
      entry: index,
      sourceRef: shortRef(sourceRefOf(checked, fullUrl, `${name.family}, ${name.given}, ${checked.birthDate ?? '?'}`)),
      mrn: mrnOf(checked),
      familyName: name.family,
      givenName: name.given,
      birthDate,
      sex: SEXES.find((sex) => sex === checked.gender) ?? 'unknown',
      phone: short(checked.telecom?.find(({ system, use }) => system === 'phone' && use !== 'old')?.value),
      language: short(languageOf(checked)),
    },
  }
}

const NO_CODE = labelOf(undefined)

/**
 * What stays the same from one export to the next: an identifier with its system. Where there is none, the id of
 * the source with name and birth date, so that patient 1 of one clinic is never taken for patient 1 of another.
 */
function sourceRefOf(patient: Resource<'Patient'>, fullUrl: string | null, person: string): string {
  const usable = (patient.identifier ?? []).filter((one) => tokenOf(one) && !PRIVATE.includes(typeOf(one) ?? ''))
  const chosen = usable.find((one) => typeOf(one) === 'MR') ?? usable[0]
  if (chosen) return tokenOf(chosen) ?? ''
  return `${patient.id ? `Patient/${patient.id}` : (fullUrl ?? 'Patient')}, ${person}`
}

const typeOf = ({ type }: Identifier) => type?.coding?.find(({ code }) => code)?.code

function mrnOf({ identifier }: Resource<'Patient'>): string | null {
  const mrn = identifier?.find((one) => typeOf(one) === 'MR' && one.use !== 'old')?.value?.trim()
  return mrn && mrn.length <= MAX_MRN ? mrn : null
}

function nameOf({ name }: Resource<'Patient'>): { family: string; given: string } | null {
  const current = (name ?? []).filter(({ use }) => use !== 'old' && use !== 'maiden' && use !== 'temp')
  const chosen =
    current.find(({ use }) => use === 'official') ?? current.find(({ use }) => use === 'usual') ?? current[0]
  const family = cut(chosen?.family?.trim() ?? '', 80)
  const given = cut(chosen?.given?.join(' ').trim() ?? '', 80)
  return family && given ? { family, given } : null
}

function languageOf({ communication }: Resource<'Patient'>): string | undefined {
  const chosen = communication?.find(({ preferred }) => preferred) ?? communication?.[0]
  return chosen?.language.text ?? chosen?.language.coding?.[0]?.display ?? chosen?.language.coding?.[0]?.code
}

const short = (value: string | undefined) => cut(value?.trim() ?? '', 40) || null
