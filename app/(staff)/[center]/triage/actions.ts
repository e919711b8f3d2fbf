'use server'
import { staffAction } from '@/app/_request/staff-action'
import * as flag from '@/db/triage/flag-acts'
import * as row from '@/db/triage/row-acts'
import * as back from '@/db/triage/undo'

export const take = staffAction(row.RowRef, row.take)
export const acknowledge = staffAction(row.RowRef, row.acknowledge)
export const handOver = staffAction(row.Handover, row.handOver)
export const recordAction = staffAction(row.RowAction, row.recordAction)
export const snooze = staffAction(flag.Snooze, flag.snooze)
export const recordReview = staffAction(flag.ReviewInput, flag.recordReview)
export const override = staffAction(flag.Override, flag.override)
export const undo = staffAction(back.Undo, back.undo)
