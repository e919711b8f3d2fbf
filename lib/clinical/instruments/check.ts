import { possiblePoints } from './options'
import { scoredItems } from './read'
import type { Band, Instrument, Item } from './types'

/** Everything wrong with a table of instruments, in words; an empty list lets it build. */
export const tableProblems = (instruments: readonly Instrument[]): string[] => [
  ...repeated(instruments.map(({ id }) => id)).map((id) => `${id}: duplicate instrument id`),
  ...instruments.flatMap((it) => instrumentProblems(it).map((problem) => `${it.id}: ${problem}`)),
]

const instrumentProblems = (it: Instrument): string[] => [
  ...texts(it),
  ...repeated(it.items.map(({ id }) => id)).map((id) => `duplicate item id ${id}`),
  ...it.items.flatMap((item) => itemProblems(it, item)),
  ...rangeProblems(it),
  ...(it.bandSets ?? [{ id: 'default', bands: it.bands }]).flatMap((set) => bandProblems(it, set.bands, set.id)),
]

function texts(it: Instrument): string[] {
  const problems: string[] = []
  if (!it.source.title.trim()) problems.push('no source')
  if (!it.license.text.trim()) problems.push('no license')
  if (!it.version.trim()) problems.push('no version')
  if (it.bands.length > 0 && !it.bandSource?.title.trim()) problems.push('bands without source')
  if (it.license.shipsWording && it.license.scoreEntryOnly) problems.push('ships wording but is score entry only')
  return problems
}

function itemProblems(it: Instrument, item: Item): string[] {
  const problems: string[] = []
  if (!item.label.trim()) problems.push(`item ${item.id} without label`)
  if (it.license.shipsWording !== (item.wording !== undefined))
    problems.push(`item ${item.id}: wording does not match the license`)
  return [...problems, ...optionProblems(item)]
}

function optionProblems({ id, answer }: Item): string[] {
  if (answer.kind === 'range')
    return answer.min < answer.max && answer.step > 0 ? [] : [`item ${id}: a range without values`]
  if (answer.kind !== 'options' && answer.kind !== 'choice') return []
  const problems = repeated(answer.options.map(({ value }) => value)).map(
    (value) => `item ${id}: option ${value} cannot be reached, another one has its value`,
  )
  if (answer.options.length < 2) problems.push(`item ${id}: fewer than two options`)
  for (const { value, label } of answer.options) {
    if (!label.trim()) problems.push(`item ${id}: option ${value} without label`)
    if (typeof value === 'number' && !Number.isInteger(value)) problems.push(`item ${id}: option ${value} is not whole`)
  }
  return problems
}

/** The declared range must be the one that the items give. */
function rangeProblems(it: Instrument): string[] {
  const items = scoredItems(it)
  if (it.scoring === 'computed' || it.scoring === 'screen' || it.maxTotal === null || items.length === 0) return []
  // Optional measures (PaCO₂, band cells) belong to the criterion of another one.
  if (it.scoring === 'criteria') return it.maxTotal === items.length ? [] : ['maximum is not the number of criteria']
  const parts = it.scoring === 'mean' ? items.length : 1
  const least = items.reduce((sum, item) => sum + Math.min(...possiblePoints(item)), 0) / parts
  const most = items.reduce((sum, item) => sum + Math.max(...possiblePoints(item)), 0) / parts
  const problems: string[] = []
  if (least !== it.minTotal) problems.push(`minimum is ${it.minTotal}, the items give ${least}`)
  if (most !== it.maxTotal) problems.push(`maximum is ${it.maxTotal}, the items give ${most}`)
  return problems
}

/** Bands must follow each other without gap or overlap, fill the range, and be reachable. */
export function bandProblems(it: Instrument, bands: readonly Band[], set: string): string[] {
  const problems = repeated(bands.map(({ code }) => code)).map((code) => `${set}: duplicate band ${code}`)
  bands.forEach((band, i) => {
    const next = bands[i + 1]
    if (band.from > band.to) problems.push(`${set}: band ${band.code} ends before it starts`)
    if (next && next.from <= band.to) problems.push(`${set}: bands ${band.code} and ${next.code} overlap`)
    if (next && next.from > band.to + 1) problems.push(`${set}: gap between ${band.code} and ${next.code}`)
  })
  if (bands.length === 0 || it.minTotal === null || it.maxTotal === null) return problems
  if (bands[0]?.from !== it.minTotal) problems.push(`${set}: the first band does not start at the minimum`)
  if (bands.at(-1)?.to !== it.maxTotal) problems.push(`${set}: the last band does not end at the maximum`)
  const totals = reachableTotals(it)
  for (const { code, from, to } of totals ? bands : [])
    if (!totals?.some((total) => total >= from && total <= to)) problems.push(`${set}: band ${code} cannot be reached`)
  return problems
}

/** Every total that allowed answers can give; null where totals are not sums of items. */
export function reachableTotals(it: Instrument): number[] | null {
  if (it.scoring !== 'sum' || scoredItems(it).length === 0) return null
  let totals = new Set([0])
  for (const item of scoredItems(it)) {
    const next = new Set<number>()
    for (const total of totals) for (const more of possiblePoints(item)) next.add(total + more)
    totals = next
  }
  return [...totals].sort((a, b) => a - b)
}

const repeated = <T>(values: readonly T[]): T[] => [
  ...new Set(values.filter((value, i) => values.indexOf(value) !== i)),
]
