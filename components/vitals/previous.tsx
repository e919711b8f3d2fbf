import type { PreviousSet } from '@/db/vitals/form'
import { pressure, signed } from '@/lib/format/number'
import { ACVPU_WORD } from './acvpu'
import { type Draft, type FieldKey, numberIn } from './draft'
import type { SetVital } from './types'
import { inFormUnit, oneDecimal } from './units-shown'

type Shown =
  | 'heart_rate'
  | 'respiratory_rate'
  | 'spo2'
  | 'temperature'
  | 'pressure'
  | 'acvpu'
  | 'weight'
  | 'pain'
  | 'gut'

/** The last value of each row and the change to what is typed; a row without an earlier value stays empty. */
export function previousText(
  previous: PreviousSet | null,
  draft: Draft,
  refused: ReadonlySet<FieldKey>,
): Partial<Record<Shown, React.ReactNode>> {
  if (!previous) return {}
  // A refused number is not a value, so it has no change.
  const typed = (field: FieldKey) => (refused.has(field) ? undefined : numberIn(draft.fields[field]))
  const plain = (vital: SetVital) => withChange(previous.vitals[vital], typed(vital))
  return {
    heart_rate: plain('heart_rate'),
    respiratory_rate: plain('respiratory_rate'),
    spo2: plain('spo2'),
    pain: plain('pain'),
    temperature: inUnit(previous.vitals.temperature, draft, 'temperature', typed('temperature')),
    weight: inUnit(previous.weight?.kg ?? previous.vitals.weight, draft, 'weight', typed('weight')),
    pressure: pressureChange(previous, typed('sbp')),
    acvpu: previous.acvpu && ACVPU_WORD[previous.acvpu],
    gut: gutText(previous),
  }
}

function withChange(before: number | undefined, now: number | undefined): React.ReactNode {
  if (before === undefined) return undefined
  return (
    <>
      {before} {now !== undefined && now !== before && <b>{signed(now - before)}</b>}
    </>
  )
}

function inUnit(
  stored: number | undefined,
  draft: Draft,
  field: 'temperature' | 'weight',
  now: number | undefined,
): React.ReactNode {
  if (stored === undefined) return undefined
  const before = inFormUnit(stored, draft, field)
  const change = now === undefined ? 0 : Math.round((now - before) * 10) / 10
  return (
    <>
      {oneDecimal(before)} {change !== 0 && <b>{`${change > 0 ? '+' : '−'}${oneDecimal(Math.abs(change))}`}</b>}
    </>
  )
}

function pressureChange(previous: PreviousSet, now: number | undefined): React.ReactNode {
  const { sbp: systolic, dbp: diastolic } = previous.vitals
  if (systolic === undefined && diastolic === undefined) return undefined
  return (
    <>
      {pressure(systolic ?? null, diastolic ?? null)}{' '}
      {now !== undefined && systolic !== undefined && now !== systolic && <b>{signed(now - systolic)}</b>}
    </>
  )
}

function gutText({ vomits, drankMl }: PreviousSet): string | undefined {
  const parts = [vomits === undefined ? null : `${vomits}×`, drankMl === undefined ? null : `${drankMl} mL`]
  return parts.filter(Boolean).join(', ') || undefined
}
