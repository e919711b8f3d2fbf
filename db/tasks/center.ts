import { addHours } from '@/lib/clinical/time'
import { ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff } from '../client'

export type CenterDue = {
  items: {
    id: string
    kind: 'task' | 'contact'
    patientId: string
    name: string
    mrn: string
    text: string
    dueAt: Date
    owner: string | null
    mine: boolean
    /** In care now; a follow-up after discharge is not. */
    inCare: boolean
  }[]
  /** People in care, for booking a group or recording who came. */
  inCare: { patientId: string; name: string; mrn: string; booked: Date | null }[]
  now: Date
  zone: string
}

/** Days ahead that the list reaches. */
const AHEAD_DAYS = 7

/**
 * What people have to do in this center: open tasks of everybody, and contacts planned for people who are no longer in
 * care, whom no rule watches any more. Overdue ones first.
 */
export const listCenterDue = (staff: Staff): Promise<Result<CenterDue>> =>
  asStaff<CenterDue>(staff, 'chart.read', 'list.tasks', async (tx) => {
    await auditRead(tx, 'list.tasks', null)
    const until = addHours(tx.now, 24 * AHEAD_DAYS)
    const items = await tx.query<CenterDue['items'][number]>(
      `select t.id, 'task' as kind, p.id as "patientId", p.given_name || ' ' || p.family_name as name, p.mrn, t.text, t.due_at as "dueAt",
         s.name as owner, t.owner_id = $3 as mine,
         exists (select 1 from episodes e where e.patient_id = p.id and e.closed_at is null) as "inCare"
       from tasks t join patients p on p.id = t.patient_id left join staff s on s.id = t.owner_id
       where t.center_id = $1 and t.status = 'open' and t.due_at <= $2
       union all
       select c.id, 'contact', p.id, p.given_name || ' ' || p.family_name, p.mrn, coalesce(c.note, c.kind), c.due_at, null, false, false
       from contacts c join patients p on p.id = c.patient_id
       where c.center_id = $1 and c.status = 'planned' and c.due_at <= $2
         and not exists (select 1 from episodes e where e.patient_id = p.id and e.closed_at is null)
       order by "dueAt", name limit 500`,
      [tx.center.id, until, tx.staff.id],
      'center-due',
    )
    const inCare = await tx.query<CenterDue['inCare'][number]>(
      `select p.id as "patientId", p.given_name || ' ' || p.family_name as name, p.mrn,
         (select min(c.due_at) from contacts c where c.patient_id = p.id and c.kind = 'group' and c.status = 'planned') as booked
       from episodes e join patients p on p.id = e.patient_id where e.center_id = $1 and e.closed_at is null
       order by lower(p.family_name), lower(p.given_name) limit 500`,
      [tx.center.id],
      'in-care',
    )
    return ok({ items, inCare, now: tx.now, zone: tx.zone })
  })
