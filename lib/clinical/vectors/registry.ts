import { instrumentsOps } from './instruments'
import { intakeOps } from './intake'
import { medicationsOps } from './medications'
import { phasesOps } from './phases'
import type { VectorOps } from './shape'
import { taperOps } from './taper'
import { triageOps } from './triage'
import { vitalsOps } from './vitals'

/** Every op that vectors may name, from one adapter per area. */
export const OPS: VectorOps = {
  ...phasesOps,
  ...taperOps,
  ...medicationsOps,
  ...instrumentsOps,
  ...vitalsOps,
  ...triageOps,
  ...intakeOps,
}
