import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import { score } from '@/lib/clinical/instruments/score'
import { INSTRUMENT_IDS, type InstrumentId, type Score, type ScoreInput } from '@/lib/clinical/instruments/types'
import { displayOnly } from '@/lib/clinical/vitals/validate'
import { fail, ok, type Result } from '@/lib/result'
import type { Tx } from '../client'
import { newId } from '../ids'
import type { OpenChart } from '../patients/chart'

export type ScoreEntry = {
  requestId: string
  instrumentId: string
  takenAt: Date
  mode: 'staff' | 'self' | 'phone'
  input: ScoreInput
  note?: string | null
  supersedesId?: string | null
  correctionReason?: string | null
  offline?: boolean
}

export const isInstrument = (id: string): id is InstrumentId => (INSTRUMENT_IDS as readonly string[]).includes(id)

/** Scores the answers and stores them with the instrument's version and band set. An unanswered item is never zero. */
export async function storeScore(
  tx: Tx,
  chart: OpenChart,
  entry: ScoreEntry,
): Promise<Result<{ id: string; score: Score }>> {
  if (!isInstrument(entry.instrumentId))
    return fail('invalid', `${entry.instrumentId} is not an instrument of this product.`)
  const result = score(entry.instrumentId, entry.input)
  if (result.status === 'rejected') return refused(result)
  const id = newId()
  await tx.query(
    `insert into assessments (id, center_id, patient_id, episode_id, request_id, instrument, version, band_set, taken_at, entered_at,
       recorded_by, mode, answers, status, total, band, extra, note, source, supersedes_id, correction_reason, display_only)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
    [
      id,
      tx.center.id,
      chart.patientId,
      chart.episodeId,
      entry.requestId,
      entry.instrumentId,
      result.version,
      result.bandSet,
      entry.takenAt,
      tx.now,
      tx.staff.id,
      entry.mode,
      JSON.stringify(result.stored),
      result.status,
      result.unrounded,
      result.band,
      JSON.stringify(extrasOf(result)),
      entry.note ?? null,
      entry.offline ? 'offline' : 'entered',
      entry.supersedesId ?? null,
      entry.correctionReason ?? null,
      displayOnly({ measuredAt: entry.takenAt, enteredAt: tx.now }).displayOnly ?? false,
    ],
    'insert-assessment',
  )
  return ok({ id, score: result })
}

const PROBLEMS: Record<string, string> = {
  answer_not_allowed: 'An answer is not among the allowed ones.',
  total_out_of_range: 'The total is outside the range of the scale.',
  pulse_disagrees: 'The pulse item does not agree with the heart rate of this set.',
  unknown_item: 'An answer belongs to no item of this scale.',
  no_total: 'This scale has no total.',
}

function refused(result: Score) {
  const title = INSTRUMENTS[result.instrument].short
  const message = `${title}: ${PROBLEMS[result.problem ?? ''] ?? 'it cannot be scored.'}`
  const fields = Object.fromEntries(result.problemItems.map((item) => [`${result.instrument}.${item}`, message]))
  return fail('invalid', message, {
    fields: Object.keys(fields).length > 0 ? fields : { [result.instrument]: message },
  })
}

/** What the rules read beside total and band. */
function extrasOf({
  instrument,
  stored,
  item9Flag,
  complicated,
  contradictory,
  missing,
}: Score): Record<string, unknown> {
  const extra: Record<string, unknown> = {}
  if (missing.length > 0) extra.missing = missing
  if (instrument === 'PHQ9') extra.item9 = typeof stored.self_harm === 'number' ? stored.self_harm : null
  if (item9Flag !== undefined) extra.item9Flag = item9Flag
  if (instrument === 'COWS' || instrument === 'CIWA_AR')
    extra.tremorItem = typeof stored.tremor === 'number' ? stored.tremor : null
  if (complicated) extra.complicated = true
  if (contradictory) extra.contradictory = true
  if (instrument === 'POSS') extra.level = String(stored.level)
  return extra
}
