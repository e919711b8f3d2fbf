import type { ChartScreen, Found, FoundPatient, PaletteScreen } from './types'

/** Something that Enter opens. */
export type Option =
  | { kind: 'patient'; key: string; patient: FoundPatient; href: string }
  | { kind: 'chart'; key: string; patient: FoundPatient; screen: ChartScreen; href: string }
  | { kind: 'screen'; key: string; screen: PaletteScreen; href: string }

/** What was typed: `>` asks for commands only. */
export function readQuery(text: string): { words: string; commandsOnly: boolean } {
  const trimmed = text.trimStart()
  return trimmed.startsWith('>')
    ? { words: trimmed.slice(1).trim(), commandsOnly: true }
    : { words: trimmed.trim(), commandsOnly: false }
}

/** Patients first, then what can be done for the chosen one, then the screens that match. */
export function optionsOf(
  found: Found | null,
  chosen: FoundPatient | null,
  chartScreens: readonly ChartScreen[],
  screens: readonly PaletteScreen[],
  words: string,
): Option[] {
  const patients = (found?.patients ?? []).map((patient) => ({
    kind: 'patient' as const,
    key: patient.patientId,
    patient,
    href: patient.href,
  }))
  const parts = chosen
    ? chartScreens.map((screen) => ({
        kind: 'chart' as const,
        key: `${chosen.patientId}${screen.path}`,
        patient: chosen,
        screen,
        href: `${chosen.href}${screen.path}`,
      }))
    : []
  const wanted = words.toLowerCase()
  const matching = screens.filter(({ label }) => label.toLowerCase().includes(wanted))
  const shown = matching.length > 0 || patients.length > 0 ? matching : []
  const everywhere = shown.map((screen) => ({ kind: 'screen' as const, key: screen.href, screen, href: screen.href }))
  return [...patients, ...parts, ...everywhere]
}

/** Who shares a family name with whom; the words of a stop, or null when every name stands alone. */
export function sameNames(patients: readonly FoundPatient[]): { text: string; names: ReadonlySet<string> } | null {
  const counts = new Map<string, FoundPatient[]>()
  for (const patient of patients) {
    const name = patient.familyName.toLowerCase()
    counts.set(name, [...(counts.get(name) ?? []), patient])
  }
  const shared = [...counts.values()].filter((group) => group.length > 1)
  if (shared.length === 0) return null
  const texts = shared.map((group) => `${countWord(group.length)} patients are named ${group[0]?.familyName}.`)
  return {
    text: `${texts.join(' ')} Check the MRN.`,
    names: new Set(shared.flatMap((group) => group.map((patient) => patient.familyName.toLowerCase()))),
  }
}

const WORDS = ['', '', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']
const countWord = (count: number) => WORDS[count] ?? String(count)

/** Whether Enter must be pressed again: the name is shared and the person has not typed the MRN. */
export const needsSecondLook = (patient: FoundPatient, same: ReturnType<typeof sameNames>, words: string): boolean =>
  same?.names.has(patient.familyName.toLowerCase()) === true && words.toLowerCase() !== patient.mrn.toLowerCase()

/** Splits a name round the first place where what was typed stands in it. */
export function marked(name: string, words: string): [string, string, string] {
  const first = words.split(/\s+/)[0] ?? ''
  const at = first ? name.toLowerCase().indexOf(first.toLowerCase()) : -1
  return at < 0 ? [name, '', ''] : [name.slice(0, at), name.slice(at, at + first.length), name.slice(at + first.length)]
}

/** The id of an option's line, for the field that names the active one. */
export const optionId = (option: Option): string => `palette-${option.key.replaceAll('/', '-')}`
