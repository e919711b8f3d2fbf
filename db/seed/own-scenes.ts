import type { Own } from './scene'
import { confidential, lovell, pettersen, questions, vasquez, zamora } from './scenes-before'
import { asare, brock, ferreyra, imani } from './scenes-soon'
import { dvorsky, lindqvist, nakai, okafor, solheim } from './scenes-urgent'
import { baptiste, fairweather, haddad, jalali, petrakis, socialHarm } from './scenes-watch'

/** The registry of stories that people have of their own. */
export const OWN_SCENES: readonly Own[] = [
  dvorsky,
  lindqvist,
  nakai,
  solheim,
  okafor,
  brock,
  ferreyra,
  asare,
  imani,
  petrakis,
  fairweather,
  jalali,
  baptiste,
  haddad,
  socialHarm,
  zamora,
  vasquez,
  confidential,
  pettersen,
  lovell,
  questions,
]
