import type { FoundPatient as Found } from '@/components/palette/types'
import type { FoundPatient } from '@/db/search'
import type { Phase } from '@/lib/clinical/types'
import { listName } from '@/lib/format/name'
import { PHASE_WORD, placeLabel } from '@/lib/format/phase'
import { tierOf } from './row-view'

/** A found patient with what tells two of one name apart: birth date, MRN, place. The age is counted on the screen. */
export function foundView(one: FoundPatient, center: string): Found {
  return {
    patientId: one.patientId,
    name: listName({ family: one.familyName, given: one.givenName }),
    familyName: one.familyName,
    sex: one.sex,
    birthDate: one.birthDate,
    mrn: one.mrn,
    place: one.setting ? placeLabel(one.setting, one.place) : null,
    phase: one.phase ? (PHASE_WORD[one.phase as Phase] ?? null) : 'not in care',
    tier: one.tier ? tierOf(one.tier) : null,
    href: `/${center}/patients/${one.patientId}`,
  }
}
