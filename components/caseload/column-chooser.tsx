'use client'
import { ChevronDown, ChevronUp, GripVertical, Lock, Search } from 'lucide-react'
import { useState } from 'react'
import { COLUMN_IDS, COLUMN_LABEL, type ColumnId, DEFAULT_COLUMNS, LOCKED_COLUMNS } from './columns-list'
import { Popover } from './popover'

type ChooserProps = {
  chosen: readonly ColumnId[]
  onChange: (columns: ColumnId[]) => void
  onClose: () => void
}

/** Which columns show and in what order, all of it by keyboard: ↑ ↓ walk, Space shows, Alt with ↑ ↓ moves. */
export function ColumnChooser({ chosen, onChange, onClose }: ChooserProps) {
  const [find, setFind] = useState('')
  const free = chosen.filter((id) => !LOCKED_COLUMNS.includes(id))
  const hidden = COLUMN_IDS.filter((id) => !LOCKED_COLUMNS.includes(id) && !free.includes(id))
  const listed = [...LOCKED_COLUMNS, ...free, ...hidden].filter((id) => matches(id, find))
  const move = (id: ColumnId, by: 1 | -1) => onChange(moved(free, id, by))
  const toggle = (id: ColumnId) => onChange(free.includes(id) ? free.filter((other) => other !== id) : [...free, id])
  return (
    <Popover label="Columns" onClose={onClose} className="cpop">
      <div className="ph">
        <b>Columns</b>
        <span className="mut sm">
          {free.length + LOCKED_COLUMNS.length} of {COLUMN_IDS.length}
        </span>
        <span className="sp" />
        <button type="button" className="lnk" onClick={() => onChange([...DEFAULT_COLUMNS])}>
          Reset
        </button>
      </div>
      <span className="inp">
        <Search className="ic" size={14} aria-hidden />
        <input
          aria-label="Find a column"
          placeholder="Find a column"
          value={find}
          onChange={(event) => setFind(event.target.value)}
          onKeyDown={(event) => event.key === 'ArrowDown' && walk(event, 1)}
        />
      </span>
      <ul className="cl">
        {listed.map((id) => (
          <ColumnLine key={id} id={id} at={free.indexOf(id)} last={free.length - 1} onToggle={toggle} onMove={move} />
        ))}
      </ul>
      <p className="pf mut sm">Tier and patient always show. A vital shows with its age.</p>
    </Popover>
  )
}

type LineProps = {
  id: ColumnId
  /** Place among the shown columns, −1 when hidden. */
  at: number
  last: number
  onToggle: (id: ColumnId) => void
  onMove: (id: ColumnId, by: 1 | -1) => void
}

function ColumnLine({ id, at, last, onToggle, onMove }: LineProps) {
  const locked = LOCKED_COLUMNS.includes(id)
  const label = COLUMN_LABEL[id]
  const onKeyDown = (event: React.KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
    if (!by) return
    if (!event.altKey) return walk(event, by)
    event.preventDefault()
    if (at >= 0) onMove(id, by)
  }
  return (
    <li className={locked ? 'lk' : ''}>
      <GripVertical className="ic" size={14} aria-hidden />
      <label className="tick">
        <input
          type="checkbox"
          checked={locked || at >= 0}
          aria-disabled={locked}
          onChange={() => !locked && onToggle(id)}
          onKeyDown={onKeyDown}
        />
        <span>{label}</span>
        {locked && <Lock className="ic" size={13} aria-label="always shows" />}
      </label>
      {at >= 0 && (
        <span className="mv">
          <button type="button" disabled={at === 0} aria-label={`Move ${label} up`} onClick={() => onMove(id, -1)}>
            <ChevronUp size={14} aria-hidden />
          </button>
          <button type="button" disabled={at === last} aria-label={`Move ${label} down`} onClick={() => onMove(id, 1)}>
            <ChevronDown size={14} aria-hidden />
          </button>
        </span>
      )}
    </li>
  )
}

const matches = (id: ColumnId, find: string) => COLUMN_LABEL[id].toLowerCase().includes(find.trim().toLowerCase())

/** Moves the focus to the next or previous tick box of the list. */
function walk(event: React.KeyboardEvent, by: 1 | -1) {
  const boxes = [...(event.currentTarget.closest('.pop')?.querySelectorAll<HTMLElement>('.cl input') ?? [])]
  const at = boxes.indexOf(event.target as HTMLElement)
  event.preventDefault()
  boxes[Math.min(boxes.length - 1, Math.max(0, at + by))]?.focus()
}

/** The list with one column moved by one place; unchanged at its ends. */
export function moved(columns: readonly ColumnId[], id: ColumnId, by: 1 | -1): ColumnId[] {
  const from = columns.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= columns.length) return [...columns]
  const rest = columns.filter((other) => other !== id)
  return [...rest.slice(0, to), id, ...rest.slice(to)]
}
