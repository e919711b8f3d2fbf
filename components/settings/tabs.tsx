import type { Route } from 'next'
import Link from 'next/link'

export type SettingsTab = { href: string; label: string }

/** The parts of the settings that this person may open. */
export const SettingsTabs = ({ tabs, current }: { tabs: readonly SettingsTab[]; current: string }) => (
  <nav className="views" aria-label="Settings">
    {tabs.map(({ href, label }) => (
      <Link
        key={href}
        href={href as Route}
        prefetch={false}
        className={href === current ? 'on' : ''}
        aria-current={href === current ? 'page' : undefined}
      >
        {label}
      </Link>
    ))}
  </nav>
)
