'use client'
import { useNow } from '@/components/ui/clock'
import { parseTime, takenNow } from '../instruments/taken'
import { Arrows } from './arrows'
import { numberIn } from './draft'
import { draftCell } from './draft-cells'
import { useDraft } from './draft-context'
import type { SetRowKey } from './flowsheet-cells'

type DraftCellProps = { head?: boolean; row?: SetRowKey; text?: string }

/** The set being typed, as the last column of the flowsheet. */
export function DraftCell({ head, row, text }: DraftCellProps) {
  const { draft, check, view } = useDraft()
  if (head) return <DraftHead />
  const cell = row ? draftCell(row, draft, check, view) : text ? { text, look: 'pl' as const } : null
  if (!cell) return <td className="dr" />
  const refused = row !== undefined && row in draft.fields && check.refused.has(row as never)
  return (
    <td className={`dr ${refused ? 'er' : (cell.look ?? `f${cell.points ?? 0}`)}`} title={cell.title}>
      {refused ? <s>{numberIn(draft.fields[row as 'weight'])}</s> : cell.text}
      <Arrows cell={cell} />
    </td>
  )
}

function DraftHead() {
  const { draft, view } = useDraft()
  const now = useNow()
  const time = draft.taken ? (parseTime(draft.taken.time) ?? '–') : takenNow(now, view.zone).time
  return (
    <th className="dr" scope="col">
      {time}
      <span>entering</span>
    </th>
  )
}
