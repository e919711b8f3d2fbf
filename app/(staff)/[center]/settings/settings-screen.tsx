import { requireStaff } from '@/app/_request/session'
import { StaffScreen } from '@/app/_request/staff-screen'
import { type SettingsTab, SettingsTabs } from '@/components/settings/tabs'
import { can, type Permission } from '@/lib/permissions'

/** The parts of the settings, and which permissions open them (any of them; none: everybody). */
export const SETTINGS_PARTS: readonly { path: string; label: string; what: string; needs: readonly Permission[] }[] = [
  { path: '/settings', label: 'General', what: 'This device and this center.', needs: [] },
  {
    path: '/settings/staff',
    label: 'Staff',
    what: 'Invite people, change what they may do, suspend, reset passwords.',
    needs: ['staff.manage'],
  },
  {
    path: '/settings/rules',
    label: 'Rule book',
    what: 'Every rule of the queue with its limits and sources.',
    needs: ['rules.read'],
  },
  {
    path: '/settings/import',
    label: 'Import',
    what: 'Bring patients in from FHIR bundles.',
    needs: ['data.import'],
  },
  {
    path: '/settings/audit',
    label: 'Audit log',
    what: 'Who read, changed or was refused what.',
    needs: ['audit.read', 'audit.read_center'],
  },
  {
    path: '/emergency-access',
    label: 'Emergency access',
    what: 'For a patient in front of you whose chart you cannot find.',
    needs: ['chart.read'],
  },
  {
    path: '/emergency-access/review',
    label: 'Emergency reviews',
    what: 'Review who opened a confidential chart in an emergency.',
    needs: ['emergency_access.review'],
  },
]

/** The parts that a person with these roles may open. */
export const settingsParts = (roles: readonly string[]) =>
  SETTINGS_PARTS.filter(({ needs }) => needs.length === 0 || needs.some((one) => can({ roles }, one)))

type SettingsScreenProps = { center: string; path: string; title: string; children: React.ReactNode }

/** A screen of the settings: shell, the parts this person may open, and the content below. */
export async function SettingsScreen({ center, path, title, children }: SettingsScreenProps) {
  const { staff } = await requireStaff(center)
  const tabs: SettingsTab[] = settingsParts(staff.roles).map((part) => ({
    href: `/${center}${part.path}`,
    label: part.label,
  }))
  return (
    <StaffScreen center={center} title={title} current="settings">
      <SettingsTabs tabs={tabs} current={`/${center}${path}`} />
      <div className="set">{children}</div>
    </StaffScreen>
  )
}
