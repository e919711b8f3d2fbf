import { z } from 'zod'
import { INDUCTION_TYPES } from '@/lib/clinical/medications/buprenorphine'
import { DRUGS } from '@/lib/clinical/medications/types'
import { ALPHA2_LIMITS } from '@/lib/clinical/medications/vitals-hold'

const PatientRef = z.object({ requestId: z.uuid(), patientId: z.uuid() })
const words = (max: number) => z.string().trim().max(max)
const optional = (max: number) =>
  words(max)
    .nullish()
    .transform((text) => text || null)

/** The medicines table, buprenorphine as a program, and whatever the table does not have. */
export const ORDERABLE = [...DRUGS, 'buprenorphine', 'other'] as const
export const ROUTES = ['oral', 'sublingual', 'transdermal', 'intramuscular', 'other'] as const
/** Drugs of the table that are a class: the order says which one it is. */
export const NAMED_BY_HAND = ['benzodiazepine', 'herbal', 'other'] as const

const atLeast = (limit: number, what: string) =>
  z.number(`Write the ${what} as a number.`).min(limit, `Not below ${limit}: the protocol holds there.`)

const HoldBelow = z.object({
  sbp: atLeast(ALPHA2_LIMITS.sbp.hold, 'systolic pressure').max(140),
  dbp: atLeast(ALPHA2_LIMITS.dbp.hold, 'diastolic pressure').max(100),
  hr: atLeast(ALPHA2_LIMITS.hr.hold, 'pulse').max(100),
})

export const OrderMedicine = PatientRef.extend({
  drug: z.enum(ORDERABLE, 'Choose a medicine.'),
  name: optional(80),
  doseMg: z.number('Write the dose in mg.').positive('Above 0 mg.').max(10_000, 'At most 10,000 mg.'),
  route: z.enum(ROUTES, 'Choose the route.'),
  kind: z.enum(['scheduled', 'prn', 'program'], 'Choose when it is given.'),
  orderKind: z.enum(['otc', 'rx']),
  times: z.array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write times as 08:00.')).max(12, 'At most 12 a day.'),
  minIntervalH: z.number('Write hours as a number.').positive('Above 0 h.').max(72, 'At most 72 h.').nullable(),
  max24hMg: z.number('Write the maximum in mg.').positive('Above 0 mg.').nullable(),
  holdBelow: HoldBelow.nullable(),
  indication: optional(200),
  /** null: from now on. */
  startsAt: z.coerce.date().nullable(),
  endsAt: z.coerce.date().nullable(),
  induction: z.enum(INDUCTION_TYPES).nullable(),
  minCows: z.number().int().min(8, 'From 8 to 12.').max(12, 'From 8 to 12.').nullable(),
  /** Why naltrexone is given within 7 days of the last use. */
  naltrexoneReason: optional(300),
  /** The order that this one changes: it ends, and not abruptly. */
  replacesId: z.uuid().nullable(),
  overrideReason: optional(500),
})
  .refine(({ kind, times }) => kind === 'prn' || times.length > 0, {
    path: ['times'],
    message: 'Write the times of the day.',
  })
  .refine(({ kind, indication }) => kind !== 'prn' || indication, {
    path: ['indication'],
    message: 'Say what it is given for.',
  })
  .refine(({ drug, name }) => !(NAMED_BY_HAND as readonly string[]).includes(drug) || name, {
    path: ['name'],
    message: 'Write which one it is.',
  })
  .refine(({ drug, induction }) => drug !== 'buprenorphine' || induction, {
    path: ['induction'],
    message: 'Choose the kind of induction.',
  })
  .refine(({ startsAt, endsAt }) => !startsAt || !endsAt || startsAt < endsAt, {
    path: ['endsAt'],
    message: 'It ends before it begins.',
  })
export type OrderMedicine = z.infer<typeof OrderMedicine>

export const EndOrder = PatientRef.extend({
  orderId: z.uuid(),
  reason: words(300).min(1, 'Say why.'),
  /** α2-agonists: reduced over 2–4 days, or stopped at once. */
  how: z.enum(['reduced', 'abrupt']).nullable(),
})

const bpm = (low: number, high: number, what: string) =>
  z.number(`Measure the ${what}.`).int('Whole numbers only.').min(low, `${low}–${high}.`).max(high, `${low}–${high}.`)

export const GiveDose = PatientRef.extend({
  orderId: z.uuid(),
  /** The due time of a scheduled dose; null for one as needed. */
  dueAt: z.coerce.date().nullable(),
  outcome: z.enum(['given', 'held', 'refused', 'missed']),
  /** null: as ordered. */
  doseMg: z.number('Write the dose in mg.').positive('Above 0 mg.').nullable(),
  reason: optional(300),
  override: optional(500),
  /** Taken for this dose; they are recorded as a set of vitals before the dose is checked. */
  vitals: z
    .object({
      sbp: bpm(40, 300, 'systolic pressure'),
      dbp: bpm(20, 200, 'diastolic pressure'),
      hr: bpm(20, 300, 'pulse'),
    })
    .refine(({ sbp, dbp }) => dbp < sbp, { path: ['dbp'], message: 'Below the systolic pressure.' })
    .nullable(),
}).refine(({ outcome, reason }) => outcome === 'given' || reason, { path: ['reason'], message: 'Say why.' })
export type GiveDose = z.infer<typeof GiveDose>

export const EFFECTS = ['helped', 'helped partly', 'did not help', 'worse'] as const
export const RecordEffect = PatientRef.extend({
  doseId: z.uuid(),
  effect: z.enum(EFFECTS, 'Say whether it helped.'),
  note: optional(300),
})

export const StateMedicine = PatientRef.extend({
  name: words(80).min(1, 'Write the medicine.'),
  dose: optional(80),
})

export const Reconcile = PatientRef.extend({
  moment: z.enum(['admission', 'discharge']),
  items: z
    .array(
      z
        .object({
          statementId: z.uuid(),
          decision: z.enum(['continue', 'change', 'stop'], 'Decide.'),
          note: optional(300),
        })
        .refine(({ decision, note }) => decision === 'continue' || note, {
          path: ['note'],
          message: 'Say what and why.',
        }),
    )
    .max(60),
})
export type Reconcile = z.infer<typeof Reconcile>
