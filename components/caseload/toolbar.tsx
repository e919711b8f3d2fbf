'use client'
import { Columns3, ListFilter, Rows2, Rows3, Rows4, Search, SquareKanban, Table2, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button'
import { SelectField } from '../ui/field'
import { Kbd } from '../ui/kbd'
import { Segment } from '../ui/segment'
import { ColumnChooser } from './column-chooser'
import { Popover } from './popover'
import { activeFilters, type CaseloadQuery } from './query'
import type { CaseloadPage, FilterChoice } from './types'

export type OpenPanel = 'columns' | 'filters' | null

type ToolbarProps = {
  page: CaseloadPage
  query: CaseloadQuery
  onQuery: (patch: Partial<CaseloadQuery>) => void
  filters: readonly FilterChoice[]
  open: OpenPanel
  onPanel: (panel: OpenPanel) => void
}

/** Filter, chips, counts, grouping, density, columns, table or board. */
export function CaseloadToolbar(props: ToolbarProps) {
  const { page, query, onQuery, filters } = props
  return (
    <div className="tbar">
      <FilterBox query={query} onQuery={onQuery} />
      <FilterChips query={query} onQuery={onQuery} filters={filters} />
      <PanelButton panel="filters" shortcut="F" words="Add filter" Icon={ListFilter} {...props} />
      <span className="mut sm cnt" role="status">
        {page.withFlag} with a flag, {page.total - page.withFlag} without
      </span>
      <span className="sp" />
      <Button aria-pressed={query.group} onClick={() => onQuery({ group: !query.group, page: 1 })}>
        <Rows3 className="ic" size={15} aria-hidden />
        Group: {query.group ? 'phase' : 'none'}
      </Button>
      <Segment label="Density" value={query.density} onChange={(density) => onQuery({ density })} options={DENSITIES} />
      <PanelButton panel="columns" shortcut="C" words="Columns" Icon={Columns3} {...props} />
      <Segment label="View" value={query.show} onChange={(show) => onQuery({ show, page: 1 })} options={SHOWN_AS} />
    </div>
  )
}

const DENSITIES = [
  { value: 'compact', label: <Rows4 className="ic" size={15} aria-label="Compact" /> },
  { value: 'comfortable', label: <Rows2 className="ic" size={15} aria-label="Comfortable" /> },
] as const

const SHOWN_AS = [
  {
    value: 'table',
    label: (
      <>
        <Table2 className="ic" size={15} aria-hidden /> Table
      </>
    ),
  },
  {
    value: 'board',
    label: (
      <>
        <SquareKanban className="ic" size={15} aria-hidden /> Board
      </>
    ),
  },
] as const

type PanelButtonProps = ToolbarProps & {
  panel: 'columns' | 'filters'
  shortcut: string
  words: string
  Icon: typeof Columns3
}

/** A button with the panel below it. */
function PanelButton({ panel, open, onPanel, shortcut, words, Icon, query, onQuery, filters }: PanelButtonProps) {
  const isOpen = open === panel
  const close = () => onPanel(null)
  return (
    <span className="popw">
      <Button shortcut={shortcut} aria-expanded={isOpen} onClick={() => onPanel(isOpen ? null : panel)}>
        <Icon className="ic" size={15} aria-hidden />
        {words}
      </Button>
      {isOpen && panel === 'filters' && <FilterPanel {...{ query, onQuery, filters }} onClose={close} />}
      {isOpen && panel === 'columns' && (
        <ColumnChooser chosen={query.cols} onChange={(cols) => onQuery({ cols })} onClose={close} />
      )}
    </span>
  )
}

type QueryProps = Pick<ToolbarProps, 'query' | 'onQuery'>

const TYPING_PAUSE_MS = 250

/** Filters while typed, after a short pause; what came back from the address never overwrites newer typing. */
function FilterBox({ query, onQuery }: QueryProps) {
  const [text, setText] = useState(query.q)
  const sent = useRef(query.q)
  const send = useRef(onQuery)
  send.current = onQuery
  useEffect(() => {
    if (query.q === sent.current) return
    sent.current = query.q
    setText(query.q)
  }, [query.q])
  useEffect(() => {
    if (text === sent.current) return
    const timer = setTimeout(() => {
      sent.current = text
      send.current({ q: text, page: 1 })
    }, TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <span className="inp srch">
      <Search className="ic" size={15} aria-hidden />
      <input
        id="caseload-filter"
        type="search"
        aria-label="Filter this list"
        aria-keyshortcuts="/"
        placeholder="Filter this list"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && (text ? setText('') : event.currentTarget.blur())}
      />
      <Kbd>/</Kbd>
    </span>
  )
}

type FilterProps = QueryProps & { filters: readonly FilterChoice[] }

function FilterChips({ query, onQuery, filters }: FilterProps) {
  return activeFilters(query).map((key) => {
    const choice = filters.find((filter) => filter.key === key)
    const value = choice?.options.find((option) => option.value === query[key])?.label ?? query[key]
    return (
      <button key={key} type="button" className="chip on" onClick={() => onQuery({ [key]: '', page: 1 })}>
        {choice?.label ?? key}: {value}
        <X className="ic" size={13} aria-label="remove" />
      </button>
    )
  })
}

function FilterPanel({ query, onQuery, filters, onClose }: FilterProps & { onClose: () => void }) {
  return (
    <Popover label="Filters" onClose={onClose} className="fpop">
      {filters.map((filter) => (
        <SelectField
          key={filter.key}
          name={filter.key}
          label={filter.label}
          placeholder="Any"
          options={filter.options}
          value={query[filter.key]}
          onChange={(event) => onQuery({ [filter.key]: event.target.value, page: 1 })}
        />
      ))}
      <Button onClick={onClose}>Done</Button>
    </Popover>
  )
}
