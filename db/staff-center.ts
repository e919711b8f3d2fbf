import { ok, type Result } from '@/lib/result'
import { asStaff, type Staff } from './client'
import type { CenterSettings } from './schema/people'

export type CenterFacts = {
  name: string
  slug: string
  zone: string
  now: Date
  settings: CenterSettings
  settingsVersion: number
}

/** What the settings of the center say; for everybody who works in it. */
export const readCenter = (staff: Staff): Promise<Result<CenterFacts>> =>
  asStaff(staff, ['chart.read', 'staff.manage'], 'center.read', async (tx) => {
    const { name, slug, settings, settingsVersion } = tx.center
    return ok({ name, slug, zone: tx.zone, now: tx.now, settings, settingsVersion })
  })
