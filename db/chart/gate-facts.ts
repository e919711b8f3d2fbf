import type { GateFacts } from '@/lib/clinical/phases/gates'
import { localDate } from '@/lib/clinical/time'
import type { LocalDate } from '@/lib/clinical/types'
import type { FactsRow } from '../facts/row'

/** What the gates read from the stored facts. What nobody records yet stays null, which is "cannot tell" and never met. */
export function gateFactsOf(
  row: FactsRow,
  nextContactAt: Date | null,
  evaluated: boolean,
  zone: string,
  now: Date,
): GateFacts {
  const has = (kind: FactsRow['documents'][number]['kind']) =>
    row.documents.some((one) => one.kind === kind) ? true : null
  const screen = row.scores.filter((one) => one.instrument === 'CSSRS' && one.status === 'complete').at(-1)
  return {
    zone,
    now,
    lastDoseRecorded: row.anchor !== null && row.anchor.kind !== 'unknown',
    crisisPlan: has('crisis'),
    relapsePlanSigned: has('relapse'),
    nextContactAt,
    sowsHDays: highestByDay(row, zone),
    openRedFlags: evaluated ? row.flags.filter(({ tier }) => tier <= 2).length : null,
    cssrs: CSSRS.find((risk) => risk === screen?.band) ?? null,
    sleepMeasuredOn: latestOn([lastScore(row, 'ISI'), lastReport(row, 'sleepHours')], zone),
    moodMeasuredOn: latestOn([lastScore(row, 'PHQ9'), lastScore(row, 'GAD7')], zone),
    phq9On: latestOn([lastScore(row, 'PHQ9')], zone),
    gad7On: latestOn([lastScore(row, 'GAD7')], zone),
  }
}

const CSSRS = ['none', 'low', 'moderate', 'high'] as const

const lastScore = (row: FactsRow, instrument: string): string | undefined =>
  row.scores.filter((one) => one.instrument === instrument && one.status === 'complete').at(-1)?.taken_at

const lastReport = (row: FactsRow, finding: 'sleepHours'): string | undefined =>
  row.reports.findLast(({ findings }) => findings[finding] !== undefined)?.taken_at

function latestOn(instants: (string | undefined)[], zone: string): LocalDate | null {
  const days = instants.flatMap((at) => (at ? [localDate(new Date(at), zone)] : [])).sort()
  return days.at(-1) ?? null
}

function highestByDay(row: FactsRow, zone: string) {
  const days = new Map<LocalDate, number>()
  for (const { instrument, status, total, taken_at } of row.scores) {
    if (instrument !== 'SOWS_H' || status !== 'complete' || total === null) continue
    const on = localDate(new Date(taken_at), zone)
    days.set(on, Math.max(total, days.get(on) ?? 0))
  }
  return [...days].map(([on, highest]) => ({ on, highest })).sort((a, b) => a.on.localeCompare(b.on))
}
