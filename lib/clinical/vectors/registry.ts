import { instrumentsOps } from './instruments'
import { intakeOps } from './intake'
import { medicationsOps } from './medications'
import { phasesOps } from './phases'
import type { VectorOps } from './shape'
import { taperOps } from './taper'
import { vitalsOps } from './vitals'

/** Every op that vectors may name, from one adapter per area. */
export async function loadOps(): Promise<VectorOps> {
  const path = './triage'
  const triage = await import(path).catch(() => ({ triageOps: {} }))
  return {
    ...phasesOps,
    ...taperOps,
    ...medicationsOps,
    ...instrumentsOps,
    ...vitalsOps,
    ...intakeOps,
    ...triage.triageOps,
  }
}
