'use client'
import type { RowSelectionState } from '@tanstack/react-table'
import Link from 'next/link'
import { useMemo, useState } from 'react'
import { route } from '../patient/hrefs'
import { Button } from '../ui/button'
import { Empty } from '../ui/empty'
import { Kbd } from '../ui/kbd'
import { CaseloadBoard } from './board'
import { useListKeys } from './keys'
import { activeFilters, type CaseloadQuery, isFiltered, PAGE_SIZE } from './query'
import type { CaseloadScreenProps } from './screen'
import { CaseloadTable } from './table'
import { CaseloadToolbar, type OpenPanel } from './toolbar'
import type { CaseloadPage, CaseloadView, FilterChoice } from './types'

type WorkspaceProps = CaseloadScreenProps & {
  query: CaseloadQuery
  onQuery: (patch: Partial<CaseloadQuery>) => void
  go: (href: string) => void
  pending?: boolean
}

/** Views, toolbar, table or board, and the keys that move through them. */
export function CaseloadWorkspace(props: WorkspaceProps) {
  const { page, query, onQuery, base, go } = props
  const ids = useMemo(() => page.rows.map((row) => row.patientId), [page.rows])
  const [stood, stand] = useState<string | null>(null)
  const [panel, setPanel] = useState<OpenPanel>(null)
  const [selection, setSelection] = useState<RowSelectionState>({})
  const current = stood && ids.includes(stood) ? stood : (ids[0] ?? null)
  useListKeys({
    ids,
    current,
    move: stand,
    go,
    select: (id) => setSelection(({ [id]: was, ...rest }) => (was ? rest : { ...rest, [id]: true })),
    base,
    query,
    onQuery,
    openColumns: () => setPanel('columns'),
    openFilters: () => setPanel('filters'),
    focusFilter: () => document.getElementById('caseload-filter')?.focus(),
    singleKeys: props.singleKeys,
  })
  const list = { page, query, onQuery, base, current, onCurrent: stand }
  return (
    <>
      <Views views={props.views} />
      <CaseloadToolbar {...{ page, query, onQuery }} open={panel} filters={props.filters} onPanel={setPanel} />
      {page.total === 0 ? (
        <Nobody page={page} query={query} onQuery={onQuery} filters={props.filters} />
      ) : query.show === 'board' ? (
        <CaseloadBoard {...list} />
      ) : (
        <CaseloadTable {...list} selection={selection} onSelection={setSelection} pending={props.pending} />
      )}
      <Foot
        page={page}
        query={query}
        onQuery={onQuery}
        selected={Object.keys(selection).length}
        onClear={() => setSelection({})}
      />
    </>
  )
}

function Views({ views }: { views: readonly CaseloadView[] }) {
  if (views.length === 0) return null
  return (
    <nav className="views" aria-label="Views">
      {views.map((view) => (
        <Link
          key={view.id}
          href={route(view.href)}
          prefetch={false}
          className={view.current ? 'on' : ''}
          aria-current={view.current ? 'page' : undefined}
        >
          {view.label} <b>{view.count}</b>
        </Link>
      ))}
    </nav>
  )
}

type NobodyProps = Pick<WorkspaceProps, 'page' | 'query' | 'onQuery' | 'filters'>

/** Nobody is here, or nobody matches: two different things, and the second names the filter. */
function Nobody({ page, query, onQuery, filters }: NobodyProps) {
  if (!isFiltered(query)) {
    return (
      <Empty title="Nobody is on this caseload.">
        {page.checkedAt ? 'Admit a patient to begin.' : 'The rules have not run yet in this center.'}
      </Empty>
    )
  }
  const clear = { q: '', page: 1, ...Object.fromEntries(activeFilters(query).map((key) => [key, ''])) }
  return (
    <Empty
      title={`None of ${page.unfiltered} patients matches ${named(query, filters)}.`}
      action={<Button onClick={() => onQuery(clear)}>Clear the filter</Button>}
    />
  )
}

function named(query: CaseloadQuery, filters: readonly FilterChoice[]): string {
  const parts = activeFilters(query).map((key) => {
    const choice = filters.find((filter) => filter.key === key)
    return `${choice?.label ?? key}: ${choice?.options.find((o) => o.value === query[key])?.label ?? query[key]}`
  })
  return [query.q && `“${query.q}”`, ...parts].filter(Boolean).join(', ')
}

type FootProps = Pick<WorkspaceProps, 'page' | 'query' | 'onQuery'> & { selected: number; onClear: () => void }

const HINTS = [
  [['J', 'K'], 'move'],
  [['Enter'], 'open chart'],
  [['V'], 'vitals'],
  [['G'], 'taper'],
  [['X'], 'select'],
  [['B'], 'board'],
] as const

function Foot({ page, query, onQuery, selected, onClear }: FootProps) {
  return (
    <div className="foot">
      {HINTS.map(([keys, word]) => (
        <span key={word} className="hk">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}{' '}
          {word}
        </span>
      ))}
      {selected > 0 && (
        <span>
          {selected} selected{' '}
          <button type="button" className="lnk" onClick={onClear}>
            Clear
          </button>
        </span>
      )}
      <span className="sp" />
      <Pager page={page} query={query} onQuery={onQuery} />
    </div>
  )
}

const SORTED_BY: Record<CaseloadQuery['sort'], string> = {
  tier: 'tier',
  name: 'name',
  phase: 'day',
  score: 'score',
  taken: 'age of vitals',
  due: 'next due',
}

function Pager({ page, query, onQuery }: Pick<WorkspaceProps, 'page' | 'query' | 'onQuery'>) {
  const shown: CaseloadPage['rows'] = page.rows
  const first = (query.page - 1) * PAGE_SIZE + 1
  const more = query.page * PAGE_SIZE < page.total
  const sorted = `sorted by ${SORTED_BY[query.sort]}${query.group ? ' inside each phase' : ''}`
  if (query.show === 'board' || (query.page === 1 && !more)) {
    return (
      <span>
        {shown.length} of {page.total} · {sorted}
      </span>
    )
  }
  return (
    <nav className="pgr" aria-label="Pages">
      <button
        type="button"
        className="lnk"
        disabled={query.page === 1}
        onClick={() => onQuery({ page: query.page - 1 })}
      >
        Previous
      </button>
      <span>
        {shown.length > 0 ? `${first}–${first + shown.length - 1}` : 'none'} of {page.total} · {sorted}
      </span>
      <button type="button" className="lnk" disabled={!more} onClick={() => onQuery({ page: query.page + 1 })}>
        Next
      </button>
    </nav>
  )
}
