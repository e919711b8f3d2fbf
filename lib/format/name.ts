/** How people's names and age are printed (design: "Dvorsky, Marek · 34 M"). */

type Name = { family: string; given: string }

/** "Dvorsky, Marek": lists, where people look for the family name. */
export const listName = ({ family, given }: Name): string => [family, given].filter(Boolean).join(', ')

/** "Marek Dvorsky": headings and sentences. */
export const fullName = ({ family, given }: Name): string => [given, family].filter(Boolean).join(' ')

/** "J. Adeyemi": who did it. */
export const shortName = ({ family, given }: Name): string => {
  const initial = first(given)
  return initial ? `${initial}. ${family}` : family
}

/** "JA": at most two letters; a double family name counts once. */
export const initials = ({ family, given }: Name): string => first(given) + first(family)

const first = (text: string): string => (Array.from(text.trim())[0] ?? '').toUpperCase()

/** Administrative sex as recorded; anything else is printed as a question and never guessed. */
const SEX_LETTER: Readonly<Record<string, string>> = { female: 'F', male: 'M', other: 'X', F: 'F', M: 'M', X: 'X' }

/** "34 M". `today` is a calendar date in the center's zone. An unknown part shows as "?". */
export function ageSex(born: string | null, sex: string | null, today: string): string {
  const years = born ? ageOn(born, today) : null
  return `${years ?? '?'} ${SEX_LETTER[sex ?? ''] ?? '?'}`
}

/** Completed years on a calendar date; somebody born on 29 February ages on 1 March in common years. */
export function ageOn(born: string, today: string): number | null {
  const [by, bm, bd] = born.split('-').map(Number)
  const [ty, tm, td] = today.split('-').map(Number)
  if (!by || !bm || !bd || !ty || !tm || !td) return null
  const had = tm > bm || (tm === bm && td >= bd)
  const years = ty - by - (had ? 0 : 1)
  return years < 0 ? null : years
}

/** The initials of a colleague's written name: "Priya Raman" → "PR". Titles do not count. */
export function initialsOf(name: string): string {
  const words = name
    .replace(/,.*$/, '')
    .split(/\s+/)
    .filter((word) => !/^(Dr|Mr|Ms|Mrs)\.?$/i.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '')
  return letters.join('').toUpperCase()
}
