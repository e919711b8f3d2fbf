import { TIER, TierGlyph } from '../ui/tier'
import type { HistoryPart } from './to-history'

/** The history of a chart: append-only, each line with when, what, why and by whom. */
export function ChartHistory({ parts }: { parts: readonly HistoryPart[] }) {
  return (
    <div className="his">
      <nav aria-label="Parts of the history" className="hnav">
        {parts.map(({ id, title, lines }) => (
          <a key={id} href={`#${id}`}>
            {title} <b>{lines.length}</b>
          </a>
        ))}
      </nav>
      {parts.map((part) => (
        <section key={part.id} id={part.id} aria-labelledby={`${part.id}-title`}>
          <h2 id={`${part.id}-title`} className="h2">
            {part.title}
          </h2>
          {part.lines.length === 0 ? <p className="mut">{part.none}</p> : <Lines part={part} />}
        </section>
      ))}
    </div>
  )
}

const Lines = ({ part }: { part: HistoryPart }) => (
  <table className="crt">
    <caption className="sr">{part.title}, newest first</caption>
    <thead>
      <tr>
        {['When', 'What', 'Why', 'By'].map((word) => (
          <th key={word} scope="col">
            {word}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {part.lines.map((line) => (
        <tr key={line.id}>
          <td className="nw">{line.when}</td>
          <td>
            {line.tier && (
              <>
                <TierGlyph tier={line.tier} size={12} /> <span className="sr">{TIER[line.tier].word}: </span>
              </>
            )}
            {line.what}
          </td>
          <td>{line.why}</td>
          <td className="mut">{line.by}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
