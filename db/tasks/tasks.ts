import { z } from 'zod'
import { addHours } from '@/lib/clinical/time'
import { moment } from '@/lib/format/clock'
import { can } from '@/lib/permissions'
import { fail, ok, type Result } from '@/lib/result'
import { asStaff, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { changePatient, landed } from '../patients/chart'

export const TaskInput = z.object({
  requestId: z.uuid(),
  patientId: z.uuid(),
  text: z.string().trim().min(1, 'Say what is to be done.').max(300, 'At most 300 characters.'),
  dueAt: z.iso.datetime({ offset: true, error: 'Give date and time.' }).or(z.date()).pipe(z.coerce.date()),
  ownerId: z.uuid().nullish(),
  repeatDays: z.number().int().min(1, 'At least 1 day.').max(365, 'At most 365 days.').nullish(),
})
export type TaskInput = z.infer<typeof TaskInput>

/** The same words for the same patient are one task while it is open. */
const keyOf = (text: string) => `person:${text.toLowerCase().replace(/\s+/g, ' ')}`

/** Puts a task on a patient's list, with an owner, a due time and, when wanted, a repeat. Never the same one twice. */
export const addTask = (staff: Staff, input: TaskInput): Promise<Result<{ taskId: string; text: string }>> =>
  asStaff<{ taskId: string; text: string }>(staff, 'flag.act', 'task.add', (tx) =>
    changePatient<{ taskId: string; text: string }>(
      tx,
      input.patientId,
      'task.add',
      async ({ patientId, episodeId }) => {
        const [same] = await tx.query<{ id: string }>('select id from tasks where id = $1', [input.requestId])
        if (same) return ok({ taskId: same.id, text: 'Already added.' })
        if (input.ownerId && !(await worksHere(tx, input.ownerId)))
          return fail('invalid', 'Choose somebody who works here.', {
            fields: { ownerId: 'Choose somebody who works here.' },
          })
        const made = await insertTask(tx, {
          ...input,
          id: input.requestId,
          patientId,
          episodeId,
          key: keyOf(input.text),
        })
        if (!made)
          return fail('conflict', 'This task is open already.', { fields: { text: 'This task is open already.' } })
        return ok({ taskId: input.requestId, text: 'Task added' })
      },
    ),
  )

async function worksHere(tx: Tx, staffId: string): Promise<boolean> {
  const [colleague] = await tx.query<{ roles: string[] }>(
    'select roles from memberships where staff_id = $1 and center_id = $2 and active',
    [staffId, tx.center.id],
  )
  return colleague !== undefined && can(colleague, 'flag.act')
}

type NewTask = Pick<TaskInput, 'text' | 'dueAt' | 'ownerId' | 'repeatDays'> & {
  id: string
  patientId: string
  episodeId: string | null
  key: string
}

/** Inserts an open task; false when one with its key is open already. */
async function insertTask(tx: Tx, task: NewTask): Promise<boolean> {
  const made = await tx.query(
    `insert into tasks (id, center_id, patient_id, episode_id, key, text, due_at, owner_id, status, repeat_days, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10, $11) on conflict (patient_id, key) where status = 'open' do nothing returning id`,
    [
      task.id,
      tx.center.id,
      task.patientId,
      task.episodeId,
      task.key,
      task.text,
      task.dueAt,
      task.ownerId ?? null,
      task.repeatDays ?? null,
      tx.now,
      tx.staff.id,
    ],
  )
  return made.length > 0
}

export const TaskEnd = z
  .object({
    requestId: z.uuid(),
    patientId: z.uuid(),
    taskId: z.uuid(),
    as: z.enum(['done', 'dropped']),
    note: z.string().trim().max(1000).default(''),
  })
  .refine(({ as, note }) => as === 'done' || note.length > 0, { path: ['note'], message: 'Say why it is dropped.' })
export type TaskEnd = z.infer<typeof TaskEnd>

type Ended = {
  key: string
  text: string
  due_at: Date | null
  owner_id: string | null
  repeat_days: number | null
  episode_id: string | null
}

/** Ends a task once; of two people at once the second is told who was first. A repeating one that is done comes again. */
export const endTask = (staff: Staff, input: TaskEnd): Promise<Result<{ text: string }>> =>
  asStaff<{ text: string }>(staff, 'flag.act', 'task.end', (tx) =>
    changePatient<{ text: string }>(
      tx,
      input.patientId,
      'task.end',
      async ({ patientId }) => {
        if (await landed(tx, patientId, 'task.end', input.requestId)) return ok({ text: 'Already ended.' })
        const [ended] = await tx.query<Ended>(
          `update tasks set status = $3, done_at = $4, done_by = $5, note = nullif($6, '')
           where id = $1 and patient_id = $2 and status = 'open' returning key, text, due_at, owner_id, repeat_days, episode_id`,
          [input.taskId, patientId, input.as, tx.now, tx.staff.id, input.note],
        )
        if (!ended) return whoEnded(tx, input)
        if (input.as === 'done' && ended.repeat_days) await again(tx, patientId, ended, ended.repeat_days)
        return ok({ text: input.as === 'done' ? 'Done' : 'Dropped' })
      },
      { details: { requestId: input.requestId, taskId: input.taskId, as: input.as } },
    ),
  )

/** The next time that lies ahead: missed rounds do not pile up. */
async function again(tx: Tx, patientId: string, ended: Ended, days: number) {
  let dueAt = addHours(ended.due_at ?? tx.now, 24 * days)
  while (dueAt <= tx.now) dueAt = addHours(dueAt, 24 * days)
  await insertTask(tx, {
    id: newId(),
    patientId,
    episodeId: ended.episode_id,
    key: ended.key,
    text: ended.text,
    dueAt,
    ownerId: ended.owner_id,
    repeatDays: days,
  })
}

async function whoEnded(tx: Tx, { taskId, patientId }: TaskEnd) {
  const [task] = await tx.query<{ status: string; done_at: Date | null; name: string | null }>(
    'select t.status, t.done_at, s.name from tasks t left join staff s on s.id = t.done_by where t.id = $1 and t.patient_id = $2',
    [taskId, patientId],
  )
  if (!task) return fail('not_found', 'There is no such task.')
  const at = task.done_at ? moment(task.done_at, tx.now, tx.zone) : ''
  return fail('conflict', `${task.status === 'done' ? 'Done' : 'Dropped'} by ${task.name ?? 'somebody else'} ${at}.`)
}
