import type { Counted, ImportReport } from '@/lib/fhir/report'
import { systemText } from '@/lib/fhir/report-text'
import { num } from '@/lib/format/number'
import { Notice } from '../ui/notice'
import { Scroll } from './scroll'

/** What an import did: every entry of the file by type, and by code whatever was not taken. */
export function ImportReportView({ report }: { report: ImportReport }) {
  return (
    <div className="impr">
      <p>{writtenText(report)}</p>
      {report.rounded > 0 && (
        <p className="mut">
          {count(report.rounded, 'value')} had more decimals than are kept. What was sent stands beside the stored
          value.
        </p>
      )}
      {report.notices.map((notice) => (
        <Notice key={notice} tone="warn" title={notice} />
      ))}
      <TypeTable report={report} />
      <CodeTable title="Not mapped, by code" rows={report.notMapped} />
      <CodeTable title="Refused, with the reason" rows={report.refused} />
    </div>
  )
}

function TypeTable({ report }: { report: ImportReport }) {
  return (
    <Scroll label="Entries by type">
      <thead>
        <tr>
          <th scope="col">In the file</th>
          <th scope="col" className="r">
            Entries
          </th>
          <th scope="col" className="r">
            Taken
          </th>
          <th scope="col" className="r">
            Repeated
          </th>
          <th scope="col" className="r">
            Not mapped
          </th>
          <th scope="col" className="r">
            Refused
          </th>
        </tr>
      </thead>
      <tbody>
        {report.types.map((row) => (
          <tr key={row.type}>
            <th scope="row">{row.type}</th>
            {[row.total, row.taken, row.repeated, row.notMapped, row.refused].map((value, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns stay in place
              <td key={column} className="r">
                {num(value, 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Scroll>
  )
}

function CodeTable({ title, rows }: { title: string; rows: readonly Counted[] }) {
  if (rows.length === 0) return null
  return (
    <details open={rows.length <= 12}>
      <summary>
        {title} <span className="mut">{num(rows.length, 0)}</span>
      </summary>
      <Scroll label={title}>
        <thead>
          <tr>
            <th scope="col" className="r">
              Count
            </th>
            <th scope="col">Type</th>
            <th scope="col">Code</th>
            <th scope="col">Name in the source</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              <td className="r">{num(row.count, 0)}</td>
              <td>{row.type}</td>
              <td>
                {row.code ?? 'no code'} {row.system && <span className="mut">{systemText(row.system)}</span>}
              </td>
              <td>{row.text ?? '–'}</td>
              <td>{whyText(row)}</td>
            </tr>
          ))}
        </tbody>
      </Scroll>
    </details>
  )
}

const whyText = ({ type, why, part }: Counted) =>
  [
    why ?? (type === 'Observation' ? 'code not read here' : 'kind of entry not read here'),
    part && 'the rest of the entry was taken',
  ]
    .filter(Boolean)
    .join('; ')

const count = (n: number, one: string, many = `${one}s`) => `${num(n, 0)} ${n === 1 ? one : many}`

function writtenText({ written, kind, entries }: ImportReport): string {
  const parts = [
    count(written.patients, 'patient'),
    count(written.sets, 'set of vitals', 'sets of vitals'),
    count(written.scores, 'score'),
    count(written.conditions, 'condition'),
    count(written.allergies, 'allergy', 'allergies'),
    count(written.medicines, 'medicine'),
  ]
  const nothing = Object.values(written).every((n) => n === 0)
  const read = `${count(entries, 'entry', 'entries')} read (${kind}).`
  return nothing ? `${read} Nothing new: the charts are as they were.` : `${read} Stored: ${parts.join(', ')}.`
}
