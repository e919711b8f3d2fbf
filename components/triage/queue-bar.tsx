import { AlarmClock, Timer } from 'lucide-react'
import { TIERS } from '@/lib/clinical/types'
import { Chip } from '../ui/chip'
import { TIER, TierGlyph } from '../ui/tier'
import { ONLY_WORD } from './queue-model'
import type { QueueCounts, QueueFilter } from './types'

type QueueBarProps = { counts: QueueCounts; filter: QueueFilter; onFilter: (filter: QueueFilter) => void }

/** How many of each tier there are, and the filters; the counts are never those of the filter. */
export function QueueBar({ counts, filter, onFilter }: QueueBarProps) {
  const all = TIERS.reduce((sum, tier) => sum + counts.tiers[tier], 0)
  const only = (key: NonNullable<QueueFilter['only']>) => ({
    on: filter.only === key,
    onClick: () => onFilter({ ...filter, only: filter.only === key ? null : key }),
  })
  const none = filter.tier === null
  return (
    <div className="tbar">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a legend */}
      <div className="tcount" role="group" aria-label="Filter by tier">
        <button
          type="button"
          className={none ? 'on' : ''}
          aria-pressed={none}
          onClick={() => onFilter({ ...filter, tier: null })}
        >
          <b>{all}</b> All
        </button>
        {TIERS.map((tier) => (
          <button
            key={tier}
            type="button"
            className={filter.tier === tier ? 'on' : ''}
            aria-pressed={filter.tier === tier}
            onClick={() => onFilter({ ...filter, tier: filter.tier === tier ? null : tier })}
          >
            <TierGlyph tier={tier} /> <b>{counts.tiers[tier]}</b> {TIER[tier].word}
          </button>
        ))}
      </div>
      <span className="sp" />
      <Chip count={counts.mine} {...only('mine')}>
        {ONLY_WORD.mine}
      </Chip>
      <Chip count={counts.unowned} {...only('unowned')}>
        {ONLY_WORD.unowned}
      </Chip>
      <Chip count={counts.pastTarget} {...only('past_target')}>
        <Timer className="ic" size={14} aria-hidden="true" />
        {ONLY_WORD.past_target}
      </Chip>
      {(counts.snoozed > 0 || filter.only === 'snoozed') && (
        <Chip count={counts.snoozed} {...only('snoozed')}>
          <AlarmClock className="ic" size={14} aria-hidden="true" />
          {ONLY_WORD.snoozed}
        </Chip>
      )}
    </div>
  )
}
