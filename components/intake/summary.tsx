import type { Addendum, OpenIntake } from '@/db/intake/view'
import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import { fieldsOf, findField } from '@/lib/clinical/intake/fields/table'
import { SECTIONS } from '@/lib/clinical/intake/fields/types'
import { REVIEW_REASONS } from '@/lib/clinical/intake/review'
import { localDate } from '@/lib/clinical/time'
import { day, moment } from '@/lib/format/clock'
import { num } from '@/lib/format/number'
import { APPROACH_WORD } from '@/lib/format/phase'
import { PrintButton } from '../taper/print-button'
import { answerWords } from './answer-words'

type Signed = NonNullable<OpenIntake['signed']>
type SummaryProps = {
  signed: Signed
  addenda: readonly Addendum[]
  /** "Tessa Lindqvist, born 3 Mar 1997, MRN 40-2213". */
  patient: string
  now: string
  zone: string
  children?: React.ReactNode
}

/** The signed intake as it was frozen, its addenda below; one sheet for the screen and the printer. */
export function IntakeSummary({ signed, addenda, patient, now: nowText, zone, children }: SummaryProps) {
  const now = new Date(nowText)
  const { content } = signed
  return (
    <div className="ism">
      <article className="isd" aria-label="Signed intake">
        <header>
          <h2>Intake</h2>
          <p>{patient}</p>
          <p>
            Signed by <b>{signed.by ?? 'a colleague'}</b>, {day(localDate(new Date(signed.at), zone), '')}{' '}
            {moment(new Date(signed.at), now, zone)}
          </p>
          <PrintButton />
        </header>
        {content.missing.length > 0 && (
          <p className="so-t">
            <b>Intake incomplete:</b> open when signed: {content.missing.map(labelOf).join(', ')}.
          </p>
        )}
        {SECTIONS.map(({ id, title }) => (
          <Section key={id} id={id} title={title} signed={signed} zone={zone} />
        ))}
        <Outcome content={content} />
        <Addenda addenda={addenda} now={now} zone={zone} />
        <p className="sm mut">
          42 CFR Part 2 prohibits unauthorized use or disclosure of these records. Shred this copy when it is no longer
          needed.
        </p>
      </article>
      {children}
    </div>
  )
}

const labelOf = (key: string) => findField(key)?.label ?? key

type SectionProps = { id: (typeof SECTIONS)[number]['id']; title: string; signed: Signed; zone: string }

function Section({ id, title, signed, zone }: SectionProps) {
  const { content } = signed
  const lines = fieldsOf(id).flatMap((field) => {
    if (field.answer.kind === 'chart') return []
    if (field.answer.kind === 'score') {
      const text = scoreText(content, field.answer.instrument) ?? stateText(content, field.key)
      return text ? [{ key: field.key, label: field.label, text, note: '' }] : []
    }
    const given = content.answers[field.key]
    if (!given) return []
    const text = answerWords(field.answer, given.state, given.value, localDate(new Date(signed.at), zone))
    const note = given.state === 'to_check' ? ', from the referral, not checked' : ''
    return text === 'Not answered' ? [] : [{ key: field.key, label: field.label, text, note }]
  })
  if (lines.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {lines.map(({ key, label, text, note }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>
              {text}
              {note && <span className="so-t">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function scoreText({ scores }: Signed['content'], id: keyof typeof INSTRUMENTS): string | null {
  const score = scores[id]
  if (!score) return null
  const max = INSTRUMENTS[id].maxTotal
  const total = score.total === null ? '' : `${num(score.total, 1)}${max === null ? '' : `/${max}`}, `
  return `${total}${score.bandLabel ?? 'no band'}`
}

const stateText = ({ answers }: Signed['content'], key: string): string | null => {
  const state = answers[key]?.state
  return state === 'unknown' ? 'Unknown' : state === 'declined' ? 'Declined' : null
}

function Outcome({ content: { suggestion, care } }: { content: Signed['content'] }) {
  const reasons = REVIEW_REASONS.filter(({ code }) => suggestion.reviewReasons.includes(code)).map(({ label }) => label)
  const higher = care.filter(({ hint }) => hint === 'higher')
  return (
    <section>
      <h3>Suggested when it was signed</h3>
      <p>{suggestionText(suggestion, reasons)}</p>
      {higher.map(({ dimension, title, reasons: why }) => (
        <p key={dimension}>
          Level of care, {dimension} {title}: higher ({why.join(', ')})
        </p>
      ))}
      <p className="mut sm">Glidepath checks criteria; a clinician decides.</p>
    </section>
  )
}

function suggestionText({ route, suggested }: Signed['content']['suggestion'], reasons: readonly string[]): string {
  if (route === 'medical_review') return `Medical review first: ${reasons.join(', ')}.`
  if (route === 'withdrawal_care') return 'Has stopped: withdrawal care, no taper.'
  const known = (['conservative', 'moderate', 'rapid', 'gradual_10'] as const).find((one) => one === suggested)
  return known ? `${APPROACH_WORD[known]} taper.` : 'No approach.'
}

function Addenda({ addenda, now, zone }: { addenda: readonly Addendum[]; now: Date; zone: string }) {
  if (addenda.length === 0) return null
  return (
    <section aria-label="Addenda">
      <h3>Addenda</h3>
      {addenda.map(({ id, text, at, by }) => (
        <p key={id} className="add">
          <b>
            {moment(new Date(at), now, zone)}
            {by && `, ${by}`}:
          </b>{' '}
          {text}
        </p>
      ))}
    </section>
  )
}
