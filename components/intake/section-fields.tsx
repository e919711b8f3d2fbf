'use client'
import Link from 'next/link'
import type { AssessmentSaved } from '@/db/assessments/record'
import type { FormBase } from '@/db/intake/chart-state'
import type { Present } from '@/db/intake/presence'
import type { IntakeView } from '@/db/intake/view'
import type { VitalsFormView } from '@/db/vitals/form'
import { isAsked } from '@/lib/clinical/intake/fields/progress'
import { amountOf, numberOf } from '@/lib/clinical/intake/fields/read'
import { fieldsOf } from '@/lib/clinical/intake/fields/table'
import type { IntakeContext, IntakeField, SectionId } from '@/lib/clinical/intake/fields/types'
import { instantOf } from '@/lib/clinical/time'
import { ageOf } from '@/lib/format/age'
import { moment } from '@/lib/format/clock'
import { num } from '@/lib/format/number'
import type { Answers } from '../instruments/types'
import { route } from '../patient/hrefs'
import { useNow } from '../ui/clock'
import { VitalsDraft } from '../vitals/draft-context'
import { VitalsForm } from '../vitals/vitals-form'
import { FieldRow } from './field-row'
import { ScoreControl } from './score-control'
import type { IntakeActions } from './types'
import type { Answering } from './use-answers'

type SectionFieldsProps = {
  section: SectionId
  context: IntakeContext
  forms: FormBase
  answering: Answering
  others: readonly Present[]
  may: IntakeView['may']
  vitals: VitalsFormView | null
  actions: IntakeActions
  formsHref: string
  vitalsHref: string
  onPlace: (field: string) => void
  onRecorded: (saved: AssessmentSaved, answers: Answers) => void
  onSignIn: () => void
}

/** The questions of one section that are asked now. */
export function SectionFields(props: SectionFieldsProps) {
  const { section, context, answering, others, may } = props
  return (
    <div className="qg2">
      {fieldsOf(section)
        .filter((field) => isAsked(field, context))
        .map((field) => (
          <FieldRow
            key={field.key}
            field={field}
            context={context}
            answering={answering}
            disabled={!may.record || (field.clinicianOnly === true && !may.rate)}
            other={others.find((one) => one.field === field.key)?.name}
            onPlace={props.onPlace}
            special={specialOf(field, props)}
            after={<Computed field={field} context={context} zone={props.forms.zone} />}
          />
        ))}
    </div>
  )
}

/** Scores and what the chart holds; undefined for questions that are answered here. */
function specialOf(field: IntakeField, props: SectionFieldsProps) {
  const { answer: kind, key } = field
  if (kind.kind === 'score') {
    const given = props.answering.answers[key]
    return (
      <ScoreControl
        instrumentId={kind.instrument}
        forms={props.forms}
        recorded={props.context.chart.scores[kind.instrument]}
        draft={draftOf(given?.value)}
        disabled={!props.may.record}
        formHref={`${props.formsHref}/${kind.instrument}`}
        record={props.actions.recordScore}
        onDraft={(answers) => props.answering.change(key, 'answered', answers ? { answers } : null)}
        onRecorded={props.onRecorded}
        onSignIn={props.onSignIn}
      />
    )
  }
  if (kind.kind !== 'chart') return undefined
  return kind.of === 'vitals' ? <Vitals {...props} /> : <Consents count={props.context.chart.consents} />
}

const draftOf = (value: unknown): Answers =>
  typeof value === 'object' && value !== null && 'answers' in value ? (value.answers as Answers) : {}

const Consents = ({ count }: { count: number }) =>
  count > 0 ? (
    <span>
      <b>{count}</b> in force
    </span>
  ) : (
    <span className="so-t">None in force. Record it in the chart before anything is shared.</span>
  )

/** Vital signs are facts at once: the form of the vitals screen stands here for whoever may record them. */
function Vitals({ context, vitals, actions, forms, vitalsHref }: SectionFieldsProps) {
  const now = useNow()
  const { vitalsAt, sbp } = context.chart
  const at = vitalsAt ? new Date(vitalsAt) : null
  return (
    <div className="ivs">
      <p>
        {at ? (
          <>
            Last set {moment(at, now, forms.zone)} <span className="mut">({ageOf(at, now)} ago)</span>
            {sbp !== null && <>, systolic {sbp} mmHg</>}
          </>
        ) : (
          <span className="so-t">No vital signs recorded in this stay.</span>
        )}{' '}
        <Link className="btn" href={route(vitalsHref)} prefetch={false}>
          Vitals
        </Link>
      </p>
      {vitals ? (
        <details>
          <summary>Record vital signs, red flags and withdrawal scales here</summary>
          <VitalsDraft view={vitals}>
            <VitalsForm record={actions.recordVitals} reauthenticate={actions.reauthenticate} singleKeys={false} />
          </VitalsDraft>
        </details>
      ) : (
        <p className="mut sm">A nurse or prescriber records them.</p>
      )}
    </div>
  )
}

/** What an answer comes to: grams in a dose, hours since the last one. */
function Computed({ field, context, zone }: { field: IntakeField; context: IntakeContext; zone: string }) {
  if (field.key === 'doses_per_day') return <PerDose context={context} />
  if (field.key === 'last_dose_at') return <SinceDose context={context} zone={zone} />
  return null
}

function PerDose({ context }: { context: IntakeContext }) {
  const amount = amountOf(context, 'daily_amount')
  const doses = numberOf(context, 'doses_per_day')
  if (!amount || !doses || doses < 1) return null
  return (
    <span className="calc">
      = <b>{num(amount.value / doses, 2)}</b> {amount.unit} a dose
    </span>
  )
}

function SinceDose({ context, zone }: { context: IntakeContext; zone: string }) {
  const now = useNow()
  const given = context.answers.last_dose_at
  const { date, time } = (given?.state === 'answered' && given.value !== null ? given.value : {}) as {
    date?: string
    time?: string | null
  }
  if (!date || !time || !/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time)) return null
  const at = instantOf(date, time, zone)
  return at > now ? null : (
    <span className="calc">
      <b>{ageOf(at, now)}</b> ago
    </span>
  )
}
