'use client'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { TIER, TierGlyph } from '../ui/tier'
import { type Group, isHot } from './queue-model'
import type { Hold } from './queue-order'
import { QueueRow } from './queue-row'

export type QueueGridProps = {
  groups: readonly Group[]
  /** The row that has the tab stop, and the one in the drawer. */
  current: string | null
  open: string | null
  me: string
  zone: string
  now: Date
  notes: ReadonlyMap<string, string>
  showToDo: boolean
  onShowToDo: (show: boolean) => void
  onHold: (hold: Hold) => void
  onOpen: (patientId: string) => void
  onFocus: (patientId: string) => void
}

const COLUMNS = [
  'Tier',
  'Waiting',
  'Patient',
  'Why flagged',
  'Score, last 7 d',
  'Phase and taper',
  'Owner and next action',
]

/** The rows by tier, as a grid with one tab stop. */
export function QueueGrid(props: QueueGridProps) {
  const watch = useHold(props.onHold)
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows grow and regroup, which a table cannot lay out
    <div className="q" role="grid" aria-label="Triage queue" {...watch}>
      {/* biome-ignore lint/a11y/useSemanticElements: belongs to the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: headers have no act */}
      <div className="qh" role="row">
        {COLUMNS.map((title, index) => (
          // biome-ignore lint/a11y/useSemanticElements: belongs to the grid
          // biome-ignore lint/a11y/useFocusableInteractive: headers have no act
          <span key={title} role="columnheader" className={index === 0 ? 'sr-in' : undefined}>
            {index === 0 ? <span className="sr">{title}</span> : title}
          </span>
        ))}
      </div>
      {props.groups.map((group) => (
        <GroupRows key={group.tier} group={group} {...props} />
      ))}
    </div>
  )
}

function GroupRows({ group, ...props }: QueueGridProps & { group: Group }) {
  const { tier, rows, note } = group
  const minute = new Date(Math.floor(props.now.getTime() / 60_000) * 60_000).toISOString()
  const shown = tier !== 'T5' || props.showToDo
  return (
    // biome-ignore lint/a11y/useSemanticElements: belongs to the grid
    <div role="rowgroup" aria-label={`${TIER[tier].word}, ${rows.length}`}>
      {/* biome-ignore lint/a11y/useSemanticElements: belongs to the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: a header, no act */}
      <div className="qg" role="row">
        {/* biome-ignore lint/a11y/useSemanticElements: belongs to the grid */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: a header, no act */}
        <div role="gridcell" aria-colspan={COLUMNS.length}>
          <span className="gl0">
            <TierGlyph tier={tier} />
          </span>
          <b>{TIER[tier].word}</b> <b>{rows.length}</b> <span className="mut">{note}</span>
          {tier === 'T5' && <Fold open={props.showToDo} onOpen={props.onShowToDo} />}
        </div>
      </div>
      {shown &&
        rows.map(({ row, gone }) => (
          <QueueRow
            key={row.patientId}
            row={row}
            gone={gone}
            me={props.me}
            zone={props.zone}
            minute={minute}
            hot={isHot(row, props.now)}
            selected={row.patientId === props.open}
            focusable={row.patientId === props.current}
            note={props.notes.get(row.patientId) ?? null}
            onOpen={props.onOpen}
            onFocus={props.onFocus}
          />
        ))}
    </div>
  )
}

function Fold({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const Icon = open ? ChevronDown : ChevronRight
  return (
    <button type="button" className="lnk" aria-expanded={open} onClick={() => onOpen(!open)}>
      <Icon className="ic" size={14} aria-hidden="true" />
      {open ? 'Hide' : 'Show'}
    </button>
  )
}

/** Says who is in the list: a mouse (nothing may move), the keyboard (nothing may change places), or nobody. */
function useHold(onHold: (hold: Hold) => void) {
  const [here] = useState({ pointer: false, focus: false })
  const tell = (change: Partial<typeof here>) => {
    Object.assign(here, change)
    onHold(here.pointer ? 'pointer' : here.focus ? 'focus' : 'none')
  }
  return {
    onPointerEnter: (event: React.PointerEvent) => event.pointerType === 'mouse' && tell({ pointer: true }),
    onPointerLeave: () => here.pointer && tell({ pointer: false }),
    onFocus: () => here.focus || tell({ focus: true }),
    onBlur: (event: React.FocusEvent) => {
      const into = event.relatedTarget
      if (!(into instanceof Node && event.currentTarget.contains(into))) tell({ focus: false })
    },
  }
}
