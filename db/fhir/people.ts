import type { Outcome, Person } from '@/lib/fhir/types'
import type { Tx } from '../client'
import { newId } from '../ids'

type Known = { id: string; source_ref: string; birth_date: string | null }
export type Placed = {
  /** Chart of each entry of a person, and of people known by an identifier. */
  byEntry: Map<number, string>
  bySourceRef: Map<string, string>
  outcomes: Map<number, Outcome>
  notices: string[]
  created: number
}

const NO_CODE = { system: null, code: null, text: null }
const refused = (why: string): Outcome => ({ status: 'refused', label: NO_CODE, why })

/**
 * Finds or creates the chart of every person and locks it, so that two imports of one person follow each other.
 * A chart is found by the identifier of its source only: names and record numbers are never taken for identity.
 * Opens no episode.
 */
export async function placePeople(tx: Tx, people: readonly Person[], elsewhere: readonly string[]): Promise<Placed> {
  const placed: Placed = { byEntry: new Map(), bySourceRef: new Map(), outcomes: new Map(), notices: [], created: 0 }
  const refs = [...new Set([...people.map(({ sourceRef }) => sourceRef), ...elsewhere])]
  const known = await lockKnown(tx, refs)
  const fresh = firstOfEach(people.filter(({ sourceRef }) => !known.has(sourceRef)))
  const made = await insertPeople(tx, fresh, placed)
  const lost = fresh.filter(({ sourceRef }) => !made.has(sourceRef))
  for (const [ref, row] of lost.length > 0
    ? await lockKnown(
        tx,
        lost.map(({ sourceRef }) => sourceRef),
      )
    : [])
    known.set(ref, row)
  for (const [ref, row] of known) placed.bySourceRef.set(ref, row.id)
  for (const [ref, id] of made) placed.bySourceRef.set(ref, id)
  placed.created = made.size
  for (const person of people) settle(placed, person, known.get(person.sourceRef), made)
  return placed
}

function settle(placed: Placed, person: Person, known: Known | undefined, made: Map<string, string>) {
  const id = placed.bySourceRef.get(person.sourceRef)
  if (!id) return placed.outcomes.set(person.entry, refused('cannot be added here; ask the medical director'))
  if (known?.birth_date && person.birthDate && known.birth_date !== person.birthDate)
    return placed.outcomes.set(person.entry, refused('its identifier belongs to somebody with another birth date'))
  // A person sent twice in one file is created once.
  const first = made.delete(person.sourceRef)
  placed.byEntry.set(person.entry, id)
  return placed.outcomes.set(person.entry, { status: first ? 'taken' : 'repeated' })
}

function firstOfEach(people: readonly Person[]): Person[] {
  const first = new Map<string, Person>()
  for (const person of people) if (!first.has(person.sourceRef)) first.set(person.sourceRef, person)
  // In one order everywhere, so that two imports of the same people wait for each other instead of blocking each other.
  return [...first.values()].sort((a, b) => (a.sourceRef < b.sourceRef ? -1 : 1))
}

async function lockKnown(tx: Tx, refs: readonly string[]): Promise<Map<string, Known>> {
  const rows = await tx.query<Known>(
    `select id, source_ref, birth_date from patients where center_id = $1 and source_ref = any ($2)
     order by id for no key update`,
    [tx.center.id, refs],
  )
  return new Map(rows.map((row) => [row.source_ref, row]))
}

/** Inserts people under the MRN of their source where it is free, else under a number of their own. */
async function insertPeople(tx: Tx, people: readonly Person[], placed: Placed): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  await noticeDuplicates(tx, people, placed)
  const taken = await takenNumbers(tx, people)
  const rows = people.map((person) => rowOf(tx, person, freeNumber(person, taken, placed)))
  const made = await insertRows(tx, rows)
  // A number in use on a chart that is out of sight: the person still gets in, under a number of their own.
  const again = rows
    .filter(({ source_ref }) => !made.has(source_ref))
    .map((row) => ({ ...row, mrn: ownNumber(row.id) }))
  if (again.length === 0) return made
  for (const [ref, id] of await insertRows(tx, again)) {
    made.set(ref, id)
    placed.notices.push(`A record number is in use; the person was imported as ${ownNumber(id)}.`)
  }
  return made
}

const ownNumber = (id: string) => `I-${id.slice(-10).toUpperCase()}`

function freeNumber({ mrn }: Person, taken: Set<string>, placed: Placed): string | null {
  if (mrn === null) return null
  if (!taken.has(mrn)) {
    taken.add(mrn)
    return mrn
  }
  placed.notices.push(
    `MRN ${mrn} belongs to another person here; this one was imported under a number of its own, not merged.`,
  )
  return null
}

async function takenNumbers(tx: Tx, people: readonly Person[]): Promise<Set<string>> {
  const rows = await tx.query<{ mrn: string }>('select mrn from patients where center_id = $1 and mrn = any ($2)', [
    tx.center.id,
    people.map(({ mrn }) => mrn),
  ])
  return new Set(rows.map(({ mrn }) => mrn))
}

type Row = Record<string, unknown> & { id: string; source_ref: string }

function rowOf(tx: Tx, person: Person, mrn: string | null): Row {
  const id = newId()
  return {
    id,
    center_id: tx.center.id,
    mrn: mrn ?? ownNumber(id),
    family_name: person.familyName,
    given_name: person.givenName,
    birth_date: person.birthDate,
    sex: person.sex,
    phone: person.phone,
    language: person.language,
    created_at: tx.now,
    created_by: tx.staff.id,
    source_ref: person.sourceRef,
  }
}

async function insertRows(tx: Tx, rows: readonly Row[]): Promise<Map<string, string>> {
  const made = await tx.query<{ id: string; source_ref: string }>(
    `insert into patients (id, center_id, mrn, family_name, given_name, birth_date, sex, phone, language, created_at, created_by, source_ref)
     select r.* from jsonb_to_recordset($1::jsonb) as r(id uuid, center_id uuid, mrn text, family_name text, given_name text,
       birth_date date, sex text, phone text, language text, created_at timestamptz, created_by uuid, source_ref text)
     on conflict do nothing returning id, source_ref`,
    [JSON.stringify(rows)],
  )
  return new Map(made.map(({ id, source_ref }) => [source_ref, id]))
}

/** Says who may already be here under another identifier; warns, never merges. */
async function noticeDuplicates(tx: Tx, people: readonly Person[], placed: Placed) {
  const rows = await tx.query<{ mrn: string }>(
    `select distinct p.mrn from patients p join jsonb_to_recordset($2::jsonb) as r(family text, given text, birth date)
       on lower(p.family_name) = lower(r.family) and lower(p.given_name) = lower(r.given) and p.birth_date = r.birth
     where p.center_id = $1 order by p.mrn limit 20`,
    [
      tx.center.id,
      JSON.stringify(
        people.map(({ familyName, givenName, birthDate }) => ({
          family: familyName,
          given: givenName,
          birth: birthDate,
        })),
      ),
    ],
  )
  for (const { mrn } of rows)
    placed.notices.push(
      `MRN ${mrn} has the same name and birth date as an imported person. Not merged; compare the charts.`,
    )
}
