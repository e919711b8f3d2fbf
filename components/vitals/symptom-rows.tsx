'use client'
import { useDraft } from './draft-context'
import { FieldRow } from './field-row'
import { YesNo } from './red-flags'
import { Standing } from './standing'

/** What the patient tells, and what is asked beside the vital signs. Everything may stay blank. */
export function SymptomRows() {
  const { view, draft, change } = useDraft()
  const was = view.previous
  return (
    <div className="vrs">
      <FieldRow
        label="Craving, function"
        previous={pair(was?.craving, was?.dailyFunction)}
        fields={[
          { field: 'craving', label: 'Craving now, 0 to 10', width: 44, after: <Unit>/10</Unit> },
          { field: 'dailyFunction', label: 'Daily function, 0 to 10', width: 44, after: <Unit>/10, 10 is full</Unit> },
        ]}
      />
      <FieldRow
        label="Sleep last night"
        previous={was?.sleepHours === undefined ? undefined : `${was.sleepHours} h`}
        fields={[{ field: 'sleepHours', label: 'Hours slept last night', width: 52, after: <Unit>h</Unit> }]}
      />
      <FieldRow
        label="Without fluids"
        fields={[
          {
            field: 'hoursWithoutFluids',
            label: 'Hours without keeping fluids down',
            width: 44,
            after: <Unit>h kept none down</Unit>,
          },
          { field: 'hoursWithoutUrine', label: 'Hours without urine', width: 44, after: <Unit>h no urine</Unit> },
        ]}
      />
      <FieldRow
        label="Glucose"
        fields={[{ field: 'glucose', label: 'Glucose', width: 58, after: <Unit>mg/dL, optional</Unit> }]}
      />
      <FieldRow label="α2-agonist" fields={[]} previous={view.alpha2.text}>
        <YesNo
          label="Takes clonidine or lofexidine"
          value={draft.takesAlpha2}
          onChange={(takesAlpha2) => change({ takesAlpha2 })}
        />
      </FieldRow>
      <FieldRow label="Symptoms" fields={[]}>
        <YesNo
          label="Dizzy, faint or unwell with this reading"
          value={draft.symptomatic}
          onChange={(symptomatic) => change({ symptomatic })}
        />
      </FieldRow>
      <Standing />
    </div>
  )
}

const Unit = ({ children }: { children: React.ReactNode }) => <span className="mut">{children}</span>

const pair = (a: number | undefined, b: number | undefined) =>
  a === undefined && b === undefined ? undefined : `${a ?? '–'}, ${b ?? '–'}`
