import { labelOfFact } from '@/lib/fhir/label'
import type { Mapping } from '@/lib/fhir/map'
import { NOTHING_WRITTEN, type Written } from '@/lib/fhir/report'
import type { Fact, LeftOut, Outcome } from '@/lib/fhir/types'
import { announce, auditWrite } from '../audit'
import type { Tx } from '../client'
import { storeAllergies, storeConditions, storeMedicines, storeScores } from './facts'
import { type Placed, placePeople } from './people'
import { type Ledger, type Placing, placing } from './placing'
import { storeSets } from './sets'

export type Done = {
  outcomes: (Outcome | undefined)[]
  leftOut: readonly LeftOut[]
  written: Written
  rounded: number
  notices: string[]
  /** Whether there was anybody to write about. */
  people: number
}

/** Writes people and facts in the transaction it is given, with an audit row for every chart that changed. */
export async function writeMapping(
  tx: Tx,
  importId: string,
  mapping: Mapping,
  progress: (left: number) => void,
): Promise<Done> {
  const placed = await placePeople(tx, mapping.people, elsewhereOf(mapping))
  const ledger: Ledger = { outcomes: [...mapping.outcomes], changed: new Map(), rounded: 0 }
  for (const [entry, outcome] of placed.outcomes) ledger.outcomes[entry] = outcome
  const placings = mapping.facts.flatMap((fact) => placeFact(fact, placed, ledger))
  const written = { ...NOTHING_WRITTEN, patients: placed.created }
  let left = placings.length
  const step = (count: number) => {
    left -= count
    progress(left)
  }
  step(0)
  for (const [kind, store] of STEPS) {
    const some = placings.filter(({ fact }) => kind.includes(fact.kind))
    if (some.length > 0) await store(tx, some, written)
    step(some.length)
  }
  await leaveTraces(tx, importId, placed, ledger)
  return {
    outcomes: ledger.outcomes,
    leftOut: mapping.leftOut,
    written,
    rounded: ledger.rounded,
    notices: placed.notices,
    people: placed.bySourceRef.size,
  }
}

type Store = (tx: Tx, placings: Placing[], written: Written) => Promise<void>
const of = <Kind extends Fact['kind']>(placings: Placing[], kind: Kind) =>
  placings.filter((one): one is Placing<Extract<Fact, { kind: Kind }>> => one.fact.kind === kind)

const STEPS: readonly (readonly [readonly Fact['kind'][], Store])[] = [
  [
    ['observation'],
    async (tx, placings, written) => {
      written.sets = await storeSets(tx, of(placings, 'observation'))
      written.scores = await storeScores(tx, of(placings, 'observation'))
    },
  ],
  [
    ['condition'],
    async (tx, placings, written) => {
      written.conditions = await storeConditions(tx, of(placings, 'condition'))
    },
  ],
  [
    ['allergy', 'no_allergy'],
    async (tx, placings, written) => {
      written.allergies = await storeAllergies(tx, of(placings, 'allergy'), of(placings, 'no_allergy'))
    },
  ],
  [
    ['medication'],
    async (tx, placings, written) => {
      written.medicines = await storeMedicines(tx, of(placings, 'medication'))
    },
  ],
]

const elsewhereOf = ({ facts }: Mapping) =>
  facts.flatMap(({ subject }) => ('sourceRef' in subject ? [subject.sourceRef] : []))

function placeFact(fact: Fact, placed: Placed, ledger: Ledger): Placing[] {
  const { subject } = fact
  const patientId = 'entry' in subject ? placed.byEntry.get(subject.entry) : placed.bySourceRef.get(subject.sourceRef)
  if (patientId) return [placing(fact, patientId, ledger)]
  const why = 'entry' in subject ? 'its person was refused' : 'its person is not in this file and not known here'
  const outcome: Outcome = { status: 'refused', label: labelOfFact(fact), why }
  ledger.outcomes[fact.entry] = outcome
  if (fact.kind === 'medication' && fact.medicationEntry !== null) ledger.outcomes[fact.medicationEntry] ??= outcome
  return []
}

/** Last, because taking the center's next number makes every other change of the center wait for this one. */
async function leaveTraces(tx: Tx, importId: string, placed: Placed, { changed, outcomes }: Ledger) {
  for (const [entry, patientId] of placed.byEntry)
    if (outcomes[entry]?.status === 'taken' && !changed.has(patientId)) changed.set(patientId, 0)
  for (const [patientId, facts] of changed) await auditWrite(tx, 'data.import', patientId, { importId, facts })
  for (const patientId of changed.keys()) await announce(tx, patientId, 'data.import')
}
