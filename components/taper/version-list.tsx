import type { PlanView } from '@/db/tapers/types'

/** One line of the plan's history, its times ready. */
export type VersionRow = Pick<PlanView, 'id' | 'version' | 'status' | 'change' | 'reason' | 'madeBy'> & {
  madeText: string
  signedText: string
  endedText: string | null
}

const CHANGE: Record<PlanView['change'], string> = {
  first: 'First plan',
  revise: 'New plan',
  hold: 'Held',
  slow: 'Held and slower',
  step_back: 'Back one step',
  delay: 'Confirmed late',
  resume: 'Hold ended early',
  speed_up: 'Faster',
}
const STATUS: Record<PlanView['status'], string> = {
  signed: 'in force',
  waiting_cosign: 'waits for a second signature',
  superseded: 'replaced',
  finished: 'finished',
  stopped: 'stopped',
  withdrawn: 'sent back',
}

/** Every version as it was signed, newest first. None is ever edited. */
export function VersionList({ versions }: { versions: readonly VersionRow[] }) {
  if (versions.length === 0) return <p className="mut">No plan was signed in this episode.</p>
  return (
    <table className="dlg-t">
      <caption className="sr">Versions of the plan</caption>
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">What</th>
          <th scope="col">Signed</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {versions.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.version}</th>
            <td>
              {CHANGE[one.change]}, {one.madeText}
              {one.reason && <span className="mut"> “{one.reason}”</span>}
            </td>
            <td>{one.signedText}</td>
            <td className={one.status === 'signed' ? '' : 'mut'}>
              {STATUS[one.status]}
              {one.endedText && <span className="mut sm"> {one.endedText}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
