import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { AppShell } from '@/components/shell/app-shell'
import { IdleWatch } from '@/components/shell/idle-watch'
import type { RailItem, RailKey } from '@/components/shell/rail'
import { THEMES } from '@/components/shell/themes'
import { rememberCenter } from '@/db/sessions'
import { readShell, type Shell } from '@/db/shell'
import { initialsOf } from '@/lib/format/name'
import { shiftText } from '@/lib/format/shift'
import { can, ROLE_LABEL, type Role } from '@/lib/permissions'
import { paletteOf } from './palette'
import { singleKeysOn } from './preferences'
import { reauthenticate } from './reauthenticate'
import { requireStaff } from './session'
import { signOutAction, signOutEverywhereAction } from './sign-out'

type StaffScreenProps = {
  center: string
  title: string
  current: RailKey | null
  crumbs?: { label: string; href: string }[]
  tabs?: React.ReactNode
  children: React.ReactNode
}

/** A signed-in screen: who, in which center, what is live, and the way to every other screen. */
export async function StaffScreen({ center, title, current, crumbs, tabs, children }: StaffScreenProps) {
  const { staff, session } = await requireStaff(center)
  const shell = await readShell(staff)
  if (!shell.ok) notFound()
  if (session.lastCenterId !== staff.centerId) await rememberCenter(staff.id, staff.centerId)
  const { value } = shell
  const theme = await chosenTheme()
  return (
    <AppShell
      title={title}
      crumbs={crumbs}
      tabs={tabs}
      center={{ label: value.center.name }}
      centers={session.centers
        .filter(({ slug }) => slug !== center)
        .map(({ slug, name }) => ({ key: slug, label: name, href: `/${slug}/triage` }))}
      shift={shiftText(new Date(value.now), value.zone)}
      person={{
        name: session.name,
        initials: initialsOf(session.name),
        email: session.email,
        roles: value.roles.map((role) => ROLE_LABEL[role as Role] ?? role).join(', '),
      }}
      theme={theme}
      signOut={signOutAction}
      signOutEverywhere={signOutEverywhereAction}
      rail={{
        items: railItems(center, value),
        current,
        emergencies: value.emergencies,
        countUrl: `/api/queue/${center}/emergencies`,
      }}
      now={value.now}
      zone={value.zone}
      clockStopped={value.clockStopped}
      singleKeys={await singleKeysOn()}
      live={{ url: `/api/live/${center}`, seq: value.seq }}
      palette={paletteOf(center, value)}
      banner={
        value.kind === 'demo' ? <p className="demo-mark">Demo center. Every person in it is invented.</p> : undefined
      }
    >
      <IdleWatch
        idleEndsAt={session.idleEndsAt.toISOString()}
        now={session.now.toISOString()}
        name={session.name}
        signOut={signOutAction}
        reauthenticate={reauthenticate}
      />
      {children}
    </AppShell>
  )
}

async function chosenTheme() {
  const chosen = (await cookies()).get('theme')?.value
  return THEMES.find((one) => one === chosen) ?? 'system'
}

/** Only the screens that this person may open. */
function railItems(center: string, { roles }: Shell): RailItem[] {
  const reads = can({ roles }, 'chart.read')
  const items: (RailItem & { shown: boolean })[] = [
    { key: 'triage', href: `/${center}/triage`, shown: can({ roles }, 'queue.read') },
    { key: 'caseload', href: `/${center}/caseload`, shown: reads },
    { key: 'vitals', href: `/${center}/vitals`, shown: can({ roles }, 'vitals.record') },
    { key: 'tapers', href: `/${center}/tapers`, shown: reads },
    { key: 'intake', href: `/${center}/intake`, shown: can({ roles }, 'patient.admit') },
    { key: 'settings', href: `/${center}/settings`, shown: true },
  ]
  return items.filter(({ shown }) => shown).map(({ key, href }) => ({ key, href }))
}
