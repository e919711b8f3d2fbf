'use server'
import { staffAction } from '@/app/_request/staff-action'
import * as input from '@/db/intake/input'
import { saveAnswers } from '@/db/intake/save'
import { addIntakeAddendum, signIntake } from '@/db/intake/sign'
import { startIntake } from '@/db/intake/start'

export const start = staffAction(input.PatientOnly, startIntake)
export const save = staffAction(input.SaveAnswers, saveAnswers)
export const sign = staffAction(input.SignIntake, signIntake)
export const addendum = staffAction(input.IntakeAddendum, addIntakeAddendum)
