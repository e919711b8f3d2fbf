import type { Tx } from './client'

export type FlagLoad = {
  patientDays: number
  opened: number
  /** New flags per patient and day; the target is at most 0.6 (triage.md §2.8). */
  perPatientDay: number
  /** New T1 and T2 a day in the whole center; the target is at most 5 with 56 patients. */
  urgentPerDay: number
}

/**
 * How loud the queue of a center was between two instants: flags that opened there over the days that its episodes were
 * open. Counts what `query` may see.
 */
export async function flagLoad(
  query: Tx['query'],
  { centerId, from, to }: { centerId: string; from: Date; to: Date },
): Promise<FlagLoad> {
  const [row] = await query<{ patient_days: number | null; opened: number; urgent: number }>(
    `select
       (select sum(extract(epoch from least(coalesce(closed_at, $3), $3) - greatest(admitted_at, $2)) / 86400)::float8
        from episodes where center_id = $1 and admitted_at < $3 and coalesce(closed_at, $3) > $2) as patient_days,
       (select count(*)::int from flags where center_id = $1 and opened_at >= $2 and opened_at < $3) as opened,
       (select count(*)::int from flag_events e where e.center_id = $1 and e.kind = 'opened' and e.at >= $2 and e.at < $3
          and e.data ->> 'tier' in ('T1', 'T2')) as urgent`,
    [centerId, from, to],
  )
  const days = (to.getTime() - from.getTime()) / 86_400_000
  const patientDays = row?.patient_days ?? 0
  const opened = row?.opened ?? 0
  return {
    patientDays,
    opened,
    perPatientDay: patientDays > 0 ? opened / patientDays : 0,
    urgentPerDay: days > 0 ? (row?.urgent ?? 0) / days : 0,
  }
}
