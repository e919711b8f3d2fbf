import type { PhaseView } from '@/lib/clinical/phases/phase-of'
import { daysBetween, localDate } from '@/lib/clinical/time'
import { PHASES, type Phase } from '@/lib/clinical/types'
import { longDay, moment } from '@/lib/format/clock'
import { fullName } from '@/lib/format/name'
import { grams, num } from '@/lib/format/number'
import { PHASE_WORD, placeLabel, SETTING_WORD } from '@/lib/format/phase'
import { medicineLines, riskLines, scoreLines } from './summary-course'
import type { SummaryRow } from './summary-rows'
import { taperLines } from './summary-taper'
import { type AuthorWords, type DischargeReason, type DischargeSummary, REASON_WORD, type SummaryLine } from './types'

type Moment = { now: Date; zone: string; author: string }
type Standing = { view: PhaseView | null; lastDose: string | null }
export type Closing = { reason: DischargeReason; reasonText: string; at: Date; words: AuthorWords } | null

/**
 * A discharge summary from the record at one moment (intake.md §8). Every item of the list stands there; what nobody
 * recorded is null. Without `closing` it is a preview of an episode that is still open.
 */
export function assembleSummary(row: SummaryRow, standing: Standing, closing: Closing, at: Moment): DischargeSummary {
  const words = closing?.words ?? null
  const say = (iso: string) => moment(new Date(iso), at.now, at.zone)
  return {
    assembledAt: at.now.toISOString(),
    author: at.author,
    parts: [
      { id: 'person', title: 'Person', lines: personLines(row) },
      { id: 'stay', title: 'Stay', lines: stayLines(row, closing, at) },
      { id: 'diagnosis', title: 'Diagnosis', lines: diagnosisLines(row, words) },
      { id: 'use', title: 'Use at admission', lines: baselineLines(row) },
      { id: 'taper', title: 'Taper', lines: taperLines(row) },
      { id: 'phase', title: 'Last dose and phase', lines: phaseLines(standing) },
      { id: 'course', title: 'Withdrawal and scores', lines: scoreLines(row, say) },
      { id: 'medicines', title: 'Medicines', lines: medicineLines(row, words) },
      { id: 'labs', title: 'Laboratory and ECG', lines: labLines(row, say) },
      { id: 'risk', title: 'Risk events, lapses', lines: riskLines(row, say) },
      { id: 'goals', title: 'Goals and plans', lines: goalLines(row, say) },
      { id: 'after', title: 'After discharge', lines: afterLines(row, words, say) },
    ],
  }
}

const line = (label: string, value: string | null | undefined): SummaryLine => ({ label, value: value || null })
const listed = (items: readonly string[]): string | null => (items.length > 0 ? items.join('; ') : null)
const yesNo = (value: boolean | null | undefined) =>
  value === null || value === undefined ? null : value ? 'Yes' : 'No'

const personLines = ({ patient }: SummaryRow): SummaryLine[] => [
  line('Name', fullName({ family: patient.family_name, given: patient.given_name })),
  line('Born', patient.birth_date && longDay(patient.birth_date)),
  line('MRN', patient.mrn),
  line('Sex', patient.sex === 'unknown' ? null : patient.sex),
]

function stayLines({ episode }: SummaryRow, closing: Closing, { now, zone }: Moment): SummaryLine[] {
  const admitted = localDate(new Date(episode.admitted_at), zone)
  const ended = localDate(closing?.at ?? now, zone)
  const reason = closing && [REASON_WORD[closing.reason], closing.reasonText].filter(Boolean).join(': ')
  return [
    line('Program', `${SETTING_WORD[episode.setting]}, ${placeLabel(episode.setting, episode.place)}`),
    line('Admitted', longDay(admitted)),
    line('Discharged', closing && longDay(ended)),
    line('Days in care', num(daysBetween(admitted, ended), 0)),
    line('Lead', episode.lead),
    line('Reason', reason),
  ]
}

function diagnosisLines({ conditions, latest }: SummaryRow, words: AuthorWords | null): SummaryLine[] {
  const disorder = latest.find(({ instrument }) => instrument === 'DSM5_KUD')
  return [
    line('Diagnosis', words?.diagnosis ?? listed(conditions)),
    line(
      'Use disorder, criteria',
      disorder && `${disorder.total ?? '?'} criteria, ${disorder.band ?? 'severity not known'}`,
    ),
  ]
}

function baselineLines({ episode, product }: SummaryRow): SummaryLine[] {
  const forms = Array.isArray(product) ? product.map(String) : product === null ? [] : [String(product)]
  return [
    line('Kratom a day', episode.baseline_mg === null ? null : `${grams(episode.baseline_mg)} of powder`),
    line('Product', listed(forms.map((form) => form.replaceAll('_', ' ')))),
    line('Attempt', num(episode.attempt_no, 0)),
  ]
}

function phaseLines({ view, lastDose }: Standing): SummaryLine[] {
  const phase = PHASES.find((one: Phase) => one === view?.phase)
  const day = view?.day === null || view?.day === undefined ? '' : `, day ${view.day}`
  return [line('Last dose', lastDose), line('Phase', phase && `${PHASE_WORD[phase]}${day}`)]
}

const labLines = ({ labs }: SummaryRow, say: (iso: string) => string): SummaryLine[] =>
  labs.length === 0
    ? [line('Results', null)]
    : labs.map((lab) =>
        line(
          lab.name,
          [lab.value, lab.unit].filter(Boolean).join(' ') && `${lab.value ?? '?'} ${lab.unit ?? ''}, ${say(lab.at)}`,
        ),
      )

function goalLines({ goals, documents }: SummaryRow, say: (iso: string) => string): SummaryLine[] {
  const met = goals.filter(({ status }) => status === 'met')
  const plan = (kind: string) => {
    const found = documents.find((one) => one.kind === kind)
    return found && `version ${found.version}, signed ${say(found.at)}; copy attached`
  }
  return [
    line(
      'Goals met',
      goals.length === 0
        ? null
        : `${met.length} of ${goals.length}${met.length ? `: ${met.map(({ title }) => title).join('; ')}` : ''}`,
    ),
    line('Relapse-prevention plan', plan('relapse')),
    line('Crisis plan', plan('crisis')),
  ]
}

function afterLines(
  { booked, tasks }: SummaryRow,
  words: AuthorWords | null,
  say: (iso: string) => string,
): SummaryLine[] {
  const appointments = booked.map(({ kind, at }) => `${kind.replaceAll('_', ' ')} ${say(at)}`)
  return [
    line('Follow-up', [words?.followUp, ...appointments].filter(Boolean).join('; ')),
    line('Handed over to', words?.handOff),
    line('Naloxone given', yesNo(words?.naloxoneGiven)),
    line('Overdose advice given', yesNo(words?.overdoseAdvice)),
    line('Medication treatment goes on', words?.treatment),
    line('Education given', words?.education),
    line('Open issues', [words?.openIssues, ...tasks].filter(Boolean).join('; ')),
  ]
}
