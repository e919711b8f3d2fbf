import { Palette } from '../palette/palette'
import type { PaletteProps } from '../palette/types'
import { ClockProvider } from '../ui/clock'
import { ToastProvider } from '../ui/toast'
import { GlobalKeys } from './keys-help'
import { LiveProvider } from './live'
import { Rail, type RailItem, type RailKey } from './rail'
import { TopBar, type TopBarProps } from './top-bar'

export type AppShellProps = TopBarProps & {
  rail: { items: readonly RailItem[]; current: RailKey | null; emergencies: number; countUrl?: string }
  /** The server's time when the page was read, ISO, and the center's zone. */
  now: string
  zone: string
  /** The test clock stands still. */
  clockStopped?: boolean
  live: { url: string; seq: number }
  palette: PaletteProps
  /** Single keys can be turned off in settings (WCAG 2.1.4). */
  singleKeys?: boolean
  /** A line across the whole screen: the demo mark, emergency access, an engine that does not run. */
  banner?: React.ReactNode
  children: React.ReactNode
}

/** Rail, top bar and the main area of every signed-in screen. */
export function AppShell({
  rail,
  now,
  zone,
  clockStopped,
  live,
  palette,
  singleKeys = true,
  banner,
  children,
  ...top
}: AppShellProps) {
  return (
    <ClockProvider now={now} zone={zone} stopped={clockStopped}>
      <LiveProvider url={live.url} seq={live.seq} asOf={now}>
        <ToastProvider>
          <a className="skip" href="#main">
            Skip to main content
          </a>
          <div className="app">
            <Rail {...rail} />
            <TopBar {...top} />
            <main id="main" className="main" tabIndex={-1}>
              {banner}
              {children}
            </main>
          </div>
          <GlobalKeys singleKeys={singleKeys} />
          <Palette {...palette} />
        </ToastProvider>
      </LiveProvider>
    </ClockProvider>
  )
}
