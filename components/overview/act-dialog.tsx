'use client'
import type { AllergyList } from '../patient/types'
import { Dialog } from '../ui/dialog'
import { useToast } from '../ui/toast'
import { BackgroundForm } from './background-form'
import { ContactForm } from './contact-form'
import { MedicationForm } from './medication-form'
import { MoveForm } from './move-form'
import { PhaseForm } from './phase-form'
import { RaiseFlagForm } from './raise-flag-form'
import { TransferForm } from './transfer-form'
import type { Choice, OverviewActions } from './types'
import { UseForm } from './use-form'

/** The acts of the overview, in the order of the menu. */
export const ACT_WORDS = {
  phase: 'Change phase',
  use: 'Report use',
  contact: 'Contact',
  medication: 'Takes an α2-agonist',
  background: 'Allergies, alerts, pregnancy',
  move: 'Move',
  transfer: 'Transfer the lead',
  flag: 'Raise a flag',
} as const
export type ActKey = keyof typeof ACT_WORDS

const ACTION_OF: Record<ActKey, keyof OverviewActions> = {
  phase: 'changePhase',
  use: 'reportUse',
  contact: 'recordContact',
  medication: 'stateMedication',
  background: 'editBackground',
  move: 'move',
  transfer: 'transferLead',
  flag: 'raiseFlag',
}

/** True where the page gave the action, which it does only for whoever may do it. */
export const mayAct = (actions: OverviewActions, key: ActKey): boolean => actions[ACTION_OF[key]] !== undefined

/** What the forms need to know of the patient and the center. */
export type ActSetting = {
  patientId: string
  /** "Imani Whitfield, 36 F, MRN 40-1530": identity travels into every dialog. */
  who: string
  actions: OverviewActions
  staff: readonly Choice[]
  leadId: string | null
  setting: 'residential' | 'iop' | 'outpatient'
  place: string | null
  /** Gates that are not ready, to be closed with a reason. */
  gates: readonly Choice[]
  allergies: AllergyList
  alerts: readonly string[]
  pregnancy: { status: string | null; weeks: number | null }
}

type ActDialogProps = ActSetting & { open: ActKey | null; onClose: () => void }

/** One dialog for every act; it says whom it concerns and closes with a toast when the act has landed. */
export function ActDialog({ open, onClose, ...setting }: ActDialogProps) {
  const toast = useToast()
  const done = (text: string) => {
    onClose()
    toast({ text })
  }
  return (
    <Dialog open={open !== null} onClose={onClose} title={open ? ACT_WORDS[open] : ''} width={560}>
      <p className="who2 mut">{setting.who}</p>
      {open && <FormOf act={open} setting={setting} done={done} onClose={onClose} />}
    </Dialog>
  )
}

export type FormProps = { setting: ActSetting; done: (text: string) => void; onClose: () => void }

function FormOf({ act, ...props }: FormProps & { act: ActKey }) {
  switch (act) {
    case 'phase':
      return <PhaseForm {...props} />
    case 'use':
      return <UseForm {...props} />
    case 'contact':
      return <ContactForm {...props} />
    case 'medication':
      return <MedicationForm {...props} />
    case 'background':
      return <BackgroundForm {...props} />
    case 'move':
      return <MoveForm {...props} />
    case 'transfer':
      return <TransferForm {...props} />
    case 'flag':
      return <RaiseFlagForm {...props} />
  }
}
