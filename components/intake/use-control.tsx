'use client'
import type { Use } from '@/lib/clinical/intake/fields/read'
import type { Choice } from '@/lib/clinical/intake/fields/types'
import { type ControlProps, OneOf } from './choice-controls'
import { numberFrom } from './typed-controls'

const USES: readonly Choice[] = [
  { value: 'none', label: 'Not used' },
  { value: 'prescribed', label: 'Prescribed' },
  { value: 'non_prescribed', label: 'Not prescribed' },
]

/** A substance: whether it is used, which one, how much, on how many of the last 30 days, and when last. */
export function UseControl(props: ControlProps & { label: string }) {
  const { label, value, disabled, onChange } = props
  const use = (typeof value === 'object' && value !== null ? value : {}) as Partial<Use>
  const put = (part: Record<string, unknown>) => onChange({ ...use, ...part })
  return (
    <>
      <OneOf
        {...props}
        options={USES}
        value={use.use}
        onChange={(next) => onChange(next === 'none' ? { use: next } : { ...use, use: next }, next === 'none')}
      />
      {(use.use === 'prescribed' || use.use === 'non_prescribed') && (
        <span className="lrow">
          {(['drug', 'dose', 'last'] as const).map((key) => (
            <span className="inp" key={key}>
              <input
                aria-label={`${label}, ${WORD[key]}`}
                placeholder={WORD[key]}
                autoComplete="off"
                disabled={disabled}
                value={use[key] ?? ''}
                onChange={(event) => put({ [key]: event.target.value || undefined })}
              />
            </span>
          ))}
          <span className="inp nr">
            <input
              aria-label={`${label}, days of the last 30`}
              inputMode="numeric"
              placeholder="days"
              autoComplete="off"
              disabled={disabled}
              value={use.daysIn30 === undefined ? '' : String(use.daysIn30)}
              onChange={(event) => put({ daysIn30: numberFrom(event.target.value) ?? undefined })}
            />
            <span className="mut">of 30 d</span>
          </span>
        </span>
      )}
    </>
  )
}

const WORD = { drug: 'which', dose: 'dose', last: 'last use' } as const
