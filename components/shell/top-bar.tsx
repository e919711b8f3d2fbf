import { ChevronDown, LogOut, MonitorX } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { Menu } from '../ui/menu'
import { Find } from './find'
import { LiveIndicator } from './live-indicator'
import { type Theme, ThemeSwitch } from './theme'

export type CenterChoice = { key: string; label: string; href: string }

export type TopBarProps = {
  title: string
  /** Where one came from, before the title. */
  crumbs?: readonly { label: string; href: string }[]
  /** Tabs of a screen, after the title. */
  tabs?: React.ReactNode
  center: { label: string }
  /** The person's other centers; without any, the name is plain text. */
  centers: readonly CenterChoice[]
  /** "Tue 3 Mar 2026 · Day shift". */
  shift: string
  person: { name: string; initials: string; email: string; roles: string }
  theme: Theme
  signOut: () => Promise<void>
  signOutEverywhere: () => Promise<void>
}

/** Where one is, whether it is live, and who one is. */
export function TopBar(props: TopBarProps) {
  return (
    <header className="top">
      {props.crumbs?.map((crumb) => (
        <span className="crumb" key={crumb.href}>
          <Link href={crumb.href as Route} prefetch={false}>
            {crumb.label}
          </Link>
          <span className="mut" aria-hidden="true">
            ›
          </span>
        </span>
      ))}
      <h1>{props.title}</h1>
      {props.tabs}
      <CenterSwitch {...props} />
      <span className="sp" />
      <Find />
      <LiveIndicator />
      <span className="shift">{props.shift}</span>
      <WhoMenu {...props} />
    </header>
  )
}

function CenterSwitch({ center, centers }: TopBarProps) {
  if (centers.length === 0) return <span className="unit">{center.label}</span>
  return (
    <Menu
      className="unit"
      label={`${center.label}, change center`}
      button={
        <>
          {center.label} <ChevronDown className="ic" size={14} aria-hidden="true" />
        </>
      }
    >
      {centers.map((choice) => (
        <a key={choice.key} href={choice.href}>
          {choice.label}
        </a>
      ))}
    </Menu>
  )
}

function WhoMenu({ person, theme, signOut, signOutEverywhere }: TopBarProps) {
  return (
    <Menu
      className="who"
      align="right"
      label={`${person.name}, account`}
      button={
        <>
          <span className="av me" aria-hidden="true">
            {person.initials}
          </span>
          <span>{person.name}</span>
        </>
      }
    >
      <div className="cap">
        {person.email}
        <br />
        {person.roles}
      </div>
      <hr />
      <div className="cap thm">
        Theme <ThemeSwitch theme={theme} />
      </div>
      <hr />
      <form action={signOut}>
        <button type="submit">
          <LogOut className="ic" size={16} aria-hidden="true" />
          Sign out
        </button>
      </form>
      <form action={signOutEverywhere}>
        <button type="submit">
          <MonitorX className="ic" size={16} aria-hidden="true" />
          Sign out everywhere
        </button>
      </form>
    </Menu>
  )
}
