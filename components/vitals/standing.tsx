'use client'
import { orthostaticOf } from './draft'
import { useDraft } from './draft-context'

/** Standing pressures after 1 and 3 minutes, against the lying or sitting one above. */
export function Standing() {
  const { draft, change } = useDraft()
  const open = draft.standing[1] !== undefined || draft.standing[3] !== undefined
  const usable = draft.position === 'lying' || draft.position === 'sitting'
  const set = (minute: 1 | 3, part: Partial<{ sbp: string; dbp: string; hr: string }>) => {
    const before = draft.standing[minute] ?? { sbp: '', dbp: '', hr: '' }
    change({ standing: { ...draft.standing, [minute]: { ...before, ...part } } })
  }
  return (
    <details className="stn" open={open || undefined}>
      <summary>Standing pressures</summary>
      {!usable && <p className="so-t sm">Choose Sit or Lie for the pressure above first.</p>}
      {([1, 3] as const).map((minute) => (
        <div className="vr" key={minute}>
          <span className="vl">
            <span className="nk" />
            After {minute} min
          </span>
          <div className="vi">
            {(['sbp', 'dbp', 'hr'] as const).map((part) => (
              <input
                key={part}
                className="inp num"
                style={{ width: 48 }}
                inputMode="numeric"
                autoComplete="off"
                aria-label={`${PART[part]}, standing ${minute} min`}
                placeholder={PLACE[part]}
                value={draft.standing[minute]?.[part] ?? ''}
                onChange={(event) => set(minute, { [part]: event.target.value.replace(/\D/g, '') })}
              />
            ))}
            <span className="mut">mmHg, bpm</span>
          </div>
          <div className="pv" />
          <div className="np" />
        </div>
      ))}
      {usable && open && !orthostaticOf(draft) && <p className="mut sm">Needs both pressures of one reading.</p>}
    </details>
  )
}

const PART = { sbp: 'Systolic', dbp: 'Diastolic', hr: 'Heart rate' } as const
const PLACE = { sbp: 'sys', dbp: 'dia', hr: 'HR' } as const
