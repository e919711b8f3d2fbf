import type { TriageSettings } from '@/lib/clinical/triage/types'
import { ok, type Result } from '@/lib/result'
import { asStaff, type Staff } from './client'
import { triageSettings } from './triage/settings'

/** The thresholds in force in this center; the rest of the rule book is the engine's own tables. */
export const readRuleSettings = (staff: Staff): Promise<Result<TriageSettings>> =>
  asStaff<TriageSettings>(staff, 'rules.read', 'rules.read', async (tx) => ok(triageSettings(tx)))
