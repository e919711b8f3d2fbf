import type { ChartHistory } from '@/db/chart/history'
import { GATES } from '@/lib/clinical/phases/gates'
import { localDate } from '@/lib/clinical/time'
import { PHASES, TIERS, type Tier } from '@/lib/clinical/types'
import { day, moment } from '@/lib/format/clock'
import { took } from '@/lib/format/countdown'
import { PHASE_WORD, placeLabel, SETTING_WORD } from '@/lib/format/phase'
import { contactWord } from '../caseload/due-cell'

/** One line of the history: what, why, when it was so, who wrote it down and when. */
export type HistoryLine = { id: string; when: string; what: string; why: string; by: string; tier?: Tier }
export type HistoryPart = { id: string; title: string; none: string; lines: HistoryLine[] }

/** The parts of a chart's history in words, each newest first. */
export function toHistory(history: ChartHistory): HistoryPart[] {
  const text = textsOf(history)
  return [
    { id: 'phases', title: 'Phases', none: 'No phase recorded.', lines: history.phases.map(text.phase) },
    { id: 'anchors', title: 'Last dose', none: 'No last dose recorded.', lines: history.anchors.map(text.anchor) },
    { id: 'uses', title: 'Reported use', none: 'No use reported.', lines: history.uses.map(text.use) },
    { id: 'flags', title: 'Past flags', none: 'No flag has ended.', lines: history.flags.map(text.flag) },
    { id: 'contacts', title: 'Contacts', none: 'No contact recorded.', lines: history.contacts.map(text.contact) },
    { id: 'leads', title: 'Lead', none: 'Nobody has led.', lines: history.leads.map(text.lead) },
    { id: 'moves', title: 'Places', none: 'No place recorded.', lines: history.moves.map(text.move) },
    { id: 'notes', title: 'Notes', none: 'No note.', lines: history.notes.map(text.note) },
  ]
}

const BY_TIME = 'by time'
const CAUSE: Record<string, string> = {
  admission: 'Admission',
  time: 'Time passed',
  clinician: 'Changed by a clinician',
  use: 'Use reported',
  taper: 'Taper',
  anchor: 'Last dose changed',
  correction: 'Corrected',
}
const EVENT: Record<string, string> = {
  none: 'the phase stayed',
  re_anchor: 'day 0 moved',
  lapse: 'counted as a lapse',
  relapse: 'counted as a relapse',
}
const SUBSTANCE: Record<string, string> = {
  kratom: 'Kratom',
  extract: 'Kratom extract',
  seven_oh: '7-OH',
  opioid: 'Opioid',
  alcohol: 'Alcohol',
  benzodiazepine: 'Benzodiazepine',
}
const ENDED: Record<string, string> = {
  evidence: 'Cleared by evidence',
  review: 'Cleared by a review',
  override: 'Cleared without evidence',
  data_corrected: 'Cleared: the data were corrected',
  episode_closed: 'Ended with the episode',
}
const STATUS: Record<string, string> = {
  planned: 'planned',
  made: 'made',
  no_answer: 'no answer',
  missed: 'missed',
  cancelled: 'cancelled',
}

function textsOf({ now, zone }: ChartHistory) {
  const today = localDate(now, zone)
  const at = (instant: string) => moment(new Date(instant), now, zone)
  const on = (date: string) => day(date, today)
  return {
    phase: ({
      id,
      phase,
      from_on,
      cause,
      reason,
      gate,
      at: written,
      by,
    }: ChartHistory['phases'][number]): HistoryLine => ({
      id,
      when: on(from_on),
      what: gate ? `Gate closed: ${gateName(gate)}` : phaseName(phase),
      why: [CAUSE[cause] ?? cause, reason && reason !== CAUSE[cause] ? reason : null].filter(Boolean).join(': '),
      by: by ? `${by}, ${at(written)}` : `${BY_TIME}, ${at(written)}`,
    }),
    anchor: (line: ChartHistory['anchors'][number]): HistoryLine => ({
      id: line.id,
      when: at(line.at),
      what: doseText(line, at, on),
      why: line.reason,
      by: [line.by, line.confirmed_at && `confirmed by ${line.confirmed_by ?? 'unknown'}, ${at(line.confirmed_at)}`]
        .filter(Boolean)
        .join('; '),
    }),
    use: (use: ChartHistory['uses'][number]): HistoryLine => ({
      id: use.id,
      when: use.used_at ? at(use.used_at) : on(use.used_on),
      what: [SUBSTANCE[use.substance] ?? use.substance, use.amount ?? 'amount not stated'].join(', '),
      why: [`${EVENT[use.event] ?? use.event}, attempt ${use.attempt_no}`, use.note].filter(Boolean).join('. '),
      by: [use.by, at(use.at)].filter(Boolean).join(', '),
    }),
    flag: (flag: ChartHistory['flags'][number]): HistoryLine => ({
      id: flag.id,
      when: `${at(flag.opened_at)} – ${at(flag.cleared_at)}`,
      what: flag.worst_text === flag.text ? flag.text : `${flag.text}; worst ${flag.worst_text}`,
      why: [ENDED[flag.cleared_how ?? ''] ?? 'Cleared', flag.clear_reason].filter(Boolean).join(': '),
      by: flagPeople(flag),
      tier: TIERS[flag.tier - 1],
    }),
    contact: (contact: ChartHistory['contacts'][number]): HistoryLine => ({
      id: contact.id,
      when: contact.at ? at(contact.at) : contact.due_at ? at(contact.due_at) : 'no time',
      what: `${contactWord(contact.kind)}, ${STATUS[contact.status] ?? contact.status}`,
      why: contact.note ?? '',
      by: contact.by ?? '',
    }),
    lead: (lead: ChartHistory['leads'][number]): HistoryLine => ({
      id: lead.id,
      when: `${at(lead.from_at)} – ${lead.to_at ? at(lead.to_at) : 'now'}`,
      what: lead.name,
      why: lead.reason ?? '',
      by: lead.by ?? '',
    }),
    move: (move: ChartHistory['moves'][number]): HistoryLine => ({
      id: move.id,
      when: at(move.at),
      what: `${SETTING_WORD[move.setting]}${move.place ? `, ${placeLabel(move.setting, move.place)}` : ''}`,
      why: move.reason ?? '',
      by: move.by ?? '',
    }),
    note: (note: ChartHistory['notes'][number]): HistoryLine => ({
      id: note.id,
      when: at(note.at),
      what: note.text,
      why: note.kind,
      by: note.by ?? '',
    }),
  }
}

const phaseName = (code: string): string => {
  const phase = PHASES.find((one) => one === code)
  return phase ? PHASE_WORD[phase] : code
}
const gateName = (id: string): string => GATES.find((gate) => gate.id === id)?.label ?? id

function doseText(line: ChartHistory['anchors'][number], at: (i: string) => string, on: (d: string) => string): string {
  if (line.kind === 'unknown') return 'Last dose unknown'
  const dose = line.last_dose_at
    ? at(line.last_dose_at)
    : line.last_dose_on
      ? `${on(line.last_dose_on)}, date only`
      : 'unknown'
  return line.kind === 'relapse_using' ? `Uses again, last known ${dose}` : `Last dose ${dose}`
}

/** Who answered it and how soon, and who ended it. */
function flagPeople(flag: ChartHistory['flags'][number]): string {
  const answered = flag.acknowledged_at
    ? `${flag.acknowledged_by ?? 'somebody'} acknowledged after ${took(new Date(flag.opened_at), new Date(flag.acknowledged_at))}`
    : 'never acknowledged'
  return [answered, flag.by && `ended by ${flag.by}`, `${flag.rule_id} v${flag.rule_version}`]
    .filter(Boolean)
    .join('; ')
}
