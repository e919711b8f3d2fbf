import { isAlpha2 } from '@/lib/clinical/medications/drugs'
import { num } from '@/lib/format/number'
import type { SummaryRow } from './summary-rows'
import type { AuthorWords, SummaryLine } from './types'

const NAME: Record<string, string> = { COWS: 'COWS', SOWS_H: 'SOWS', PHQ9: 'PHQ-9', GAD7: 'GAD-7', CSSRS: 'C-SSRS' }
type Say = (iso: string) => string

/** The course of withdrawal by its peaks, and the latest of each mood and risk score. */
export function scoreLines({ peaks, scored, latest }: SummaryRow, say: Say): SummaryLine[] {
  const peak = (instrument: string): SummaryLine => {
    const found = peaks.find((one) => one.instrument === instrument)
    return { label: `Highest ${NAME[instrument]}`, value: found ? `${num(found.total)}, ${say(found.at)}` : null }
  }
  const last = (instrument: string): SummaryLine => {
    const found = latest.find((one) => one.instrument === instrument)
    const value = found && [found.total === null ? null : num(found.total), found.band].filter(Boolean).join(', ')
    return { label: `Last ${NAME[instrument]}`, value: found ? `${value}, ${say(found.at)}` : null }
  }
  return [
    peak('COWS'),
    peak('SOWS_H'),
    { label: 'Scored', value: scored.first && scored.last ? `${say(scored.first)} to ${say(scored.last)}` : null },
    last('PHQ9'),
    last('GAD7'),
    last('CSSRS'),
  ]
}

/** Given here, taken at discharge, and how an α2-agonist is to be stopped. */
export function medicineLines(row: SummaryRow, words: AuthorWords | null): SummaryLine[] {
  const given = row.orders.map(({ name, given: times }) => `${name}, given ${num(times, 0)} times`)
  const open = row.orders
    .filter(({ ends_at }) => ends_at === null)
    .map(({ name, dose_mg }) => `${name} ${num(dose_mg, 3)} mg`)
  const stated = row.statements
    .filter(({ status }) => status === 'active')
    .map(({ name, dose }) => [name, dose].filter(Boolean).join(' '))
  const reconciled = row.reconciled?.map(({ name, decision, note }) =>
    [name, DECISION[decision] ?? decision, note].filter(Boolean).join(', '),
  )
  const alpha2 = row.orders.filter(({ drug }) => isAlpha2(drug))
  const stops = alpha2.map((one) =>
    one.ends_at
      ? `${one.name} ended: ${one.end_reason ?? 'no reason'}`
      : `${one.name} still ordered, stop plan not recorded`,
  )
  return [
    { label: 'Given here', value: given.join('; ') || null },
    {
      label: 'At discharge',
      value: [words?.medicines, ...(reconciled ?? [...open, ...stated])].filter(Boolean).join('; ') || null,
    },
    { label: 'Medicines gone through at discharge', value: row.reconciled ? 'Yes' : null },
    ...(alpha2.length > 0 ? [{ label: 'α2-agonist', value: stops.join('; ') }] : []),
  ]
}

const DECISION: Record<string, string> = { continue: 'goes on', change: 'changed', stop: 'stopped' }

/** Emergencies and urgent flags with what came of them, and every lapse, relapse and new day 0. */
export function riskLines({ urgent, uses }: SummaryRow, say: Say): SummaryLine[] {
  const flags = urgent.map(({ tier, text, opened_at, how, why }) => ({
    label: `${tier === 1 ? 'Emergency' : 'Urgent'}, ${say(opened_at)}`,
    value: `${text}. ${how ? [ENDED[how] ?? how, why].filter(Boolean).join(': ') : 'Still open'}`,
  }))
  const event = (kind: string) => uses.filter((use) => use.event === kind).map(({ on }) => on)
  const said = (dates: string[]) => (dates.length > 0 ? `${dates.length}: ${dates.join(', ')}` : 'None reported')
  return [
    ...(flags.length > 0 ? flags : [{ label: 'Emergency or urgent flags', value: 'None raised' }]),
    { label: 'Lapses', value: said(event('lapse')) },
    { label: 'Relapses', value: said(event('relapse')) },
    { label: 'Day 0 set again', value: said(event('re_anchor')) },
  ]
}

const ENDED: Record<string, string> = {
  evidence: 'Cleared by evidence',
  review: 'Reviewed',
  override: 'Cleared without evidence',
  data_corrected: 'The data were corrected',
  episode_closed: 'Open at discharge',
}
