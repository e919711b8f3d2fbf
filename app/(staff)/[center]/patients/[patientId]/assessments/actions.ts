'use server'
import { staffAction } from '@/app/_request/staff-action'
import { correctAssessment } from '@/db/assessments/correct'
import * as input from '@/db/assessments/input'
import { recordAssessment } from '@/db/assessments/record'
import * as stopping from '@/db/assessments/stop'

export const record = staffAction(input.AssessmentInput, recordAssessment)
export const correct = staffAction(input.AssessmentCorrection, correctAssessment)
export const actStop = staffAction(input.StopAct, stopping.actStop)
export const takeOver = staffAction(input.TakeOver, stopping.takeOver)
