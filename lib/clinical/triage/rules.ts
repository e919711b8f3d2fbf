import { ADMINISTRATION_RULES } from './administration'
import { DATA_QUALITY_RULES } from './data-quality'
import { ENGAGEMENT_RULES } from './engagement'
import { MANUAL_RULES } from './manual'
import { MEDICAL_RULES } from './medical'
import { EMERGENCY_RULES } from './medical-emergency'
import { MENTAL_HEALTH_RULES } from './mental-health'
import { SUICIDE_RULES } from './suicide'
import type { Rule } from './types'
import { VITALS_RULES } from './vitals'
import { MONITORING_RULES } from './vitals-monitoring'
import { WITHDRAWAL_RULES } from './withdrawal'

/** The rule catalogue in force (triage.md §2), in the order of its ids. */
export const RULES: readonly Rule[] = [
  ...SUICIDE_RULES,
  ...MENTAL_HEALTH_RULES,
  ...EMERGENCY_RULES,
  ...MEDICAL_RULES,
  ...VITALS_RULES,
  ...MONITORING_RULES,
  ...WITHDRAWAL_RULES,
  ...ENGAGEMENT_RULES,
  ...ADMINISTRATION_RULES,
  ...DATA_QUALITY_RULES,
  ...MANUAL_RULES,
].sort((a, b) => (a.id < b.id ? -1 : 1))

/** Rules by id. */
export const RULES_BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]))

/** The rule with this id, or undefined: ids also come from addresses and old flags. */
export const findRule = (id: string): Rule | undefined => RULES_BY_ID.get(id)
