'use server'
import { staffAction } from '@/app/_request/staff-action'
import { EmergencyRequest, EmergencyReview, reviewEmergencyAccess, takeEmergencyAccess } from '@/db/emergency-access'

export const takeAccess = staffAction(EmergencyRequest, takeEmergencyAccess)
export const reviewAccess = staffAction(EmergencyReview, reviewEmergencyAccess)
