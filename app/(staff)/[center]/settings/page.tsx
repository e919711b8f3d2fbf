import type { Metadata, Route } from 'next'
import { cookies } from 'next/headers'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { singleKeysOn } from '@/app/_request/preferences'
import { requireStaff } from '@/app/_request/session'
import { SingleKeysSwitch } from '@/components/settings/single-keys'
import { ThemeSwitch } from '@/components/shell/theme'
import { THEMES } from '@/components/shell/themes'
import { type CenterFacts, readCenter } from '@/db/staff-center'
import { DEFAULT_SERVICE_HOURS } from '@/lib/clinical/triage/targets'
import { clock } from '@/lib/format/clock'
import { SettingsScreen, settingsParts } from './settings-screen'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage({ params }: { params: Promise<{ center: string }> }) {
  const { center } = await params
  const { staff } = await requireStaff(center)
  const facts = await readCenter(staff)
  if (!facts.ok) notFound()
  return (
    <SettingsScreen center={center} path="/settings" title="Settings">
      <Parts center={center} roles={staff.roles} />
      <ThisDevice />
      <ThisCenter facts={facts.value} />
    </SettingsScreen>
  )
}

/** Only what this person may open. */
function Parts({ center, roles }: { center: string; roles: readonly string[] }) {
  const parts = settingsParts(roles).filter(({ path }) => path !== '/settings')
  if (parts.length === 0) return null
  return (
    <nav aria-label="Parts of the settings" className="swide">
      <ul className="scards">
        {parts.map(({ path, label, what }) => (
          <li key={path}>
            <Link href={`/${center}${path}` as Route} prefetch={false}>
              <b>{label}</b>
              <span className="mut">{what}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

async function ThisDevice() {
  const chosen = (await cookies()).get('theme')?.value
  return (
    <section className="nrw" aria-labelledby="device">
      <h2 id="device">This device</h2>
      <div className="srow">
        Theme <ThemeSwitch theme={THEMES.find((one) => one === chosen) ?? 'system'} />
      </div>
      <SingleKeysSwitch on={await singleKeysOn()} />
    </section>
  )
}

/** Read-only: these are set when the center is made. */
function ThisCenter({ facts }: { facts: CenterFacts }) {
  const { settings, zone, now, name } = facts
  const hours = settings.serviceHours ?? DEFAULT_SERVICE_HOURS
  return (
    <section className="nrw" aria-labelledby="center">
      <h2 id="center">{name}</h2>
      <dl className="sdl">
        <dt>Time zone</dt>
        <dd>
          {zone}, now {clock(now, zone)}
        </dd>
        <dt>Service hours</dt>
        <dd>
          {hours.from}–{hours.to}, in which targets below urgent count for outpatients
        </dd>
        <dt>Units shown</dt>
        <dd>
          {settings.temperatureUnit === 'Cel' ? '°C' : '°F'}, {settings.weightUnit === 'kg' ? 'kg' : 'lb'}
        </dd>
        <dt>Version of the rule settings</dt>
        <dd>{facts.settingsVersion}</dd>
      </dl>
    </section>
  )
}
