'use client'
import { TIER_COLOR, TierGlyph, tierText } from '@/components/ui/tier'
import { Bullet } from './bullet'
import { useDraft } from './draft-context'
import { news2Words, scoreWords } from './totals'

/** NEWS2, COWS and SOWS as they stand. A total appears only when every part is there. */
export function LiveTotals() {
  const { check, view } = useDraft()
  const news2 = news2Words(check.news2)
  return (
    <section className="lv" aria-label="Live totals">
      <div className={news2.tier === 'T1' ? 'lc em' : 'lc'}>
        <span className="lt">NEWS2</span>
        <b>{check.news2.total ?? '–'}</b>
        <span className={`lw ${news2.tier ? tierText(news2.tier) : 'mut'}`}>
          {news2.tier && <TierGlyph tier={news2.tier} size={14} />}
          {news2.text}
        </span>
        <Bullet
          value={check.news2.total}
          max={20}
          ticks={[0, 5, 7, 20]}
          color={news2.tier ? TIER_COLOR[news2.tier] : 'var(--measured)'}
          label={check.news2.total === null ? `No NEWS2 yet. ${news2.text}` : `NEWS2 ${check.news2.total} of 20`}
        />
      </div>
      <Total id="COWS" upper={view.expected.cowsUpper} />
      {check.scores.SOWS_H && <Total id="SOWS_H" upper={view.expected.sowsUpper} />}
      {view.expected.cowsUpper !== null && (
        <p className="sm mut">Expected ({view.expected.label}) is shaded. Center protocol, not a norm.</p>
      )}
      <p className="sr" role="status">
        {check.news2.total !== null && `NEWS2 ${check.news2.total}. ${news2.text}.`}
      </p>
    </section>
  )
}

function Total({ id, upper }: { id: 'COWS' | 'SOWS_H'; upper: number | null }) {
  const { check } = useDraft()
  const words = scoreWords(id, check.scores[id], upper)
  return (
    <div className="lc">
      <span className="lt">{words.name}</span>
      <b>{words.total ?? '–'}</b>
      <span className={`lw ${words.above ? 'em-t' : 'mut'}`}>{words.text}</span>
      <Bullet
        value={words.total}
        max={words.max}
        ticks={words.ticks}
        expectedUpper={upper}
        color={words.above ? 'var(--em)' : 'var(--measured)'}
        label={
          words.total === null
            ? `No ${words.name} total. ${words.text}`
            : `${words.name} ${words.total} of ${words.max}`
        }
      />
      {words.band && <p className="sm mut">{words.band}</p>}
    </div>
  )
}
