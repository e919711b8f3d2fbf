import { num } from '@/lib/format/number'
import { Empty } from '../ui/empty'
import { Scroll } from './scroll'
import type { HistoryLine } from './types'

/** Earlier imports, newest first, with the way to their reports. */
export function ImportHistory({ lines, address }: { lines: readonly HistoryLine[]; address: string }) {
  return (
    <section className="wide" aria-labelledby="history">
      <h2 id="history">Earlier imports</h2>
      {lines.length === 0 ? <Empty title="Nothing was imported yet." /> : <Lines lines={lines} address={address} />}
    </section>
  )
}

const Lines = ({ lines, address }: { lines: readonly HistoryLine[]; address: string }) => (
  <Scroll label="Earlier imports, newest first">
    <thead>
      <tr>
        <th scope="col">When</th>
        <th scope="col">Who</th>
        <th scope="col">File</th>
        <th scope="col">What became of it</th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr key={line.id}>
          <td className="nw">{line.at}</td>
          <td>{line.startedBy}</td>
          <td>{line.counts ? <a href={`${address}?report=${line.id}#chosen`}>{line.fileName}</a> : line.fileName}</td>
          <td>{outcomeText(line)}</td>
        </tr>
      ))}
    </tbody>
  </Scroll>
)

/** "78 taken, 0 repeated, 97 not mapped, 0 refused". */
export function outcomeText({ status, counts, problem, progress }: HistoryLine): string {
  if (status === 'running')
    return progress ? `Running, ${num(progress.read, 0)} of ${num(progress.total, 0)} entries` : 'Running'
  if (status === 'interrupted') return 'Did not end. Nothing of it was taken; send it again.'
  if (status === 'refused') return `Nothing was taken. ${problem ?? ''}`
  if (!counts) return 'Done'
  const { taken, repeated, notMapped, refused } = counts
  return `${num(taken, 0)} taken, ${num(repeated, 0)} repeated, ${num(notMapped, 0)} not mapped, ${num(refused, 0)} refused`
}
