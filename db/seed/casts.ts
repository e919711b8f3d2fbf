import { FERNHILL_PEOPLE, INVENTED } from './invented'
import type { Cast } from './person'
import { PICTURED_DAY } from './pictured-day'
import { PICTURED_HOUSE } from './pictured-house'
import { FERNHILL, LARKMOOR } from './staff'

export const LARKMOOR_CAST: Cast = { center: LARKMOOR, people: [...PICTURED_HOUSE, ...PICTURED_DAY, ...INVENTED] }
export const FERNHILL_CAST: Cast = { center: FERNHILL, people: FERNHILL_PEOPLE }
