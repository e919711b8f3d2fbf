import { ok, type Result } from '@/lib/result'
import { asStaff, type Staff } from './client'

/** What every signed-in screen shows around its content. */
export type Shell = {
  now: string
  zone: string
  seq: number
  /** Patients with an open T1. */
  emergencies: number
  kind: 'production' | 'demo' | 'test'
  /** The test clock stands still. */
  clockStopped: boolean
  center: { slug: string; name: string }
  roles: readonly string[]
}

type Row = { seq: number; emergencies: number; kind: Shell['kind'] | null; clock_stopped: boolean | null }

/** The shell as a member of the center sees it; needs no role, so that an administrator has a screen too. */
export const readShell = (staff: Staff): Promise<Result<Shell>> =>
  asStaff(staff, ['queue.read', 'staff.manage'], 'shell.read', async (tx) => {
    const [row] = await tx.query<Row>(
      `select c.seq,
         (select count(*)::int from triage_rows where center_id = c.id and tier = 1 and open_count > 0) as emergencies,
         (select value #>> '{}' from app_meta where key = 'kind') as kind,
         (select value ? 'frozenAt' from app_meta where key = 'clock') as clock_stopped
       from centers c where c.id = $1`,
      [tx.center.id],
      'shell',
    )
    return ok({
      now: tx.now.toISOString(),
      zone: tx.zone,
      seq: row?.seq ?? 0,
      emergencies: row?.emergencies ?? 0,
      kind: row?.kind ?? 'production',
      clockStopped: row?.clock_stopped ?? false,
      center: { slug: tx.center.slug, name: tx.center.name },
      roles: tx.staff.roles,
    })
  })
