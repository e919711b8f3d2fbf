import type { ChartHead } from '@/db/chart/head'
import type { Overview } from '@/db/chart/overview'
import { can, type Staff } from '@/lib/permissions'
import type { BannerModel } from '../patient/types'
import type { ActSetting } from './act-dialog'

/** What the forms of the overview need to know of the patient and the center. */
export function toSetting(
  overview: Overview,
  head: ChartHead,
  banner: BannerModel,
  staff: Staff,
): Omit<ActSetting, 'actions'> {
  const leads = overview.staff.filter((one) => can(one, 'chart.read'))
  return {
    patientId: head.patientId,
    who: [`${banner.name}, ${banner.age ?? '?'} ${banner.sex ?? '?'}`, `MRN ${banner.mrn}`, banner.place]
      .filter(Boolean)
      .join(', '),
    staff: leads.map(({ id, name }) => ({ value: id, label: id === staff.id ? `${name} (you)` : name })),
    leadId: head.episode?.leadId ?? null,
    setting: head.episode?.setting ?? 'residential',
    place: head.episode?.place ?? null,
    gates: overview.gates
      .filter(({ state }) => state === 'not_ready' || state === 'cannot_tell')
      .map(({ id, label }) => ({ value: id, label })),
    allergies: banner.allergies,
    alerts: head.alerts,
    pregnancy: { status: head.pregnancy?.status ?? null, weeks: head.pregnancy?.weeks ?? null },
  }
}
