import { Check, Minus, X } from 'lucide-react'
import type { StepReviewView } from '@/db/tapers/types'

/** Value, limit and age of everything the proposal rests on. Not taken is said, and never counts as fine. */
export function Evidence({ rows }: { rows: StepReviewView['evidence'] }) {
  return (
    <table className="cmp">
      <caption className="sr">What the proposal rests on</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            <td>
              {row.met === null ? (
                <Minus className="ic so-t" size={13} role="img" aria-label="Not known" />
              ) : row.met ? (
                <Check className="ic ok-t" size={13} role="img" aria-label="Met" />
              ) : (
                <X className="ic em-t" size={13} role="img" aria-label="Not met" />
              )}{' '}
              <b>{row.value}</b> {row.limit}
            </td>
            <td className="mut sm">{row.age}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
