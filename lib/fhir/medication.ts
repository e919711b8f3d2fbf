import type { Checked } from './check'
import { labelOf, wordsOf } from './codes'
import { cut } from './cut'
import { instantOrDay } from './moment'
import type { Directory } from './references'
import type { Concept, Resource } from './schema'
import type { Mapped, MedicationFact } from './types'

type Read = Omit<MedicationFact, 'entry' | 'subject' | 'ref'>
type Named = { concept: Concept | undefined; entry: number | null }
type Medicine = Resource<'MedicationRequest'> | Resource<'MedicationStatement'>
export type Medicines = { entries: ReadonlyMap<number, Checked>; directory: Directory; zone: string }

/** What a status says about taking it. What says neither "takes" nor "has stopped" is refused, not guessed. */
const STATUS: Readonly<Record<string, 'active' | 'stopped'>> = {
  active: 'active',
  completed: 'stopped',
  stopped: 'stopped',
}
const INTENDED = ['proposal', 'plan', 'option']

export function mapRequest(request: Resource<'MedicationRequest'>, medicines: Medicines): Mapped<Read> {
  const named = nameOf(request, medicines)
  const label = labelOf(named.concept)
  if (request.doNotPerform) return { status: 'refused', label, why: 'asks not to give it' }
  if (request.intent && INTENDED.includes(request.intent))
    return { status: 'refused', label, why: `a ${request.intent}, not an order` }
  return mapMedicine(request.status, named, {
    dose: doseOf(request.dosageInstruction?.[0]),
    startedAt: instantOrDay(request.authoredOn, medicines.zone),
    stoppedAt: null,
  })
}

export function mapStatement(statement: Resource<'MedicationStatement'>, medicines: Medicines): Mapped<Read> {
  return mapMedicine(statement.status, nameOf(statement, medicines), {
    dose: doseOf(statement.dosage?.[0]),
    startedAt: instantOrDay(statement.effectivePeriod?.start ?? statement.effectiveDateTime, medicines.zone),
    stoppedAt: instantOrDay(statement.effectivePeriod?.end, medicines.zone),
  })
}

function mapMedicine(status: string, named: Named, rest: Pick<Read, 'dose' | 'startedAt' | 'stoppedAt'>): Mapped<Read> {
  const label = labelOf(named.concept)
  const taken = STATUS[status]
  if (!taken) return { status: 'refused', label, why: `status ${status}` }
  const name = wordsOf(named.concept)
  if (!name) return { status: 'refused', label, why: 'no name' }
  const value: Read = {
    kind: 'medication',
    name: cut(name, 300),
    code: label.code,
    status: taken,
    medicationEntry: named.entry,
    ...rest,
    stoppedAt: taken === 'stopped' ? rest.stoppedAt : null,
  }
  return { status: 'mapped', leftOut: [], value }
}

/** The name from the resource itself, from one it contains, or from a Medication of the same file. */
function nameOf(medicine: Medicine, { directory, entries }: Medicines): Named {
  if (medicine.medicationCodeableConcept) return { concept: medicine.medicationCodeableConcept, entry: null }
  const reference = medicine.medicationReference
  if (reference?.reference?.startsWith('#')) {
    const id = reference.reference.slice(1)
    return { concept: medicine.contained?.find((one) => one.id === id)?.code, entry: null }
  }
  const found = directory.find(reference)
  const entry = found && 'entry' in found ? entries.get(found.entry) : undefined
  return entry?.type === 'Medication'
    ? { concept: entry.checked.code, entry: entry.index }
    : { concept: undefined, entry: null }
}

type Dosage = NonNullable<Resource<'MedicationStatement'>['dosage']>[number]

/** The dose in the words of the source, or amount and unit. A number without a unit is no dose. */
function doseOf(dosage: Dosage | undefined): string | null {
  if (dosage?.text) return cut(dosage.text.trim(), 200) || null
  const amount = dosage?.doseAndRate?.[0]?.doseQuantity
  const unit = amount?.unit ?? amount?.code
  return amount?.value !== undefined && unit ? `${amount.value} ${unit}` : null
}
