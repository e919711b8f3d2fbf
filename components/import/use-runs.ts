'use client'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { groupFiles } from '@/lib/fhir/read'
import { requestId } from '../ui/request-id'
import type { ImportAnswer, Run } from './types'

const POLL_MS = 600

/** Sends groups of files one after the other and watches how far each is. */
export function useRuns(upload: string) {
  const router = useRouter()
  const [runs, setRuns] = useState<Run[]>([])
  const busy = useRef(false)
  const change = (id: string, part: Partial<Run>) =>
    setRuns((all) => all.map((run) => (run.id === id ? { ...run, ...part } : run)))

  const send = async (waiting: Run[]) => {
    if (busy.current) return
    busy.current = true
    for (const run of waiting) {
      change(run.id, { state: 'running', problem: null })
      change(run.id, await importOne(upload, run, (progress) => change(run.id, { progress })))
    }
    busy.current = false
    router.refresh()
  }
  return {
    runs,
    busy: runs.some(({ state }) => state === 'waiting' || state === 'running'),
    start(files: readonly File[]) {
      const fresh = groupFiles(files).map(newRun)
      setRuns(fresh)
      return send(fresh)
    },
    /** The same import under the same id: what has landed is not done twice. */
    retry: (run: Run) => send([run]),
  }
}

const newRun = ({ name, files }: { name: string; files: File[] }): Run => ({
  id: requestId(),
  name: name.slice(0, 300),
  files,
  state: 'waiting',
  progress: null,
  report: null,
  problem: null,
})

async function importOne(upload: string, run: Run, watch: (progress: Run['progress']) => void): Promise<Partial<Run>> {
  const poll = setInterval(async () => {
    const state = await readState(upload, run.id)
    if (state?.progress && state.status === 'running') watch(state.progress)
  }, POLL_MS)
  try {
    return await post(upload, run)
  } catch {
    const state = await readState(upload, run.id)
    if (state?.status === 'done' || state?.status === 'refused') return outcomeOf(state)
    return { state: 'lost', problem: 'The connection was lost. Send it again: what has landed is not done twice.' }
  } finally {
    clearInterval(poll)
  }
}

async function post(upload: string, run: Run): Promise<Partial<Run>> {
  const form = new FormData()
  form.set('importId', run.id)
  form.set('name', run.name)
  for (const file of run.files) form.append('file', file, file.name)
  const response = await fetch(upload, { method: 'POST', body: form })
  const body = await response.json()
  if (response.ok) return outcomeOf(body)
  // The session or the server is the trouble, not the file: it can be sent again as it is.
  const again = response.status === 401 || response.status >= 500
  return { state: again ? 'lost' : 'refused', problem: body.message }
}

const outcomeOf = ({ status, report, problem }: ImportAnswer): Partial<Run> => {
  if (status === 'running') return { state: 'lost', problem: 'Still running. Look at the list of imports below.' }
  return { state: status === 'done' ? 'done' : 'refused', report, problem }
}

async function readState(upload: string, id: string): Promise<ImportAnswer | null> {
  const response = await fetch(`${upload}/${id}`).catch(() => null)
  return response?.ok ? response.json() : null
}
