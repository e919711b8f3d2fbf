'use server'
import { staffAction } from '@/app/_request/staff-action'
import * as doses from '@/db/doses/record'
import * as coSigning from '@/db/tapers/co-sign'
import * as deciding from '@/db/tapers/decide'
import * as drafts from '@/db/tapers/draft'
import * as finishing from '@/db/tapers/finish'
import * as input from '@/db/tapers/input'
import * as resuming from '@/db/tapers/resume'
import * as signing from '@/db/tapers/sign'

export const saveDraft = staffAction(input.SaveDraft, drafts.saveDraft)
export const signPlan = staffAction(input.SignPlan, signing.signPlan)
export const coSign = staffAction(input.CoSign, coSigning.coSign)
export const declineCoSign = staffAction(input.DeclineCoSign, coSigning.declineCoSign)
export const decideStep = staffAction(input.DecideStep, deciding.decideStep)
export const resumeTaper = staffAction(input.ResumePlan, resuming.resumeTaper)
export const finishTaper = staffAction(input.FinishTaper, finishing.finishTaper)
export const recordDose = staffAction(doses.DoseInput, doses.recordDose)
export const correctDose = staffAction(doses.DoseCorrection, doses.correctDose)
