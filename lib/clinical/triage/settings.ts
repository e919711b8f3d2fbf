import { RULES } from './rules'
import type { SettingKey, SettingSpec, TriageSettings } from './types'

/** Every threshold that is center protocol, with its default. Changing one makes a new settings version. */
export const SETTING_SPECS: readonly SettingSpec[] = RULES.flatMap((rule) => rule.settings)

const defaults = new Map(SETTING_SPECS.map((spec) => [spec.key, spec.value]))

export const DEFAULT_SETTINGS: TriageSettings = { version: 0, values: {} }

/** The threshold in force. An unknown key is a bug in a rule. */
export function thresholdOf(settings: TriageSettings, key: SettingKey): number {
  const value = settings.values[key] ?? defaults.get(key)
  if (value === undefined) throw new RangeError(`unknown threshold ${key}`)
  return value
}
