import type { Tx } from '../client'

/** Somebody else who has the intake open now. */
export type Present = { staffId: string; name: string; section: string; field: string | null }
export type ChartChange = { at: string; by: string | null; verb: string }
export type Place = { section: string; field: string | null }

/** Whoever was heard this recently has the intake open. */
const PRESENT_FOR_S = 20

/** Says where this person is; the place is what the next device opens at. */
export const hereIs = (tx: Tx, { patientId, intakeId, at }: { patientId: string; intakeId: string; at: Place }) =>
  tx.query(
    `insert into intake_presence (center_id, patient_id, intake_id, staff_id, section, field, seen_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (intake_id, staff_id) do update set section = $5, field = $6, seen_at = $7`,
    [tx.center.id, patientId, intakeId, tx.staff.id, at.section, at.field, tx.now],
    'intake-here',
  )

export const othersHere = (tx: Tx, intakeId: string): Promise<Present[]> =>
  tx.query<Present>(
    `select p.staff_id as "staffId", s.name, p.section, p.field from intake_presence p join staff s on s.id = p.staff_id
     where p.intake_id = $1 and p.staff_id <> $2 and p.seen_at > $4::timestamptz - make_interval(secs => $3) order by s.name`,
    [intakeId, tx.staff.id, PRESENT_FOR_S, tx.now],
    'intake-others',
  )

/** Where this person was in this intake the last time, on whatever device; null = never. */
export async function lastPlace(tx: Tx, intakeId: string): Promise<(Place & { seenAt: Date }) | null> {
  const [row] = await tx.query<Place & { seenAt: Date }>(
    'select section, field, seen_at as "seenAt" from intake_presence where intake_id = $1 and staff_id = $2',
    [intakeId, tx.staff.id],
    'intake-place',
  )
  return row ?? null
}

/** What was changed in the chart since an instant, outside the intake's own drafts, oldest first. */
export async function changesSince(tx: Tx, patientId: string, since: Date): Promise<ChartChange[]> {
  const rows = await tx.query<{ at: Date; by: string | null; verb: string }>(
    `select c.at, s.name as by, c.verb from changes c left join staff s on s.id = c.by
     where c.patient_id = $1 and c.at > $2 and c.verb not like 'intake.%' and c.verb <> 'sweep' order by c.seq desc limit 12`,
    [patientId, since],
    'intake-changes',
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() })).reverse()
}

/** What others answered since an instant. */
export const answeredSince = async (tx: Tx, intakeId: string, since: Date): Promise<{ field: string; by: string }[]> =>
  tx.query<{ field: string; by: string }>(
    `select a.field, s.name as by from intake_answers a join staff s on s.id = a.recorded_by
     where a.intake_id = $1 and a.entered_at > $2 and a.recorded_by <> $3 order by a.entered_at limit 40`,
    [intakeId, since, tx.staff.id],
    'intake-answered-since',
  )
