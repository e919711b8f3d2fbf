import type { BupGate, BupRange } from '@/lib/clinical/medications/buprenorphine'
import type { InteractionWarning } from '@/lib/clinical/medications/interactions'
import type { CheckView } from './check'

/** The medicines of a patient as the screen shows them. Instants are ISO texts. */
export type MedicinesView = {
  patientId: string
  zone: string
  now: string
  /** No open episode: nothing can be ordered or given. */
  open: boolean
  may: { order: boolean; give: boolean; state: boolean }
  /** Scheduled doses from 24 h ago to 12 h ahead, by due time. */
  slots: SlotView[]
  asNeeded: AsNeededView[]
  /** Doses whose effect is to be looked at, earliest first. */
  rechecks: RecheckView[]
  /** What was recorded in the last 72 h, newest first. */
  log: DoseView[]
  orders: OrderView[]
  ended: OrderView[]
  statements: { id: string; name: string; dose: string | null; since: string | null; imported: boolean }[]
  reconciliations: ReconciliationView[]
  warnings: Pick<InteractionWarning, 'code' | 'level' | 'drugs' | 'text' | 'finding'>[]
  /** Pressure and pulse that the next α2-agonist dose is judged on. */
  vitals: { sbp: number | null; dbp: number | null; hr: number | null; at: string } | null
  buprenorphine: BuprenorphineView
  /** A residential patient is given doses by due time; others take them at home. */
  setting: 'residential' | 'iop' | 'outpatient' | null
}

export type SlotState = 'later' | 'due' | 'late' | 'unrecorded' | 'given' | 'held' | 'refused' | 'missed'

export type SlotView = {
  orderId: string
  name: string
  doseMg: number
  route: string
  dueAt: string
  state: SlotState
  alpha2: boolean
  /** What was recorded, by whom, when and why. */
  record: { by: string; at: string; doseMg: number; reason: string | null; override: string | null } | null
}

export type AsNeededView = {
  orderId: string
  name: string
  doseMg: number
  route: string
  indication: string | null
  lastAt: string | null
  alpha2: boolean
  check: CheckView
}

export type RecheckView = { doseId: string; name: string; doseMg: number; givenAt: string; dueAt: string; due: boolean }

export type DoseView = {
  id: string
  name: string
  doseMg: number
  at: string
  dueAt: string | null
  outcome: 'given' | 'held' | 'refused' | 'missed'
  /** The check stood in the way and nothing was given. */
  attempt: boolean
  by: string
  reason: string | null
  override: string | null
  effect: string | null
}

export type OrderView = {
  id: string
  drug: string
  name: string
  doseMg: number
  route: string
  kind: 'scheduled' | 'prn' | 'program'
  orderKind: 'otc' | 'rx'
  times: string[]
  minIntervalH: number | null
  max24hMg: number | null
  holdBelow: { sbp?: number; dbp?: number; hr?: number }
  indication: string | null
  induction: string | null
  startsAt: string
  endsAt: string | null
  endReason: string | null
  endedAbruptly: boolean | null
  by: string
  override: string | null
  alpha2: boolean
}

export type ReconciliationView = {
  id: string
  moment: 'admission' | 'discharge'
  at: string
  by: string
  items: { name: string; decision: 'continue' | 'change' | 'stop'; note: string | null }[]
}

export type BuprenorphineView = {
  gate: BupGate
  /** What the gate lacks, in words; empty when it is met. */
  lacks: string[]
  cows: { total: number; at: string } | null
  range: BupRange
  gramsPerDay: number | null
  /** COWS to be scored again after the first dose, while it is less than 3 h ago. */
  rescore: { from: string; to: string; done: boolean }[]
}
