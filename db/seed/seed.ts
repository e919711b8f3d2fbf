import { addHours } from '@/lib/clinical/time'
import { pool, type Staff } from '../client'
import { insertCenter, insertStaff, joinAll } from './centers'
import type { Cast } from './person'
import { replay } from './replay'
import type { StaffKey } from './staff'
import { storyOf } from './story'

export type Seeding = {
  casts: readonly Cast[]
  until: Date
  /** Some of the people, by MRN; all when left out. */
  only?: readonly string[]
  /** For tests: addresses and slugs of their own, because both are unique in a database. */
  suffix?: string
  onInstant?: (at: Date, played: number, of: number) => void
}

const YEARS_BACK_H = 10 * 365 * 24

/** Makes the centers with their staff and replays the story of their people; returns the ids of the centers by slug. */
export async function seed({ casts, until, only, suffix, onInstant }: Seeding): Promise<Map<string, string>> {
  const bySlug = new Map<string, string>()
  const byMrn = new Map<string, string>()
  for (const cast of casts) {
    const id = await insertCenter(cast.center, suffix ? `${cast.center.slug}-${suffix}` : cast.center.slug)
    bySlug.set(cast.center.slug, id)
    for (const { mrn } of cast.people) byMrn.set(mrn, id)
  }
  const keys = [...new Set(casts.flatMap(({ center }) => Object.keys(center.members) as StaffKey[]))]
  const homeOf = (key: StaffKey) => bySlug.get(casts.find(({ center }) => center.members[key])?.center.slug ?? '') ?? ''
  const emailOf = suffix ? (key: StaffKey) => `${key}-${suffix}@larkmoor.example` : undefined
  const ids = await insertStaff(keys, homeOf, addHours(until, -YEARS_BACK_H), emailOf)
  for (const { center } of casts) await joinAll(center, bySlug.get(center.slug) ?? '', ids)
  const centers = new Map(casts.map(({ center }) => [bySlug.get(center.slug) ?? '', center]))
  await replay({
    stage: {
      patients: new Map(),
      staff: (key, mrn) => staffOf(casts, ids, byMrn, key, mrn),
    },
    scenes: casts.flatMap((cast) => storyOf(cast, until, only)),
    until,
    centers,
    people: new Map(casts.flatMap(({ people }) => people.map((person) => [person.mrn, person]))),
    setClock: stopClock,
    onInstant,
  })
  return bySlug
}

function staffOf(
  casts: readonly Cast[],
  ids: ReadonlyMap<StaffKey, string>,
  byMrn: ReadonlyMap<string, string>,
  key: StaffKey,
  mrn: string,
): Staff {
  const id = ids.get(key)
  const cast = casts.find(({ people }) => people.some((person) => person.mrn === mrn))
  const roles = cast?.center.members[key]
  if (!id || !roles) throw new Error(`${key} does not work where ${mrn} is treated.`)
  return { id, centerId: byMrn.get(mrn) ?? '', roles }
}

export const stopClock = (at: Date) => writeClock({ frozenAt: at.toISOString() })
export const letClockRun = () => writeClock({})

async function writeClock(clock: { frozenAt?: string }) {
  await pool().query({
    name: 'seed-clock',
    text: `insert into app_meta (key, value) values ('clock', $1) on conflict (key) do update set value = excluded.value`,
    values: [JSON.stringify(clock)],
  })
}
