export type AuditLine = {
  id: string
  /** "3 Mar 2026 07:38:16", in the center's time. */
  at: string
  who: string
  kind: string
  what: string
  mrn: string | null
  details: string
}

/** What happened, newest first. */
export const AuditTable = ({ lines }: { lines: readonly AuditLine[] }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by key
  <section className="lstw" aria-label="Audit log" tabIndex={0}>
    <table className="lstt">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">Kind</th>
          <th scope="col">What</th>
          <th scope="col">MRN</th>
          <th scope="col">Details</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <td className="nw">{line.at}</td>
            <td>{line.who}</td>
            <td>{line.kind}</td>
            <td>{line.what}</td>
            <td className="nw">{line.mrn ?? '–'}</td>
            <td>
              <code>{line.details}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
