import type { InstrumentFormView } from '@/db/assessments/history'
import type { Instrument, Score } from '@/lib/clinical/instruments/types'
import { num } from '@/lib/format/number'

type FormTotalProps = { instrument: Instrument; score: Score; view: InstrumentFormView }

/** The result beside the items. Until it may be shown it says how much is missing; it never guesses. */
export function FormTotal({ instrument, score, view }: FormTotalProps) {
  const shown = score.total === null ? '–' : num(score.total)
  const upper = view.expectedUpper
  const above = score.total !== null && upper !== null && score.total > upper
  return (
    <section className="lv" aria-label="Result">
      <div className="lc">
        <span className="lt">{instrument.short}</span>
        {instrument.maxTotal !== null && <b>{shown}</b>}
        <span className={above ? 'lw em-t' : 'lw'}>{wordsOf(score, instrument)}</span>
      </div>
      {score.total !== null && upper !== null && (
        <p className={above ? 'sm em-t' : 'sm mut'}>
          {above ? `${num(score.total - upper)} above the expected 0–${upper}` : `Expected 0–${upper}`}
        </p>
      )}
      {score.item9Flag && <p className="sm ur-t">Item 9 is not 0: run the C-SSRS within 60 min.</p>}
      {score.contradictory && (
        <p className="sm ur-t">A Yes where the question should not have been asked. It counts.</p>
      )}
      {instrument.notes.slice(0, 2).map((note) => (
        <p className="sm mut" key={note}>
          {note}
        </p>
      ))}
      <p className="sr" role="status">
        {score.status === 'complete' ? `${instrument.short} ${shown}, ${score.bandLabel ?? ''}` : ''}
      </p>
    </section>
  )
}

function wordsOf(score: Score, instrument: Instrument): string {
  if (score.status === 'rejected') return REJECTED[score.problem ?? ''] ?? 'An answer is not allowed'
  if (score.status === 'incomplete' && score.band === null) {
    const asked = instrument.items.filter((item) => !item.unscored).length
    const open = score.missing.length
    if (open >= asked) return 'not started'
    return instrument.maxTotal === null ? `${open} open, no result yet` : `${open} open, no total yet`
  }
  return score.bandLabel ?? ''
}

const REJECTED: Readonly<Record<string, string>> = {
  pulse_disagrees: 'Item 1 does not fit the recorded heart rate',
  total_out_of_range: 'This total cannot be',
}
