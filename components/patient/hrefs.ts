import type { Route } from 'next'
import type { PatientTab } from './types'

/** The one place where a path made of data becomes a route for links. */
export const route = (href: string): Route => href as Route

/** Paths of a patient's screens; `base` is the center's patients folder, `/[center]/patients`. */
export const chartHref = (base: string, patientId: string, part: PatientTab | 'notes' = 'overview'): Route =>
  route(`${base}/${patientId}/${part}`)
