import { type News2, news2 } from '../vitals/news2'
import type { VitalsSet } from './facts'

export type { News2 }

/** NEWS2 of one set as it was measured; nothing is carried forward. */
export const news2Of = (set: VitalsSet): News2 =>
  news2({
    rr: set.rr,
    spo2: set.spo2,
    spo2Scale: set.news2Scale,
    onOxygen: set.onOxygen,
    sbp: set.sbp,
    hr: set.hr,
    acvpu: set.acvpu,
    ...(set.temp?.unit === 'F' ? { tempF: set.temp.value } : { tempC: set.temp?.value ?? null }),
  })
