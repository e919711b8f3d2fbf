import { FERNHILL_PEOPLE, INVENTED } from './invented'
import type { Cast } from './person'
import { PICTURED } from './pictured'
import { FERNHILL, LARKMOOR } from './staff'

export const LARKMOOR_CAST: Cast = { center: LARKMOOR, people: [...PICTURED, ...INVENTED] }
export const FERNHILL_CAST: Cast = { center: FERNHILL, people: FERNHILL_PEOPLE }
