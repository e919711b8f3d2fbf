import { type LabTest, labTest } from '@/lib/clinical/labs/catalogue'
import { type VitalReason, validateVital } from '@/lib/clinical/vitals/validate'
import { fail, type Refused } from '@/lib/result'
import type { RecordLab } from './input'

export type CheckedLab = {
  test: LabTest
  value: number | null
  choice: string | null
  unit: string | null
  low: number | null
  high: number | null
}

const refuse = (field: string, message: string): Refused => fail('invalid', message, { fields: { [field]: message } })

/** One result, checked against its limits of validity (triage.md §6). A hard limit refuses; an unusual value asks once. */
export function checkLab(input: RecordLab, now: Date): CheckedLab | Refused {
  const test = labTest(input.test)
  if (!test) return refuse('test', 'This test is not known.')
  if (input.takenAt > now) return refuse('takenAt', 'This lies in the future.')
  return test.choices.length > 0 ? checkChoice(test, input) : checkNumber(test, input, now)
}

function checkChoice(test: LabTest, { choice }: RecordLab): CheckedLab | Refused {
  if (!choice || !test.choices.includes(choice)) return refuse('choice', 'Choose the finding.')
  return { test, value: null, choice, unit: null, low: null, high: null }
}

function checkNumber(test: LabTest, input: RecordLab, now: Date): CheckedLab | Refused {
  const { value, unit, low, high } = input
  if (value === null) return refuse('value', 'Write the value as a number.')
  if (!unit || !test.units.includes(unit)) return refuse('unit', 'Say the unit.')
  if (test.needsUpperLimit && !high) return refuse('high', 'The laboratory’s upper limit of normal is needed.')
  if (low !== null && high !== null && low >= high) return refuse('high', 'The upper limit is above the lower.')
  const refused = test.parameter ? outside(test, input, now) : value < 0 ? refuse('value', 'Not below 0.') : null
  return refused ?? { test, value, choice: null, unit, low, high }
}

function outside(test: LabTest, { value, unit, high, takenAt, confirmed }: RecordLab, now: Date): Refused | null {
  if (!test.parameter || value === null) return null
  const verdict = validateVital({
    parameter: test.parameter.key,
    value,
    unit,
    uln: test.needsUpperLimit ? high : null,
    measuredAt: takenAt,
    enteredAt: now,
  })
  const { low, high: top } = test.parameter.hard
  if (verdict.status === 'warn' && !confirmed) {
    const message = `${value} ${unit} is ${sideOf(verdict.reasons)}. Check it, and confirm if it is right.`
    return fail('invalid', message, { fields: { value: message }, details: { confirm: true } })
  }
  if (verdict.storedValue !== undefined) return null
  if (verdict.reasons.includes('precision')) return refuse('value', 'Whole numbers only.')
  return refuse('value', `${value} ${unit} is outside ${low ?? '…'}–${top ?? '…'}.`)
}

const sideOf = (reasons: readonly VitalReason[]) => (reasons.includes('warn_low') ? 'unusually low' : 'unusually high')
