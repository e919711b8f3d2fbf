import { z } from 'zod'
import { PHASES, SETTINGS, TIERS } from '@/lib/clinical/types'

export const SORTS = ['tier', 'name', 'phase', 'score', 'taken', 'due'] as const

const oneOf = <const V extends readonly [string, ...string[]]>(values: V) => z.enum(['', ...values]).catch('')

/** What is asked of the caseload. It comes from an address: what is not understood narrows nothing. */
export const CaseloadAsk = z.object({
  q: z.string().trim().max(80).catch(''),
  sort: z.enum(SORTS).catch('tier'),
  desc: z.boolean().catch(false),
  /** By phase first, in the order of the way. */
  group: z.boolean().catch(true),
  /** Groups that are closed: counted, their rows left out. */
  closed: z.array(z.enum(PHASES)).catch([]),
  page: z.int().min(1).max(10_000).catch(1),
  pageSize: z.int().min(1).max(10_000).catch(50),
  /** For a board: as many as this of each phase instead of a page. */
  perPhase: z.int().min(1).max(50).nullable().catch(null),
  lead: z.union([z.enum(['', 'me', 'none']), z.uuid()]).catch(''),
  phase: oneOf(PHASES),
  tier: oneOf(['any', 'none', ...TIERS]),
  setting: oneOf(SETTINGS),
  taper: oneOf(['none', 'running', 'step_due']),
  overdue: oneOf(['vitals', 'check_in']),
  pregnant: oneOf(['yes']),
  /** Reads the columns that are off by default. */
  extras: z.boolean().catch(false),
})
export type CaseloadAsk = z.infer<typeof CaseloadAsk>

/** Everybody, as the screen opens. */
export const EVERYBODY: CaseloadAsk = CaseloadAsk.parse({})
