import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireStaff } from '@/app/_request/session'
import { refusedInput } from '@/app/_request/staff-action'
import { AuditFilterForm, type AuditQuery } from '@/components/settings/audit-filter'
import { AuditTable } from '@/components/settings/audit-table'
import { detailWords, KIND_WORD, verbWords } from '@/components/settings/audit-words'
import { buttonClass } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { AuditFilter, type AuditPage, readAuditLog } from '@/db/audit-log'
import { readCenter } from '@/db/staff-center'
import { localDate } from '@/lib/clinical/time'
import { clockSeconds, day } from '@/lib/format/clock'
import { SettingsScreen } from '../settings-screen'

export const metadata: Metadata = { title: 'Audit log' }

type Search = Record<string, string | string[] | undefined>
type AuditPageProps = { params: Promise<{ center: string }>; searchParams: Promise<Search> }

export default async function AuditLogPage({ params, searchParams }: AuditPageProps) {
  const [{ center }, search] = [await params, await searchParams]
  const { staff } = await requireStaff(center)
  const { query, filter, problems } = readSearch(search)
  const [page, facts] = [await readAuditLog(staff, filter), await readCenter(staff)]
  if (!page.ok || !facts.ok) notFound()
  const address = `/${center}/settings/audit`
  return (
    <SettingsScreen center={center} path="/settings/audit" title="Audit log">
      <AuditFilterForm query={query} problems={problems} people={page.value.people} action={address} />
      <Lines page={page.value} zone={facts.value.zone} />
      {page.value.next && (
        <a className={buttonClass()} href={`${address}?${olderSearch(query, page.value.next)}`} rel="next">
          Older
        </a>
      )}
    </SettingsScreen>
  )
}

function Lines({ page, zone }: { page: AuditPage; zone: string }) {
  if (page.entries.length === 0) return <Empty title="Nothing on record for this filter." />
  const names = new Map(page.people.map(({ id, name }) => [id, name]))
  const lines = page.entries.map((entry) => ({
    id: entry.id,
    at: `${day(localDate(entry.at, zone), '')} ${clockSeconds(entry.at, zone)}`,
    who: entry.staffName ?? 'System',
    kind: KIND_WORD[entry.kind],
    what: verbWords(entry.verb),
    mrn: entry.mrn,
    details: detailWords(entry.details, names),
  }))
  return <AuditTable lines={lines} />
}

/** What the address asks for. A part that is not well formed is refused beside its field, and the rest still counts. */
function readSearch(search: Search): {
  query: AuditQuery
  filter: AuditFilter
  problems: Record<string, string | undefined>
} {
  const one = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined)
  const query = { person: one('person'), mrn: one('mrn'), kind: one('kind'), day: one('day') }
  const [at, id] = [one('at'), one('id')]
  const asked = {
    personId: query.person,
    mrn: query.mrn,
    kind: query.kind,
    day: query.day,
    before: at && id ? { at, id } : undefined,
  }
  const parsed = AuditFilter.safeParse(asked)
  if (parsed.success) return { query, filter: parsed.data, problems: {} }
  const problems = refusedInput(parsed.error).problem.fields ?? {}
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]))
  const rest = Object.fromEntries(Object.entries(asked).filter(([name]) => !wrong.has(name)))
  return { query, filter: AuditFilter.parse(rest), problems }
}

function olderSearch(query: AuditQuery, next: { at: string; id: string }): string {
  const filled = Object.entries({ ...query, ...next }).filter((part): part is [string, string] => part[1] !== undefined)
  return new URLSearchParams(filled).toString()
}
