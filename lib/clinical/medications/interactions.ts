import type { Source } from '../types'
import { drugOf } from './drugs'
import { INTERACTION_TABLE, type InteractionLevel, STOPPING_REVIEW } from './interaction-table'
import { countQtDrugs, QT_SOURCE } from './qt'

export type InteractionWarning = {
  code: string
  level: InteractionLevel
  /** The medicines or substances that it is about. */
  drugs: string[]
  text: string
  finding: string
  source: Source
}

const LEVELS: readonly InteractionLevel[] = ['high', 'moderate', 'info']

/**
 * Warnings between kratom and what else the patient takes (tapers.md §7), gravest first. Names are ingredients in any
 * case. A name that no row knows gives no warning; that is not "no interaction".
 * @param use `stopping` also asks for a medicine review, because inhibited medicines may fall.
 */
export function interactionWarnings(
  names: readonly string[],
  use: 'taking' | 'stopping' | 'stopped',
): InteractionWarning[] {
  const taken = [...new Set(names.map((name) => name.trim().toLowerCase()))]
  const warnings =
    use === 'stopped'
      ? []
      : INTERACTION_TABLE.flatMap((entry) => {
          const drugs = taken.filter((name) => entry.drugs.includes(name))
          const { code, level, warning, finding, source } = entry
          return drugs.length ? [{ code, level, drugs, text: warning, finding, source }] : []
        })
  const all = [...warnings, ...qtWarning(taken, use), ...stoppingWarning(taken, use)]
  return all.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
}

/** Two listed QT drugs or more; kratom itself counts while it is taken. */
function qtWarning(taken: readonly string[], use: string): InteractionWarning[] {
  const { drugs, count, ecgSuggested } = countQtDrugs(use === 'stopped' ? taken : ['kratom', ...taken])
  if (!ecgSuggested) return []
  const text = `${count} QT drugs (${drugs.join(', ')}): ECG suggested.`
  const finding = 'Dose-dependent QTc rise in regular kratom users.'
  return [{ code: 'QT', level: 'moderate', drugs, text, finding, source: QT_SOURCE }]
}

function stoppingWarning(taken: readonly string[], use: string): InteractionWarning[] {
  const drugs = INTERACTION_TABLE.filter(({ code }) => code === 'CYP3A').flatMap((one) => one.drugs)
  const affected = taken.filter((name) => drugs.includes(name))
  if (use === 'taking' || affected.length === 0) return []
  const { text, source } = STOPPING_REVIEW
  return [
    {
      code: 'STOPPING',
      level: 'info',
      drugs: affected,
      text,
      finding: 'CYP3A inhibition while kratom is taken.',
      source,
    },
  ]
}

export type OrderProblem = { code: 'hold_parameters_missing' | 'duplicate_ingredient' | 'allergy'; text: string }

/**
 * Checks an order before it is signed (tapers.md §5): an α2-agonist needs hold parameters, one ingredient is ordered
 * once over all products, and an allergy speaks up.
 */
export function checkOrder(order: {
  ingredients: readonly string[]
  hasHoldParameters: boolean
  activeIngredients: readonly string[]
  allergies: readonly string[]
}): OrderProblem[] {
  const lower = (names: readonly string[]) => names.map((name) => name.trim().toLowerCase())
  const [active, allergies] = [lower(order.activeIngredients), lower(order.allergies)]
  return lower(order.ingredients).flatMap((name) => {
    const problems: OrderProblem[] = []
    if (drugOf(name)?.alpha2 && !order.hasHoldParameters) {
      problems.push({ code: 'hold_parameters_missing', text: `${name}: state when to hold (pressure and pulse)` })
    }
    if (active.includes(name)) problems.push({ code: 'duplicate_ingredient', text: `${name} is already ordered` })
    if (allergies.includes(name)) problems.push({ code: 'allergy', text: `Allergy to ${name} is recorded` })
    return problems
  })
}
