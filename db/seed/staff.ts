import type { Role } from '@/lib/permissions'

/** Who works in the demo. All of them are invented. */
export const STAFF = {
  raman: { name: 'Priya Raman', credentials: 'NP', email: 'priya.raman@larkmoor.example' },
  rahmani: { name: 'Nadia Rahmani', credentials: 'MD', email: 'nadia.rahmani@larkmoor.example' },
  adeyemi: { name: 'Joy Adeyemi', credentials: 'RN', email: 'joy.adeyemi@larkmoor.example' },
  brennick: { name: 'Mara Brennick', credentials: 'RN', email: 'mara.brennick@larkmoor.example' },
  ortega: { name: 'Luz Ortega-Vail', credentials: 'LPC', email: 'luz.ortega-vail@larkmoor.example' },
  welk: { name: 'Tobias Welk', credentials: null, email: 'tobias.welk@larkmoor.example' },
  holm: { name: 'Greta Holm', credentials: null, email: 'greta.holm@larkmoor.example' },
  calder: { name: 'Ruth Calder', credentials: 'RN', email: 'ruth.calder@larkmoor.example' },
  beck: { name: 'Samir Beck', credentials: 'LCSW', email: 'samir.beck@larkmoor.example' },
} as const satisfies Record<string, { name: string; credentials: string | null; email: string }>
export type StaffKey = keyof typeof STAFF

export type CenterPlan = {
  key: 'larkmoor' | 'fernhill'
  slug: string
  name: string
  zone: string
  members: Partial<Record<StaffKey, Role[]>>
  /** Who does the everyday work of a kind; the first of a list by day, the last by night. */
  does: {
    nursing: readonly StaffKey[]
    counseling: StaffKey
    prescribing: StaffKey
    coSigning: StaffKey
    intake: StaffKey
    admitting: StaffKey
  }
}

export const LARKMOOR: CenterPlan = {
  key: 'larkmoor',
  slug: 'larkmoor',
  name: 'Larkmoor · Residential + IOP',
  zone: 'America/Chicago',
  members: {
    raman: ['supervisor', 'prescriber'],
    rahmani: ['prescriber', 'medical_director'],
    adeyemi: ['nurse'],
    brennick: ['nurse'],
    ortega: ['counselor'],
    welk: ['intake'],
    holm: ['administrator'],
  },
  does: {
    nursing: ['adeyemi', 'brennick'],
    counseling: 'ortega',
    prescribing: 'raman',
    coSigning: 'rahmani',
    intake: 'welk',
    // Only a supervisor may give the lead to somebody else.
    admitting: 'raman',
  },
}

/** A second, small center: Dr. Rahmani belongs to both, so that one person with two centers can be seen. */
export const FERNHILL: CenterPlan = {
  key: 'fernhill',
  slug: 'fernhill',
  name: 'Fernhill · Outpatient',
  zone: 'America/New_York',
  members: { rahmani: ['prescriber', 'medical_director'], calder: ['nurse', 'supervisor'], beck: ['counselor'] },
  does: {
    nursing: ['calder'],
    counseling: 'beck',
    prescribing: 'rahmani',
    coSigning: 'rahmani',
    intake: 'calder',
    admitting: 'calder',
  },
}

/** The people offered on the sign-in screen, by what they show. */
export const SIGN_INS: readonly StaffKey[] = [
  'raman',
  'adeyemi',
  'rahmani',
  'ortega',
  'brennick',
  'welk',
  'holm',
  'calder',
]

/** For the demo only; every demo person has it. */
export const DEMO_PASSWORD = 'river lantern seven oaks'
