import type { TriageSettings } from '@/lib/clinical/triage/types'
import type { Tx } from '../client'

/** Whoever evaluates: a person in a transaction, or the sweeper. */
export type EngineContext = Pick<Tx, 'query' | 'now' | 'zone' | 'center'> & { by: string | null }

/** The center's thresholds as the engine reads them. */
export const triageSettings = ({ center }: Pick<EngineContext, 'center'>): TriageSettings => ({
  version: center.settingsVersion,
  values: center.settings.thresholds ?? {},
})
