'use client'
import { Choice } from './choice'
import { useDraft } from './draft-context'
import { FieldRow } from './field-row'
import { previousText } from './previous'
import { converted, convertText } from './units-shown'

/** The vital signs of the form, in the order in which they are taken. */
export function VitalRows() {
  const { draft, check, change, view } = useDraft()
  const { points } = check.news2
  const was = previousText(view.previous, draft, check.refused)
  return (
    <div className="vrs">
      <FieldRow
        label="Heart rate"
        letter="H"
        points={points.hr}
        previous={was.heart_rate}
        fields={[{ field: 'heart_rate', label: 'Heart rate', width: 58, jump: 'h', after: <Unit>bpm</Unit> }]}
      />
      <FieldRow
        label="Breaths"
        letter="R"
        points={points.rr}
        previous={was.respiratory_rate}
        fields={[
          { field: 'respiratory_rate', label: 'Breaths per minute', width: 58, jump: 'r', after: <Unit>/min</Unit> },
        ]}
      />
      <FieldRow
        label="SpO₂"
        letter="O"
        points={points.spo2 == null ? points.spo2 : points.spo2 + (points.oxygen ?? 0)}
        previous={was.spo2}
        fields={[{ field: 'spo2', label: 'Oxygen saturation, percent', width: 58, jump: 'o', after: <Unit>%</Unit> }]}
      >
        <Choice
          label="Breathing air or oxygen"
          name="oxygen"
          value={draft.onOxygen === undefined ? undefined : draft.onOxygen ? 'oxygen' : 'air'}
          onChange={(value) => change({ onOxygen: value === undefined ? undefined : value === 'oxygen' })}
          options={[
            { value: 'air', label: 'Air' },
            { value: 'oxygen', label: 'Oxygen' },
          ]}
        />
        {view.spo2Scale === 2 && <span className="so-t sm">Scale 2, target 88–92%</span>}
      </FieldRow>
      <TemperatureRow previous={was.temperature} />
      <PressureRow previous={was.pressure} />
      <AlertnessRow previous={was.acvpu} />
      <WeightRow previous={was.weight} />
      <FieldRow
        label="Pain"
        letter="P"
        previous={was.pain}
        fields={[{ field: 'pain', label: 'Pain, 0 to 10', width: 44, jump: 'p', after: <Unit>/10</Unit> }]}
      />
      <FieldRow
        label="Vomited, drank"
        letter="G"
        previous={was.gut}
        fields={[
          { field: 'vomits', label: 'Vomited, times since the last set', width: 40, jump: 'g', after: <Unit>×</Unit> },
          { field: 'looseStools', label: 'Loose stools, times', width: 40, after: <Unit>stools</Unit> },
          {
            field: 'drankMl',
            label: 'Drank, milliliters',
            width: 56,
            after: <Unit>mL{since(view.previous?.time)}</Unit>,
          },
        ]}
      />
    </div>
  )
}

const since = (time: string | undefined) => (time ? ` since ${time}` : '')
const Unit = ({ children }: { children: React.ReactNode }) => <span className="mut">{children}</span>

function TemperatureRow({ previous }: { previous: React.ReactNode }) {
  const { draft, check, change } = useDraft()
  return (
    <FieldRow
      label="Temperature"
      letter="T"
      points={check.news2.points.temp}
      previous={previous}
      fields={[{ field: 'temperature', label: 'Temperature', width: 58, jump: 't' }]}
    >
      <Choice
        label="Unit of temperature"
        name="temperature-unit"
        value={draft.temperatureUnit}
        onChange={(unit) => unit && change(convertText(draft, 'temperature', unit))}
        options={[
          { value: '[degF]', label: '°F' },
          { value: 'Cel', label: '°C' },
        ]}
      />
      <span className="mut">{!check.refused.has('temperature') && converted(draft, 'temperature')}</span>
    </FieldRow>
  )
}

function WeightRow({ previous }: { previous: React.ReactNode }) {
  const { draft, check, change } = useDraft()
  return (
    <FieldRow
      label="Weight"
      letter="W"
      previous={previous}
      fields={[{ field: 'weight', label: 'Weight', width: 58, jump: 'w' }]}
    >
      <Choice
        label="Unit of weight"
        name="weight-unit"
        value={draft.weightUnit}
        onChange={(unit) => unit && change(convertText(draft, 'weight', unit))}
        options={[
          { value: '[lb_av]', label: 'lb' },
          { value: 'kg', label: 'kg' },
        ]}
      />
      <span className="mut">{!check.refused.has('weight') && converted(draft, 'weight')}</span>
    </FieldRow>
  )
}

function PressureRow({ previous }: { previous: React.ReactNode }) {
  const { draft, check, change } = useDraft()
  return (
    <FieldRow
      label="Blood pressure"
      letter="B"
      points={check.news2.points.sbp}
      previous={previous}
      fields={[
        { field: 'sbp', label: 'Systolic pressure', width: 48, jump: 'b', after: <Unit>/</Unit> },
        { field: 'dbp', label: 'Diastolic pressure', width: 46, plain: true },
      ]}
    >
      <Choice
        label="Position"
        name="position"
        value={draft.position}
        onChange={(position) => change({ position })}
        options={[
          { value: 'sitting', label: 'Sit' },
          { value: 'lying', label: 'Lie' },
          { value: 'standing', label: 'Stand' },
        ]}
      />
    </FieldRow>
  )
}

function AlertnessRow({ previous }: { previous: React.ReactNode }) {
  const { draft, check, change } = useDraft()
  return (
    <FieldRow label="Alertness" letter="A" points={check.news2.points.consciousness} previous={previous} fields={[]}>
      <Choice
        label="Alertness"
        name="acvpu"
        jump="a"
        value={draft.acvpu}
        onChange={(acvpu) => change({ acvpu })}
        options={[
          { value: 'A', label: 'Alert' },
          { value: 'C', label: 'Confused', title: 'New confusion' },
          { value: 'V', label: 'Voice', title: 'Responds to voice only' },
          { value: 'P', label: 'Pain', title: 'Responds to pain only' },
          { value: 'U', label: 'None', title: 'No response' },
        ]}
      />
    </FieldRow>
  )
}
