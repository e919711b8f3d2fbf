import { z } from 'zod'
import { TICKS } from '@/lib/clinical/triage/facts'
import { ACVPU } from '@/lib/clinical/types'
import type { ParameterKey } from '@/lib/clinical/vitals/types'

/** The numbers of a set. Blood pressure is two of them, checked as a pair. */
export const SET_VITALS = [
  'heart_rate',
  'respiratory_rate',
  'spo2',
  'temperature',
  'sbp',
  'dbp',
  'weight',
  'height',
  'pain',
  'glucose',
  'oxygen_flow',
] as const satisfies readonly ParameterKey[]
export type SetVital = (typeof SET_VITALS)[number]

const count = (max: number, what: string) =>
  z.number().min(0, `${what} cannot be below 0.`).max(max, `${what} is above ${max}.`).optional()

const Vital = z.object({
  vital: z.enum(SET_VITALS),
  value: z.number().optional(),
  unit: z.string().optional(),
  unrecordable: z.literal(true).optional(),
  confirmed: z.literal(true).optional(),
})
export type EnteredVital = z.infer<typeof Vital>

const Answer = z.union([z.number(), z.boolean(), z.string(), z.null()])
const EnteredScore = z.object({
  instrumentId: z.string(),
  answers: z.record(z.string(), Answer),
  administeredBy: z.enum(['staff', 'self']),
})
const Event = z.object({
  type: z.enum(['seizure', 'chest_pain', 'syncope', 'self_harm_thoughts']),
  happenedAt: z.coerce.date().optional(),
  injury: z.boolean().optional(),
  fullRecovery: z.boolean().optional(),
})
const Standing = z.object({
  minute: z.number().int().min(0).max(10),
  sbp: z.number().int(),
  dbp: z.number().int(),
  hr: z.number().int().optional(),
})

/** One vitals and symptoms set, as the screen, the offline queue and the phone script send it. */
export const VitalsSet = z
  .object({
    /** Made by the client once per draft: the same one twice records once. */
    requestId: z.uuid(),
    patientId: z.uuid(),
    /** When it was measured, not when it was typed. */
    takenAt: z.coerce.date(),
    outcome: z.enum(['measured', 'refused', 'asleep', 'away']),
    reason: z.string().trim().max(500).optional(),
    vitals: z.array(Vital).max(20),
    acvpu: z.enum(ACVPU).optional(),
    onOxygen: z.boolean().optional(),
    position: z.enum(['sitting', 'lying', 'standing']).optional(),
    symptomatic: z.boolean().optional(),
    orthostatic: z
      .object({ kind: z.enum(['supine_to_stand', 'sit_to_stand']), standing: z.array(Standing).max(5) })
      .optional(),
    vomits: count(100, 'Vomits'),
    looseStools: count(100, 'Loose stools'),
    drankMl: count(20_000, 'Drank'),
    hoursWithoutFluids: count(240, 'Hours without fluids'),
    hoursWithoutUrine: count(240, 'Hours without urine'),
    daysWithoutStool: count(60, 'Days without stool'),
    craving: count(10, 'Craving'),
    sleepHours: count(24, 'Sleep'),
    dailyFunction: count(10, 'Daily function'),
    takesAlpha2: z.boolean().optional(),
    /** Red-flag findings present now. An empty list says that they were gone through and none is present. */
    ticks: z.array(z.enum(TICKS)).optional(),
    events: z.array(Event).max(10).default([]),
    scores: z.array(EnteredScore).max(10).default([]),
    note: z.string().trim().max(2000).optional(),
    mode: z.enum(['staff', 'self', 'phone']).default('staff'),
    /** Waited on a device without a connection. */
    offline: z.boolean().optional(),
  })
  .refine((set) => set.outcome === 'measured' || Boolean(set.reason), {
    path: ['reason'],
    message: 'Say why there are no numbers.',
  })
export type VitalsSetInput = z.infer<typeof VitalsSet>
