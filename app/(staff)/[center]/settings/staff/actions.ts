'use server'
import { staffAction } from '@/app/_request/staff-action'
import { changeRoles as changeRolesVerb, Invitation, inviteStaff, RoleChange } from '@/db/staff'
import {
  Colleague,
  resetPassword as resetPasswordVerb,
  Suspension,
  setSuspended as setSuspendedVerb,
  signOutColleague,
} from '@/db/staff-access'

export const invite = staffAction(Invitation, inviteStaff)
export const changeRoles = staffAction(RoleChange, changeRolesVerb)
export const setSuspended = staffAction(Suspension, setSuspendedVerb)
export const resetPassword = staffAction(Colleague, resetPasswordVerb)
export const signOut = staffAction(Colleague, signOutColleague)
