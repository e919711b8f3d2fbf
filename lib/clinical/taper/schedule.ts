import type { TaperParams, TaperSchedule } from './types'

export function buildSchedule(params: TaperParams): TaperSchedule {
  throw new Error(`not written yet: ${params.mode}`)
}
