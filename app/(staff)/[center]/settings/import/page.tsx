import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireStaff } from '@/app/_request/session'
import { ImportHistory } from '@/components/import/history'
import { ImportReportView } from '@/components/import/report-view'
import type { HistoryLine } from '@/components/import/types'
import { ImportWorkspace } from '@/components/import/workspace'
import { type ImportLine, listImports, readImport } from '@/db/fhir/history'
import { readCenter } from '@/db/staff-center'
import { moment } from '@/lib/format/clock'
import { SettingsScreen } from '../settings-screen'

export const metadata: Metadata = { title: 'Import' }

type ImportPageProps = {
  params: Promise<{ center: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ImportPage({ params, searchParams }: ImportPageProps) {
  const [{ center }, search] = [await params, await searchParams]
  const { staff } = await requireStaff(center)
  const [lines, facts] = [await listImports(staff), await readCenter(staff)]
  if (!lines.ok || !facts.ok) notFound()
  const asked = z.uuid().safeParse(search.report)
  const chosen = asked.success ? await readImport(staff, asked.data) : null
  const { now, zone } = facts.value
  const address = `/${center}/settings/import`
  return (
    <SettingsScreen center={center} path="/settings/import" title="Import">
      <ImportWorkspace upload={`/api/fhir/${center}`} />
      {chosen?.ok && chosen.value.report && (
        <section className="wide" aria-labelledby="chosen">
          <h2 id="chosen">Report: {chosen.value.fileName}</h2>
          <ImportReportView report={chosen.value.report} />
        </section>
      )}
      <ImportHistory lines={lines.value.map((line) => toLine(line, (at) => moment(at, now, zone)))} address={address} />
    </SettingsScreen>
  )
}

const toLine = ({ startedAt, endedAt: _, ...line }: ImportLine, say: (at: Date) => string): HistoryLine => ({
  ...line,
  at: say(startedAt),
})
