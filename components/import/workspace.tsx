'use client'
import { useId, useRef, useState, useSyncExternalStore } from 'react'
import { num } from '@/lib/format/number'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { ImportReportView } from './report-view'
import type { Run } from './types'
import { useRuns } from './use-runs'

/** Choose files, send them, watch, read the report. */
export function ImportWorkspace({ upload }: { upload: string }) {
  const { runs, busy, start, retry } = useRuns(upload)
  const [missing, setMissing] = useState(false)
  const ready = useReady()
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    const files = [...(input.current?.files ?? [])]
    setMissing(files.length === 0)
    if (!busy && files.length > 0) void start(files)
  }
  return (
    <section className="wide" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Import FHIR bundles</h2>
      <p className="mut">
        Transaction, batch or collection bundles, or NDJSON (FHIR R4). An import brings history: it admits nobody and
        opens no flag. Each bundle is taken whole or not at all; sent twice, it changes nothing. NDJSON files chosen
        together are one export.
      </p>
      <form className="impf" onSubmit={submit}>
        <label htmlFor={`${id}-files`}>Files</label>
        <input
          ref={input}
          id={`${id}-files`}
          type="file"
          multiple
          accept=".json,.ndjson,.jsonl,application/json,application/fhir+json,application/x-ndjson"
          aria-invalid={missing || undefined}
          aria-describedby={missing ? `${id}-missing` : undefined}
          onChange={() => setMissing(false)}
        />
        <Button type="submit" tone="pri" size="lg" pending={busy} disabled={!ready}>
          Import
        </Button>
        {missing && (
          <p className="err" id={`${id}-missing`} role="alert">
            Choose a file first.
          </p>
        )}
      </form>
      <div role="status" className="sr">
        {announcement(runs, busy)}
      </div>
      {runs.map((run) => (
        <RunView key={run.id} run={run} onRetry={() => retry(run)} />
      ))}
    </section>
  )
}

const never = () => () => {}

/** True once the page listens: a press before that would reload it and forget the files. */
const useReady = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

function announcement(runs: readonly Run[], busy: boolean): string {
  if (runs.length === 0 || busy) return ''
  const done = runs.filter(({ state }) => state === 'done').length
  return `${done} of ${runs.length} imported.`
}

function RunView({ run, onRetry }: { run: Run; onRetry: () => void }) {
  return (
    <article className="imp" aria-label={run.name}>
      <h3>{run.name}</h3>
      {run.state === 'waiting' && <p className="mut">Waits for its turn.</p>}
      {run.state === 'running' && <Progress run={run} />}
      {run.state === 'done' && <Notice tone="ok" title="Imported." />}
      {run.state === 'refused' && (
        <Notice tone="error" role="alert" title="Nothing was taken.">
          {run.problem}
        </Notice>
      )}
      {run.state === 'lost' && (
        <Notice tone="warn" role="alert" title={run.problem} action={<Button onClick={onRetry}>Send again</Button>} />
      )}
      {run.report && <ImportReportView report={run.report} />}
    </article>
  )
}

function Progress({ run }: { run: Run }) {
  const { read = 0, total = 0 } = run.progress ?? {}
  const text = total > 0 ? `${num(read, 0)} of ${num(total, 0)} entries` : 'Sending'
  return (
    <p className="impp">
      <progress
        aria-label={`Import of ${run.name}`}
        value={total > 0 ? read : undefined}
        max={total > 0 ? total : undefined}
      />
      <span>{text}</span>
    </p>
  )
}
