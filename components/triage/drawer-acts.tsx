import { Check, Lock } from 'lucide-react'
import { Button } from '../ui/button'
import type { Panel } from './panels'
import type { QueueRow, RowDetail } from './types'
import type { QuickAct } from './use-acts'

type DrawerActsProps = {
  row: QueueRow
  detail: RowDetail | null
  me: string
  busy: boolean
  onAct: (kind: QuickAct) => void
  onPanel: (panel: Panel) => void
}

/** The four acts, then what was done. Each says why when it is not open. */
export function DrawerActs({ row, detail, me, busy, onAct, onPanel }: DrawerActsProps) {
  const mine = row.owner?.staffId === me
  const answered = detail ? !detail.mayAcknowledge : row.clock.acknowledged !== null
  const refusal = detail ? snoozeRefusal(detail) : null
  return (
    <>
      <div className="acts">
        <Button
          tone={answered ? 'plain' : 'pri'}
          shortcut="T"
          pending={busy}
          disabled={mine}
          onClick={() => onAct('take')}
        >
          {mine ? 'Yours' : 'Take'}
        </Button>
        <Button
          shortcut={answered ? undefined : 'A'}
          pending={busy}
          disabled={answered}
          onClick={() => onAct('acknowledge')}
        >
          {answered && <Check className="ic" size={13} aria-hidden="true" />}
          {answered ? 'Acknowledged' : 'Acknowledge'}
        </Button>
        <Button shortcut="H" onClick={() => onPanel({ kind: 'hand_over' })}>
          Hand over
        </Button>
        <Button
          shortcut={refusal ? undefined : 'S'}
          disabled={!detail || refusal !== null}
          title={refusal ?? undefined}
          onClick={() => onPanel({ kind: 'snooze_first' })}
        >
          {refusal && <Lock className="ic" size={13} aria-hidden="true" />}
          Snooze
        </Button>
      </div>
      <div className="acts2">
        <Button onClick={() => onPanel({ kind: 'action' })} disabled={!answered}>
          Record action
        </Button>
        <span className="mut sm">
          {answered ? nextDue(row) : (refusal ?? 'Acknowledge first, then record what was done.')}
        </span>
      </div>
    </>
  )
}

const nextDue = (row: QueueRow) =>
  row.clock.actedAt ? 'An action is on record; another may follow.' : 'Nothing recorded yet.'

/** Why no flag of the row may be snoozed; null when one may. */
function snoozeRefusal({ flags }: RowDetail): string | null {
  if (flags.some((flag) => flag.snoozeMinutes > 0)) return null
  return flags.find((flag) => flag.snoozeRefusal)?.snoozeRefusal ?? 'None of these flags can be snoozed.'
}

/** The flag that S means: the one that sets the tier, else the first that may sleep. */
export const firstToSnooze = (detail: RowDetail) =>
  detail.flags.find((flag) => flag.setsTier && flag.snoozeMinutes > 0) ??
  detail.flags.find((flag) => flag.snoozeMinutes > 0) ??
  null
