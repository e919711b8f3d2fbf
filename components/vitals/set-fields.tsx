'use client'
import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import { ScoreItems } from '../instruments/score-items'
import { numberIn } from './draft'
import { useDraft } from './draft-context'
import { LiveTotals } from './live-totals'
import { RedFlags } from './red-flags'
import { RepeatPressure } from './repeat-pressure'
import { SymptomRows } from './symptom-rows'
import { VitalRows } from './vital-rows'

/** Everything that is measured, asked and seen in one set. Stands inside `VitalsDraft`. */
export function SetFields() {
  const { view, draft } = useDraft()
  return (
    <>
      <RepeatPressure />
      <div className="vhd">
        <span>Letter jumps to the field. U marks it unrecordable.</span>
        <span>{view.previous ? `${view.previous.time}, change` : ''}</span>
        <span>NEWS2</span>
      </div>
      <VitalRows />
      <div className="cwz">
        <div className="cwl">
          <ScoreBlock id="COWS" letter="c" open pulse={numberIn(draft.fields.heart_rate)} />
        </div>
        <LiveTotals />
      </div>
      <SymptomRows />
      <RedFlags />
      {view.instruments.map((id) => (
        <details className="rf" key={id}>
          <summary>
            <h2>{INSTRUMENTS[id as keyof typeof INSTRUMENTS]?.short ?? id}</h2>
          </summary>
          <ScoreBlock id={id} letter={id === 'SOWS_H' ? 's' : undefined} />
        </details>
      ))}
    </>
  )
}

type ScoreBlockProps = { id: string; letter?: string; open?: boolean; pulse?: number }

/** One scored form inside the set. COWS item 1 follows the heart rate until somebody scores it. */
function ScoreBlock({ id, letter, open, pulse }: ScoreBlockProps) {
  const { draft, check, change } = useDraft()
  const instrument = INSTRUMENTS[id as keyof typeof INSTRUMENTS]
  if (!instrument) return null
  const answers = draft.scores[id] ?? {}
  const filled = check.pulsePoints !== null && answers.pulse == null && id === 'COWS'
  return (
    <div data-jump={letter}>
      {open && (
        <div className="ch cwh">
          <h2>{instrument.short}</h2>
          <span className="mut sm">Digit scores and moves on. Backspace goes back.</span>
        </div>
      )}
      <ScoreItems
        items={instrument.items}
        answers={filled ? { ...answers, pulse: check.pulsePoints } : answers}
        notes={filled && pulse !== undefined ? { pulse: `From HR ${pulse}` } : undefined}
        onAnswer={(itemId, answer) => {
          const { [itemId]: _, ...rest } = answers
          change({ scores: { ...draft.scores, [id]: answer === undefined ? rest : { ...rest, [itemId]: answer } } })
        }}
      />
    </div>
  )
}
