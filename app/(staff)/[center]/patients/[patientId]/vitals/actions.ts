'use server'
import { staffAction } from '@/app/_request/staff-action'
import * as correcting from '@/db/vitals/correct'
import { VitalsSet } from '@/db/vitals/input'
import { recordVitals } from '@/db/vitals/record'

export const record = staffAction(VitalsSet, recordVitals)
export const correct = staffAction(correcting.CorrectSet, correcting.correctSet)
