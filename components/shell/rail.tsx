import { ClipboardList, HeartPulse, ListOrdered, Settings, TrendingDown, UsersRound } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { EmergencyCount } from './emergency-count'
import { KeysHelpButton } from './keys-help'
import { Logo } from './logo'

const ITEMS = {
  triage: { label: 'Triage', Icon: ListOrdered },
  caseload: { label: 'Caseload', Icon: UsersRound },
  vitals: { label: 'Vitals', Icon: HeartPulse },
  tapers: { label: 'Tapers', Icon: TrendingDown },
  intake: { label: 'Intake', Icon: ClipboardList },
  settings: { label: 'Settings', Icon: Settings },
}

export type RailKey = keyof typeof ITEMS
/** Only the screens that this person may open, in order; keys 1 to 6 follow it. */
export type RailItem = { key: RailKey; href: string }

type RailProps = { items: readonly RailItem[]; current: RailKey | null; emergencies: number; countUrl?: string }

/** The main screens; a bottom bar on a tablet. */
export function Rail({ items, current, emergencies, countUrl }: RailProps) {
  const home = items[0]?.href ?? '/'
  return (
    <nav className="rail" aria-label="Main">
      <Link className="brand" href={home as Route} prefetch={false} aria-label="Glidepath home">
        <Logo />
      </Link>
      {items.map(({ key, href }, index) => {
        const { label, Icon } = ITEMS[key]
        const here = key === current
        return (
          <Link
            key={key}
            href={href as Route}
            prefetch={false}
            className={here ? 'on' : ''}
            aria-current={here ? 'page' : undefined}
            data-rail={index + 1}
          >
            <Icon className="ic" size={20} strokeWidth={1.75} aria-hidden="true" />
            <span>{label}</span>
            {key === 'triage' && <EmergencyCount count={emergencies} url={countUrl} />}
          </Link>
        )
      })}
      <span className="sp" />
      <KeysHelpButton />
    </nav>
  )
}
