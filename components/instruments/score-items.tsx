'use client'
import { useId, useRef, useState } from 'react'
import type { Answer, Item } from '@/lib/clinical/instruments/types'
import { answerForKey, rangeValues } from './answer-keys'

type ScoreItemsProps = {
  items: readonly Item[]
  answers: Readonly<Record<string, Answer>>
  onAnswer: (itemId: string, answer: Answer) => void
  /** Text beside an item instead of the label of its answer ("Over 120, from HR 128"). */
  notes?: Readonly<Record<string, string>>
  /** Items that are not asked now, with the reason. */
  skipped?: Readonly<Record<string, string>>
  /** Number of the first item, when a form shows its items in parts. */
  first?: number
  /** After the last item. */
  onEnd?: () => void
}

/** The items of one instrument as rows. Nothing is preselected; a digit scores and moves on, Backspace goes back. */
export function ScoreItems({ items, answers, onAnswer, notes, skipped, first = 1, onEnd }: ScoreItemsProps) {
  const form = useId()
  const [refused, setRefused] = useState<{ itemId: string; text: string } | null>(null)
  const before = useRef<string | null>(null)
  const asked = items.filter((item) => skipped?.[item.id] === undefined)

  const go = (from: string, by: 1 | -1) => {
    const next = asked[asked.findIndex((item) => item.id === from) + by]
    before.current = null
    if (next) focusItem(form, next.id)
    else if (by === 1) onEnd?.()
  }

  const onKeyDown = (item: Item) => (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Backspace' && item.answer.kind !== 'measure') return act(event, () => go(item.id, -1))
    if (event.key === 'Delete') return act(event, () => onAnswer(item.id, undefined))
    const read = answerForKey(item.answer, event.key, before.current)
    before.current = event.key
    if (!read) return
    act(event, () => {
      if ('refused' in read) return setRefused({ itemId: item.id, text: read.refused })
      setRefused(null)
      onAnswer(item.id, read.answer)
      if (read.moveOn) go(item.id, 1)
    })
  }

  return (
    <div className="cis">
      {items.map((item, index) => (
        <ItemRow
          key={item.id}
          form={form}
          number={numberOfItem(item, first + index)}
          item={item}
          answer={answers[item.id]}
          note={refused?.itemId === item.id ? refused.text : notes?.[item.id]}
          refused={refused?.itemId === item.id}
          skipped={skipped?.[item.id]}
          onAnswer={(answer) => {
            setRefused(null)
            onAnswer(item.id, answer)
          }}
          onKeyDown={onKeyDown(item)}
        />
      ))}
      <p className="sr" role="status">
        {refused?.text}
      </p>
    </div>
  )
}

function act(event: React.KeyboardEvent, run: () => void) {
  event.preventDefault()
  event.stopPropagation()
  run()
}

/** Moves to an item: its checked answer, or its first one. */
function focusItem(form: string, itemId: string) {
  const row = document.getElementById(`${form}-${itemId}`)
  const input = row?.querySelector<HTMLInputElement>('input:checked') ?? row?.querySelector<HTMLInputElement>('input')
  input?.focus()
}

type ItemRowProps = {
  form: string
  number: string
  item: Item
  answer: Answer
  note?: string
  refused: boolean
  skipped?: string
  onAnswer: (answer: Answer) => void
  onKeyDown: (event: React.KeyboardEvent) => void
}

function ItemRow({ form, number, item, answer, note, refused, skipped, onAnswer, onKeyDown }: ItemRowProps) {
  const id = `${form}-${item.id}`
  const text = note ?? labelOf(item, answer)
  return (
    <div className={skipped === undefined ? 'ci' : 'ci off'} id={id}>
      <span className="n" aria-hidden="true">
        {number}
      </span>
      <span className="t" id={`${id}-t`}>
        {item.wording ?? item.label}
        {item.help && <span className="sr">. {item.help}</span>}
      </span>
      {skipped === undefined ? (
        <Choices form={form} item={item} answer={answer} onAnswer={onAnswer} onKeyDown={onKeyDown} />
      ) : (
        <span className="mut sm">{skipped}</span>
      )}
      <span className={refused ? 'd em-t' : 'd'}>{text}</span>
    </div>
  )
}

function Choices({ form, item, answer, onAnswer, onKeyDown }: Omit<ItemRowProps, 'number' | 'refused'>) {
  const id = `${form}-${item.id}`
  if (item.answer.kind === 'measure') {
    const value = typeof answer === 'number' ? String(answer) : ''
    return (
      <span className="vi">
        <input
          className="inp num"
          style={{ width: 76 }}
          inputMode="decimal"
          autoComplete="off"
          aria-labelledby={`${id}-t`}
          defaultValue={value}
          onKeyDown={onKeyDown}
          onChange={(event) => onAnswer(numberOf(event.target.value))}
        />
        <span className="mut">{item.answer.unit}</span>
      </span>
    )
  }
  return (
    <div className="seg mini cs" role="radiogroup" aria-labelledby={`${id}-t`} onKeyDown={onKeyDown}>
      {choicesOf(item).map((choice) => (
        <label key={choice.key} className={answer === choice.value ? 'on' : ''} title={choice.title}>
          <input
            type="radio"
            className="sr"
            name={id}
            checked={answer === choice.value}
            aria-label={choice.title === choice.key ? choice.key : `${choice.key}, ${choice.title}`}
            onChange={() => onAnswer(choice.value)}
          />
          <span aria-hidden="true">{choice.key}</span>
        </label>
      ))}
    </div>
  )
}

type Choice = { key: string; value: Answer; title: string }

function choicesOf({ answer }: Item): Choice[] {
  if (answer.kind === 'boolean')
    return [
      { key: 'No', value: false, title: 'No' },
      { key: 'Yes', value: true, title: 'Yes' },
    ]
  if (answer.kind === 'range') return rangeValues(answer).map((value) => rangeChoice(answer, value))
  if (answer.kind === 'measure') return []
  return answer.options.map((option) => ({
    key: String(option.value).replace('-', '−'),
    value: option.value,
    title: option.label,
  }))
}

function rangeChoice(range: { min: number; max: number; low?: string; high?: string }, value: number): Choice {
  const anchor = value === range.min ? range.low : value === range.max ? range.high : undefined
  return { key: String(value), value, title: anchor ?? String(value) }
}

/** The words of the chosen answer; empty while unanswered. */
function labelOf(item: Item, answer: Answer): string {
  if (answer === undefined || answer === null || item.answer.kind === 'boolean') return ''
  return choicesOf(item).find((choice) => choice.value === answer)?.title ?? ''
}

/** C-SSRS items carry their own numbers: 6, then 6b. */
const numberOfItem = (item: Item, place: number) => (item.id === 'q6_3m' ? '6b' : String(place))

function numberOf(text: string): number | undefined {
  const value = Number(text.replace(',', '.'))
  return text.trim() === '' || Number.isNaN(value) ? undefined : value
}
