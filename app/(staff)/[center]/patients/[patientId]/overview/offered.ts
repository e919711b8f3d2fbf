import type { OverviewActions } from '@/components/overview/types'
import { can, type Staff } from '@/lib/permissions'
import {
  changePhaseAction,
  editBackgroundAction,
  moveAction,
  previewUseAction,
  raiseFlagAction,
  recordContactAction,
  reportUseAction,
  stateMedicationAction,
  transferLeadAction,
} from './actions'

/** The acts of this person on this patient, bound to both. What they may not do is not there; the verbs ask again. */
export function overviewActions(staff: Staff, center: string, patientId: string, open: boolean): OverviewActions {
  const may = (permission: Parameters<typeof can>[1]) => open && can(staff, permission)
  return {
    ...(may('phase.change') && {
      changePhase: changePhaseAction.bind(null, center, patientId),
      previewUse: previewUseAction.bind(null, center, patientId),
      reportUse: reportUseAction.bind(null, center, patientId),
    }),
    ...((may('lead.assign') || may('flag.act')) && { transferLead: transferLeadAction.bind(null, center, patientId) }),
    ...(may('patient.edit') && { move: moveAction.bind(null, center, patientId) }),
    ...(can(staff, 'patient.edit') && { editBackground: editBackgroundAction.bind(null, center, patientId) }),
    ...(may('assessment.record') && { recordContact: recordContactAction.bind(null, center, patientId) }),
    ...(may('flag.act') && { raiseFlag: raiseFlagAction.bind(null, center, patientId) }),
    ...((may('vitals.record') || may('assessment.record')) && {
      stateMedication: stateMedicationAction.bind(null, center, patientId),
    }),
  }
}
