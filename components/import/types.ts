import type { ImportLine } from '@/db/fhir/history'
import type { ImportReport } from '@/lib/fhir/report'

/** A line of the history; times are words already. */
export type HistoryLine = Omit<ImportLine, 'startedAt' | 'endedAt'> & { at: string }

/** What the address of an import answers. */
export type ImportAnswer = {
  status: ImportLine['status']
  progress: ImportLine['progress']
  report: ImportReport | null
  problem: string | null
}

/** One bundle, or the NDJSON files of one export, on its way. */
export type Run = {
  id: string
  name: string
  files: File[]
  state: 'waiting' | 'running' | 'done' | 'refused' | 'lost'
  progress: ImportLine['progress']
  report: ImportReport | null
  problem: string | null
}
