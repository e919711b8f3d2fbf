import type { ChartScreen, PaletteProps, PaletteScreen } from '@/components/palette/types'
import { can, type Permission } from '@/lib/permissions'

type Guarded<Item> = Item & { needs: Permission | null }

const CHART: readonly Guarded<ChartScreen>[] = [
  { label: 'Record vitals', path: '/vitals', icon: 'vitals', shortcut: 'V', needs: 'vitals.record' },
  { label: 'Taper plan', path: '/taper', icon: 'tapers', shortcut: 'G', needs: 'chart.read' },
  { label: 'Assessments', path: '/assessments', icon: 'assessments', needs: 'chart.read' },
]

const EVERYWHERE: readonly Guarded<PaletteScreen>[] = [
  { label: 'Triage queue', href: '/triage', icon: 'triage', shortcut: '1', needs: 'queue.read' },
  { label: 'Caseload', href: '/caseload', icon: 'caseload', shortcut: '2', needs: 'chart.read' },
  { label: 'Vitals round', href: '/vitals', icon: 'vitals', needs: 'vitals.record' },
  { label: 'Tapers', href: '/tapers', icon: 'tapers', needs: 'chart.read' },
  { label: 'Admit a patient', href: '/intake', icon: 'intake', needs: 'patient.admit' },
  { label: 'Rule book', href: '/settings/rules', icon: 'rules', needs: 'rules.read' },
  { label: 'Emergency access, logged', href: '/emergency-access', icon: 'emergency', needs: 'chart.read' },
  { label: 'Settings', href: '/settings', icon: 'settings', needs: null },
]

/** What the palette offers this person: only what they may open. */
export function paletteOf(center: string, person: { roles: readonly string[] }): PaletteProps {
  const may = ({ needs }: { needs: Permission | null }) => needs === null || can(person, needs)
  return {
    searchUrl: can(person, 'chart.read') ? `/api/search/${center}` : null,
    screens: EVERYWHERE.filter(may).map(({ needs: _, href, ...screen }) => ({ ...screen, href: `/${center}${href}` })),
    chartScreens: CHART.filter(may).map(({ needs: _, ...screen }) => screen),
  }
}
