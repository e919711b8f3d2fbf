'use client'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { isRequired } from '@/lib/clinical/intake/fields/progress'
import type { FieldKind, IntakeContext, IntakeField } from '@/lib/clinical/intake/fields/types'
import { Button } from '../ui/button'
import { AnyOf, type ControlProps, OneOf, YesNo } from './choice-controls'
import { ConflictNote } from './conflict-note'
import { ListControl } from './list-control'
import {
  AmountControl,
  DayControl,
  MomentControl,
  MonthControl,
  NumberControl,
  TextControl,
  TimesControl,
} from './typed-controls'
import type { Answering } from './use-answers'
import { UseControl } from './use-control'

const GROUPS: readonly FieldKind['kind'][] = ['choice', 'choices', 'yes_no', 'list', 'use', 'score', 'chart']
const WIDE: readonly FieldKind['kind'][] = ['choices', 'list', 'use', 'score', 'chart', 'times']

type FieldRowProps = {
  field: IntakeField
  context: IntakeContext
  answering: Answering
  disabled: boolean
  /** "Joy Adeyemi is here". */
  other: string | undefined
  onPlace: (field: string) => void
  /** For scores and for what the chart holds. */
  special?: ReactNode
  after?: ReactNode
}

/** One question: label, answer, "unknown" and "declined", what is refused, what came from elsewhere, and conflicts. */
export function FieldRow({ field, context, answering, disabled, other, onPlace, special, after }: FieldRowProps) {
  const { key, label, answer: kind, hint } = field
  const id = `f-${key}`
  const given = answering.answers[key]
  const problem = answering.problems[key]
  const conflict = answering.conflicts[key]
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined
  const group = GROUPS.includes(kind.kind)
  const wide = WIDE.includes(kind.kind) || (kind.kind === 'text' && kind.long)
  const control: ControlProps = {
    id,
    labelledBy: `${id}-label`,
    describedBy: described,
    invalid: problem !== undefined,
    disabled,
    value: given?.state === 'unknown' || given?.state === 'declined' ? null : given?.value,
    onChange: (value, settled) => answering.change(key, 'answered', value, settled),
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens where the focus is; the controls inside act
    <div
      className={wide ? 'qf w2' : 'qf'}
      id={`${id}-row`}
      data-field={key}
      tabIndex={-1}
      onFocus={() => onPlace(key)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && answering.settle(key)}
    >
      <Label id={id} group={group} required={isRequired(field, context)} label={label} other={other} />
      <div className="qi">
        {special ?? <Control {...control} label={label} kind={kind} />}
        {after}
      </div>
      {hint && (
        <p className="mut sm" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="em-t sm" id={`${id}-problem`}>
          {problem} Not saved.
        </p>
      )}
      {given?.state === 'to_check' && !conflict && (
        <p className="chk">
          From the referral: not checked yet.{' '}
          <Button
            disabled={disabled}
            aria-label={`${label}: it is right`}
            onClick={() => answering.change(key, 'answered', given.value, true)}
          >
            <Check className="ic" size={14} aria-hidden="true" /> It is right
          </Button>
        </p>
      )}
      {conflict && (
        <ConflictNote
          conflict={conflict}
          mine={given}
          label={label}
          kind={kind}
          today={context.chart.today}
          onResolve={(keep) => answering.resolve(key, keep)}
        />
      )}
      {kind.kind !== 'chart' && <OtherAnswers field={field} answering={answering} disabled={disabled} />}
    </div>
  )
}

type LabelProps = { id: string; group: boolean; required: boolean; label: string; other: string | undefined }

function Label({ id, group, required, label, other }: LabelProps) {
  const text = (
    <>
      {label}
      {required && (
        <span className="mut" title="Needed">
          {' '}
          *<span className="sr"> needed</span>
        </span>
      )}
    </>
  )
  return (
    <span className="ql">
      {group ? (
        <span className="qt" id={`${id}-label`}>
          {text}
        </span>
      ) : (
        <label className="qt" id={`${id}-label`} htmlFor={id}>
          {text}
        </label>
      )}
      {other && <span className="oth">{other} is here</span>}
    </span>
  )
}

/** "Unknown" and "declined" are answers; pressing one again takes it back. */
function OtherAnswers({ field, answering, disabled }: { field: IntakeField; answering: Answering; disabled: boolean }) {
  const state = answering.answers[field.key]?.state
  return (
    <span className="una">
      {(['unknown', 'declined'] as const).map((one) => (
        <button
          key={one}
          type="button"
          disabled={disabled}
          aria-pressed={state === one}
          aria-label={`${field.label}: ${one}`}
          onClick={() => answering.change(field.key, state === one ? 'answered' : one, null, true)}
        >
          {one === 'unknown' ? 'Unknown' : 'Declined'}
        </button>
      ))}
    </span>
  )
}

function Control({ kind, label, ...props }: ControlProps & { kind: FieldKind; label: string }) {
  switch (kind.kind) {
    case 'text':
      return <TextControl {...props} kind={kind} />
    case 'number':
      return <NumberControl {...props} kind={kind} />
    case 'amount':
      return <AmountControl {...props} kind={kind} />
    case 'choice':
      return <OneOf {...props} options={kind.options} />
    case 'choices':
      return <AnyOf {...props} options={kind.options} none={kind.none} />
    case 'yes_no':
      return <YesNo {...props} />
    case 'day':
      return <DayControl {...props} />
    case 'month':
      return <MonthControl {...props} />
    case 'moment':
      return <MomentControl {...props} />
    case 'times':
      return <TimesControl {...props} />
    case 'list':
      return <ListControl {...props} label={label} kind={kind} />
    case 'use':
      return <UseControl {...props} label={label} />
    default:
      return null
  }
}
