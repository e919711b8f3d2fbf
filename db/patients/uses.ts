import { z } from 'zod'
import { phaseLabel } from '@/lib/clinical/phases/definitions'
import { applyUses, type ReportedUse, type UsesOutcome } from '@/lib/clinical/phases/uses'
import { dateOf } from '@/lib/clinical/time'
import { type Phase, SUBSTANCES, type When } from '@/lib/clinical/types'
import { fail, ok, type Result } from '@/lib/result'
import { auditRead } from '../audit'
import { asStaff, type Staff, type Tx } from '../client'
import { newId } from '../ids'
import { DATE, insertAnchor } from './admission'
import { changePatient, type OpenChart } from './chart'
import { engineRefusal, readCourse } from './course'

export const UseReport = z.object({
  requestId: z.uuid(),
  patientId: z.uuid(),
  substance: z.enum(SUBSTANCES),
  on: z.discriminatedUnion('precision', [
    z.object({ precision: z.literal('instant'), at: z.coerce.date() }),
    z.object({ precision: z.literal('date'), date: DATE }),
  ]),
  grams: z
    .number('Write the grams as a number.')
    .positive('Write more than 0, or leave it empty if not known.')
    .max(500, 'More than 500 g is not plausible.')
    .nullable()
    .default(null),
  stillUsing: z.boolean().default(false),
  dailyAgain: z.boolean().default(false),
  judgedRelapse: z.boolean().default(false),
  note: z.string().trim().max(2000).default(''),
})
export type UseReport = z.infer<typeof UseReport>

export type UseConsequences = {
  event: UsesOutcome['event']
  flags: string[]
  from: Phase
  to: Phase
  attemptNo: number
  lines: string[]
}

const whenOf = (input: UseReport): When =>
  input.on.precision === 'instant' ? { at: input.on.at } : { date: input.on.date }

/** What a use would mean, before anything is written: the person confirms these lines (phases.md §2.5). */
export const previewUse = (staff: Staff, input: UseReport): Promise<Result<UseConsequences>> =>
  asStaff<UseConsequences>(staff, 'phase.change', 'use.preview', async (tx) => {
    await auditRead(tx, 'use.preview', input.patientId)
    return consequences(tx, input)
  })

/** Records a use and what follows: a new day 0, a lapse with its watch, or a relapse with the next attempt. */
export const reportUse = (staff: Staff, input: UseReport): Promise<Result<UseConsequences>> =>
  asStaff<UseConsequences>(staff, 'phase.change', 'use.report', (tx) =>
    changePatient<UseConsequences>(
      tx,
      input.patientId,
      'use.report',
      async (chart) => {
        const landed = await tx.query('select 1 from substance_uses where request_id = $1', [input.requestId])
        const found = await consequences(tx, input)
        if (landed.length > 0 || !found.ok) return found
        await storeUse(tx, chart, input, found.value)
        return found
      },
      { phaseCause: 'use', reason: input.note || `Use of ${input.substance} reported` },
    ),
  )

async function consequences(tx: Tx, input: UseReport): Promise<Result<UseConsequences>> {
  const state = await readCourse(tx, input.patientId)
  if ('ok' in state) return state
  const { course, row } = state
  const from = (row.episode?.phase ?? 'unknown') as Phase
  const planned = course.use === 'taper' || course.use === 'stable_dose'
  if (!course.lastDose || planned) return ok(withoutAnchor(input, from, row.episode?.attempt_no ?? 1))
  const since = dateOf(course.lastDose, tx.zone)
  const earlier = row.uses.filter((use) => use.used_on >= since && use.event !== 're_anchor').map(toReported)
  try {
    const uses = [...earlier, { ...whenOf(input), substance: input.substance }].sort((a, b) =>
      compareWhen(a, b, tx.zone),
    )
    const attemptNo = row.episode?.attempt_no ?? 1
    const outcome = applyUses({
      zone: tx.zone,
      now: tx.now,
      anchor: course.lastDose,
      attemptNo,
      uses,
      stillUsing: input.stillUsing,
      taperActive: false,
      dailyDosingResumed: input.dailyAgain,
      clinicianRelapse: input.judgedRelapse,
    })
    // Earlier uses since this anchor were judged when they were reported; this report decides about itself.
    const relapsedBefore = row.uses.some((use) => use.event === 'relapse' && use.used_on >= since)
    const attempt = outcome.event === 'relapse' && !relapsedBefore ? attemptNo + 1 : attemptNo
    return ok(describe(outcome, input, from, attempt))
  } catch (error) {
    return engineRefusal(error)
  }
}

const toReported = (use: { used_at: string | null; used_on: string; substance: string }): ReportedUse => ({
  ...(use.used_at ? { at: new Date(use.used_at) } : { date: use.used_on }),
  substance: use.substance as ReportedUse['substance'],
})

const compareWhen = (a: When, b: When, zone: string) =>
  'at' in a && 'at' in b ? a.at.getTime() - b.at.getTime() : dateOf(a, zone).localeCompare(dateOf(b, zone))

/** Before there is a day 0 a use moves no clock; other substances still open ENG-06. */
function withoutAnchor(input: UseReport, from: Phase, attemptNo: number): UseConsequences {
  const other = input.substance !== 'kratom'
  const lines = [
    'The phase stays: there is no last dose to count from.',
    ...(other ? ['Opens a review of new use (ENG-06).'] : []),
  ]
  return { event: 'none', flags: other ? ['ENG-06'] : [], from, to: from, attemptNo, lines }
}

function describe(outcome: UsesOutcome, input: UseReport, from: Phase, attemptNo: number): UseConsequences {
  const lines: Record<UsesOutcome['event'], string[]> = {
    none: ['Day 0 and the attempt stay as they are.'],
    re_anchor: [`Day 0 moves to ${outcome.anchorDate}. The attempt number stays ${attemptNo}.`],
    lapse: [
      `The phase stays ${phaseLabel(outcome.phase)}. Closer watch for 72 h; a review of triggers opens (ENG-04).`,
    ],
    relapse: [
      input.stillUsing ? `Day 0 ends. Phase ${phaseLabel(outcome.phase)}.` : `Day 0 moves to ${outcome.anchorDate}.`,
      `This is attempt ${attemptNo}. A new plan is needed (ENG-05).`,
    ],
  }
  const more = outcome.flags.includes('ENG-06') ? ['Opens a review of new use (ENG-06).'] : []
  return {
    event: outcome.event,
    flags: outcome.flags,
    from,
    to: outcome.phase,
    attemptNo,
    lines: [...lines[outcome.event], ...more],
  }
}

async function storeUse(tx: Tx, chart: OpenChart, input: UseReport, found: UseConsequences) {
  if (!chart.episodeId) return fail('conflict', 'This patient has no open episode.')
  await tx.query(
    `insert into substance_uses (id, center_id, patient_id, episode_id, substance, used_at, used_on, amount, still_using,
       daily_dosing_resumed, clinician_relapse, event, attempt_no, note, request_id, entered_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      newId(),
      tx.center.id,
      chart.patientId,
      chart.episodeId,
      input.substance,
      input.on.precision === 'instant' ? input.on.at : null,
      dateOf(whenOf(input), tx.zone),
      input.grams === null ? null : `${input.grams} g`,
      input.stillUsing,
      input.dailyAgain,
      input.judgedRelapse,
      found.event,
      found.attemptNo,
      input.note || null,
      input.requestId,
      tx.now,
      tx.staff.id,
    ],
  )
  const kratom = input.substance === 'kratom' || input.substance === 'extract' || input.substance === 'seven_oh'
  if (!kratom || found.event === 'none' || found.event === 'lapse') return
  const stopped = found.event === 're_anchor' || !input.stillUsing
  await insertAnchor(
    tx,
    chart.patientId,
    chart.episodeId,
    input.on,
    `Use reported: ${found.event}`,
    stopped ? 'reported' : 'relapse_using',
  )
  await tx.query('update episodes set attempt_no = $2, use_status = $3 where id = $1', [
    chart.episodeId,
    found.attemptNo,
    stopped ? 'stopped' : 'stable_dose',
  ])
}
