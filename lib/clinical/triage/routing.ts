import type { Tier } from '../types'
import { findRule } from './rules'
import type { RoutedRole } from './types'

/** Whom a flag speaks to first (triage.md §5): the rule's roles, and for any T5 those who do the paperwork. */
export function rolesFor(ruleId: string, tier: Tier): readonly RoutedRole[] {
  const roles = findRule(ruleId)?.roles ?? ['supervisor']
  return tier === 'T5' ? [...new Set<RoutedRole>(['intake', ...roles])] : roles
}

/** Flags of one patient that belong together on the card (triage.md §5, bundle). */
export const BUNDLES = [
  {
    key: 'suicide',
    label: 'Suicide risk',
    rules: ['SUI-01', 'SUI-02', 'SUI-03', 'SUI-04', 'SUI-05', 'SUI-06', 'SUI-07'],
  },
  { key: 'breathing', label: 'Breathing and sedation', rules: ['MED-02', 'MED-09', 'MED-13', 'MED-19', 'MED-20'] },
  {
    key: 'circulation',
    label: 'Circulation and dose hold',
    rules: ['MED-03', 'MED-04', 'MED-05', 'VIT-05', 'VIT-06', 'VIT-07', 'VIT-08', 'VIT-10'],
  },
  {
    key: 'early_warning',
    label: 'Early warning score',
    rules: ['VIT-01', 'VIT-02', 'VIT-03', 'VIT-04', 'VIT-12', 'VIT-14'],
  },
  { key: 'pressure', label: 'High pressure', rules: ['VIT-09', 'VIT-11', 'VIT-13'] },
  {
    key: 'other_substances',
    label: 'Alcohol, benzodiazepines, seizure',
    rules: ['MED-01', 'MED-07', 'MED-18', 'MH-03', 'WD-03', 'WD-04', 'WD-05', 'WD-06', 'ENG-06'],
  },
  { key: 'liver', label: 'Liver', rules: ['MED-10', 'MED-11'] },
  {
    key: 'withdrawal',
    label: 'Withdrawal and taper',
    rules: ['WD-01', 'WD-02', 'WD-07', 'WD-08', 'WD-09', 'WD-10', 'WD-11', 'WD-12', 'WD-13', 'MED-08'],
  },
  { key: 'use', label: 'Craving and use', rules: ['ENG-04', 'ENG-05', 'ENG-07', 'ENG-16', 'ENG-17'] },
  { key: 'contact', label: 'Contact', rules: ['ENG-01', 'ENG-02', 'ENG-03', 'ENG-12', 'ENG-15'] },
  {
    key: 'paperwork',
    label: 'Plans and paperwork',
    rules: ['ENG-08', 'ENG-09', 'ENG-10', 'ENG-11', 'ENG-13', 'ENG-14'],
  },
] as const

export type Bundle<F> = { key: string; label: string; flags: readonly F[] }

/** Groups flags that belong together, in the order in which each group first appears; a flag of no group stands alone. */
export function bundled<F extends { ruleId: string }>(flags: readonly F[]): Bundle<F>[] {
  const groups = new Map<string, Bundle<F> & { flags: F[] }>()
  for (const flag of flags) {
    const bundle = BUNDLES.find(({ rules }) => (rules as readonly string[]).includes(flag.ruleId))
    const key = bundle?.key ?? flag.ruleId
    const label = bundle?.label ?? findRule(flag.ruleId)?.title ?? flag.ruleId
    const group = groups.get(key) ?? { key, label, flags: [] }
    group.flags.push(flag)
    groups.set(key, group)
  }
  return [...groups.values()]
}
