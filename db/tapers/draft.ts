import { clock } from '@/lib/format/clock'
import { fail, ok, type Result } from '@/lib/result'
import { auditWrite } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { NO_SUCH_PATIENT } from '../patients/chart'
import type { PlanParameters, SaveDraft } from './input'
import { NO_EPISODE, STOPPED } from './words'

export type DraftSaved = { version: string; savedText: string }
export type DraftRow = {
  episode_id: string
  revision: number
  params: PlanParameters
  reason: string
  entered_at: Date
  recorded_by: string
  name: string | null
}

/**
 * Saves the draft of a plan, one per episode. Two people never overwrite each other: a form that was read at an older
 * version is refused with who saved since and when.
 */
export const saveDraft = (staff: Staff, input: SaveDraft): Promise<Result<DraftSaved>> =>
  asStaff<DraftSaved>(staff, 'taper.draft', 'taper.draft', async (tx) => {
    const [patient] = await tx.query<{ episode_id: string | null; use_status: string | null }>(
      'select e.id as episode_id, e.use_status from patients p left join episodes e on e.patient_id = p.id and e.closed_at is null where p.id = $1',
      [input.patientId],
    )
    if (!patient) return NO_SUCH_PATIENT
    if (!patient.episode_id) return NO_EPISODE
    if (patient.use_status === 'stopped') return STOPPED
    const saved = await write(tx, patient.episode_id, input)
    if (saved === null) return overwritten(tx, input.patientId)
    await auditWrite(tx, 'taper.draft', input.patientId, { revision: saved })
    return ok({ version: String(saved), savedText: `Saved ${clock(tx.now, tx.zone)}` })
  })

/** The revision now stored, or null when somebody saved in between. */
async function write(tx: Tx, episodeId: string, input: SaveDraft): Promise<number | null> {
  const values = [JSON.stringify(input.parameters), input.reason, tx.now, tx.staff.id]
  const [row] =
    input.version === null
      ? await tx.query<{ revision: number }>(
          `insert into taper_drafts (id, center_id, patient_id, episode_id, revision, params, reason, entered_at, recorded_by)
           values ($5, $6, $7, $8, 1, $1, $2, $3, $4) on conflict (episode_id) do nothing returning revision`,
          [...values, newId(), tx.center.id, input.patientId, episodeId],
        )
      : await tx.query<{ revision: number }>(
          `update taper_drafts set params = $1, reason = $2, entered_at = $3, recorded_by = $4, revision = revision + 1
           where episode_id = $5 and revision::text = $6 returning revision`,
          [...values, episodeId, input.version],
        )
  return row?.revision ?? null
}

async function overwritten(tx: Tx, patientId: string) {
  const draft = await readDraft(tx, patientId)
  if (!draft) return fail('conflict', 'This draft has been signed or thrown away. Reload to see the plan.')
  const by = draft.recorded_by === tx.staff.id ? 'you, in another window' : (draft.name ?? 'somebody else')
  return fail('conflict', `Saved by ${by} ${clock(draft.entered_at, tx.zone)}. Yours is not saved; compare first.`, {
    details: { by, at: draft.entered_at.toISOString(), version: String(draft.revision), parameters: draft.params },
  })
}

export async function readDraft(tx: Tx, patientId: string): Promise<DraftRow | null> {
  const [draft] = await tx.query<DraftRow>(
    `select d.episode_id, d.revision, d.params, d.reason, d.entered_at, d.recorded_by, s.name
     from taper_drafts d left join staff s on s.id = d.recorded_by
     where d.patient_id = $1 and d.episode_id = (select id from episodes where patient_id = $1 and closed_at is null)`,
    [patientId],
    'taper-draft',
  )
  return draft ?? null
}

/** What was signed is no draft any more. */
export const dropDraft = (tx: Tx, episodeId: string) =>
  tx.query('delete from taper_drafts where episode_id = $1', [episodeId])
