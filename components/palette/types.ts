import type { Tier } from '@/lib/clinical/types'

/** A patient as the palette finds one: never by name alone. */
export type FoundPatient = {
  patientId: string
  /** "Whitfield, Imani". */
  name: string
  familyName: string
  sex: string
  /** Calendar date; null when it is not known. */
  birthDate: string | null
  mrn: string
  place: string | null
  /** "Subacute · wk 4"; null without an open episode. */
  phase: string | null
  /** Of the highest open flag. */
  tier: Tier | null
  href: string
}

/** What the search answers: the best matches first, and whether there are more of them. */
export type Found = { patients: FoundPatient[]; more: boolean }

/** A screen that this person may open. */
export type PaletteScreen = { label: string; href: string; icon: ScreenIcon; shortcut?: string }

/** A part of a patient's chart that this person may open; `path` is added to the chart's address. */
export type ChartScreen = { label: string; path: string; icon: ScreenIcon; shortcut?: string }

export type ScreenIcon =
  | 'triage'
  | 'caseload'
  | 'vitals'
  | 'tapers'
  | 'intake'
  | 'settings'
  | 'rules'
  | 'emergency'
  | 'chart'
  | 'assessments'

export type PaletteProps = {
  /** `POST {text}` answers `Found`; the words stay out of addresses and logs. */
  searchUrl: string | null
  screens: readonly PaletteScreen[]
  chartScreens: readonly ChartScreen[]
}
