import { isDeepStrictEqual } from 'node:util'
import { checkAnswer } from '@/lib/clinical/intake/fields/check'
import { findField } from '@/lib/clinical/intake/fields/table'
import { localDate } from '@/lib/clinical/time'
import { clockSeconds } from '@/lib/format/clock'
import { fail, ok, type Refused, type Result } from '@/lib/result'
import { CLINICIANS } from '../assessments/stop'
import { auditWrite } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { changePatient, NO_SUCH_PATIENT, type OpenChart } from '../patients/chart'
import { EFFECTS } from './effects'
import type { SaveAnswers } from './input'
import { hereIs } from './presence'
import type { StoredAnswer } from './rows'

export type Conflict = { field: string; theirs: StoredAnswer }
export type AnswersSaved = {
  /** Field → the version now stored, with the value as it is kept. */
  saved: Record<string, { version: number; value: unknown }>
  /** Somebody else saved these in between. Both values are there; nothing was overwritten. */
  conflicts: Conflict[]
  /** Field → why its value was refused. */
  refused: Record<string, string>
  savedAt: string
  savedText: string
}

type Given = SaveAnswers['answers'][number]

/**
 * Saves what was typed, field by field, each against the version it was read at: a field that somebody else saved in
 * between is handed back with their value, and the others are saved. Sent twice, it changes nothing. Answers that the
 * rules read are written to the chart in the same transaction once the person has left the field.
 */
export const saveAnswers = (staff: Staff, input: SaveAnswers): Promise<Result<AnswersSaved>> =>
  asStaff<AnswersSaved>(staff, 'assessment.record', 'intake.save', async (tx) => {
    const facts = input.answers.some(({ field, settled }) => settled && EFFECTS[field])
    if (!facts) return saveOpen(tx, input, null)
    return changePatient(tx, input.patientId, 'intake.save', (chart) => saveOpen(tx, input, chart), {
      phaseCause: 'anchor',
      reason: 'Told at intake',
    })
  })

async function saveOpen(tx: Tx, input: SaveAnswers, chart: OpenChart | null): Promise<Result<AnswersSaved>> {
  const refusal = await notOpen(tx, input)
  if (refusal) return refusal
  await hereIs(tx, input)
  return ok(await store(tx, input, chart))
}

/** The draft, locked against a signature in the same second. */
async function notOpen(tx: Tx, { patientId, intakeId }: SaveAnswers): Promise<Refused | null> {
  const [intake] = await tx.query<{ status: string; name: string | null }>(
    `select i.status, (select name from staff where id = i.signed_by) as name from intakes i
     where i.id = $1 and i.patient_id = $2 for share of i`,
    [intakeId, patientId],
    'intake-open',
  )
  if (!intake) return NO_SUCH_PATIENT
  if (intake.status === 'draft') return null
  return fail('conflict', `Signed by ${intake.name ?? 'a colleague'}. Write an addendum instead.`)
}

async function store(tx: Tx, input: SaveAnswers, chart: OpenChart | null): Promise<AnswersSaved> {
  const result: AnswersSaved = {
    saved: {},
    conflicts: [],
    refused: {},
    savedAt: tx.now.toISOString(),
    savedText: `Saved ${clockSeconds(tx.now, tx.zone)}`,
  }
  // In one order, so that two people who save the same fields never wait for each other in a circle.
  for (const given of [...input.answers].sort((a, b) => (a.field < b.field ? -1 : 1)))
    await storeOne(tx, input, given, result, chart)
  const fields = Object.keys(result.saved)
  if (fields.length > 0 && !chart) await auditWrite(tx, 'intake.save', input.patientId, { fields })
  return result
}

async function storeOne(tx: Tx, input: SaveAnswers, given: Given, result: AnswersSaved, chart: OpenChart | null) {
  const { field, state } = given
  const checked = checkGiven(tx, given)
  if (!checked.ok) {
    result.refused[field] = checked.message
    return
  }
  const answer = { field, state, value: checked.value }
  const version = (await write(tx, input, given, answer.value)) ?? null
  if (version === null) {
    const theirs = await stored(tx, input.intakeId, field)
    if (!theirs) return
    if (theirs.state !== state || !isDeepStrictEqual(theirs.value ?? null, answer.value)) {
      result.conflicts.push({ field, theirs })
      return
    }
    result.saved[field] = { version: theirs.version, value: answer.value }
  } else result.saved[field] = { version, value: answer.value }
  if (chart && given.settled) await EFFECTS[field]?.(tx, chart, answer)
}

function checkGiven(tx: Tx, { field, state, value }: Given) {
  const known = findField(field)
  if (!known) return { ok: false as const, message: 'This question is not asked any more.' }
  if (known.clinicianOnly && !tx.staff.roles.some((role) => CLINICIANS.includes(role)))
    return { ok: false as const, message: 'A counselor, nurse, prescriber or the medical director records this.' }
  if (state !== 'answered') return { ok: true as const, value: null }
  return checkAnswer(known.answer, value, localDate(tx.now, tx.zone))
}

/** The version now stored, or undefined when somebody saved in between (or this very save had already landed). */
async function write(tx: Tx, input: SaveAnswers, given: Given, value: unknown): Promise<number | undefined> {
  const values = [input.intakeId, given.field, given.state, JSON.stringify(value ?? null), tx.staff.id, tx.now]
  const [row] =
    given.version === 0
      ? await tx.query<{ version: number }>(
          `insert into intake_answers (intake_id, field, state, value, recorded_by, center_id, patient_id, version, origin, entered_at)
           values ($1, $2, $3, $4, $5, $7, $8, 1, 'entered', $6) on conflict (intake_id, field) do nothing returning version`,
          [...values, tx.center.id, input.patientId],
          'intake-answer-new',
        )
      : await tx.query<{ version: number }>(
          `update intake_answers set state = $3, value = $4, recorded_by = $5, version = version + 1, origin = 'entered',
             entered_at = $6
           where intake_id = $1 and field = $2 and version = $7 and (state <> $3 or value is distinct from $4::jsonb) returning version`,
          [...values, given.version],
          'intake-answer-next',
        )
  return row?.version
}

async function stored(tx: Tx, intakeId: string, field: string): Promise<StoredAnswer | null> {
  const [row] = await tx.query<Omit<StoredAnswer, 'at'> & { at: Date }>(
    `select a.field, a.state, a.value, a.version, a.origin, s.name as by, a.entered_at as at
     from intake_answers a left join staff s on s.id = a.recorded_by where a.intake_id = $1 and a.field = $2`,
    [intakeId, field],
    'intake-answer-stored',
  )
  return row ? { ...row, at: row.at.toISOString() } : null
}
