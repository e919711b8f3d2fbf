import { Ban, Check, TriangleAlert } from 'lucide-react'
import type { SigningCheck } from '@/lib/clinical/taper/signing-check'

export type GuardrailRow = Pick<SigningCheck, 'code' | 'level' | 'title' | 'text' | 'source'> & { plan: 'A' | 'B' }

const LOOK = {
  block: { className: 'x', Icon: Ban, word: 'Blocked' },
  cosign: { className: 'w', Icon: TriangleAlert, word: 'Needs a co-signature' },
  warn: { className: 'w', Icon: TriangleAlert, word: 'Warning' },
  ok: { className: '', Icon: Check, word: 'Met' },
} as const

/** What the rules say about the plans: value, limit, and where the limit comes from. */
export function Guardrails({ rows }: { rows: readonly GuardrailRow[] }) {
  return (
    <section>
      <h3>Guardrails</h3>
      <ul className="gr">
        {rows.map((row) => {
          const { className, Icon, word } = LOOK[row.level]
          return (
            <li key={`${row.plan}-${row.code}`} className={className}>
              <b>
                <Icon className="ic" size={14} role="img" aria-label={word} />
                {row.plan}: {row.title}
              </b>
              <span>
                {row.text.replace(/\.?$/, '.')}
                {row.level === 'cosign' && ' Allowed with a reason and a co-signature.'}{' '}
                <cite title={row.source.section}>
                  {row.source.title}
                  {row.source.strength === 'proposal' && ', not evidence'}
                </cite>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
