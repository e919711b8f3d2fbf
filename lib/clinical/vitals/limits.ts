import type { Source } from '../types'
import type { AcceptedUnit, Unit } from './types'

/** Where every limit of the parameter table comes from. */
export const LIMITS: Source = {
  title: 'Center protocol',
  section: 'plausibility limits for adults',
  strength: 'proposal',
}

/** The only unit a parameter is entered in. */
export const one = (unit: Unit, label: string): AcceptedUnit[] => [{ unit, label }]
