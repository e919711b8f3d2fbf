import type { VitalsFormView } from '@/db/vitals/form'
import { suggestPressure } from '@/lib/clinical/vitals/suggest'
import { validatePressure } from '@/lib/clinical/vitals/validate-pressure'
import type { FieldCheck } from './check'
import { checkNumber } from './check-field'
import { type Draft, numberIn } from './draft'

/** The pressure as a pair: swapped numbers are offered the right way round, the diastolic lies below the systolic. */
export function checkPressure(draft: Draft, view: VitalsFormView): { sbp?: FieldCheck; dbp?: FieldCheck } {
  const sbp = numberIn(draft.fields.sbp)
  const dbp = numberIn(draft.fields.dbp)
  const pair = validatePressure({ sbp: sbp ?? null, dbp: dbp ?? null, unit: 'mm[Hg]' })
  if (sbp !== undefined && dbp !== undefined && pair.reasons.includes('dbp_not_below_sbp')) return notBelow(sbp, dbp)
  return { sbp: checkNumber(draft, 'sbp', view), dbp: checkNumber(draft, 'dbp', view) }
}

function notBelow(sbp: number, dbp: number): { sbp: FieldCheck; dbp: FieldCheck } {
  const turned = suggestPressure({ sbp, dbp, unit: 'mm[Hg]' })
  const title = `${sbp}/${dbp}: the second number is not below the first.`
  if (!turned) return { sbp: { state: 'refused', title, question: 'Measure again.' }, dbp: { state: 'refused' } }
  const words = `${turned.sbp}/${turned.dbp}`
  const apply = (draft: Draft) => ({
    fields: { ...draft.fields, sbp: { text: String(turned.sbp) }, dbp: { text: String(turned.dbp) } },
  })
  const suggestion = { label: `Use ${words}`, apply }
  return { sbp: { state: 'refused', title, question: `Did you mean ${words}?`, suggestion }, dbp: { state: 'refused' } }
}
