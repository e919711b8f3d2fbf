import type { Instrument } from '@/lib/clinical/instruments/types'
import { SourceLine } from './source-line'

/** One scale: range, bands, license, codes and source. Short item names only where the wording may not ship. */
export function InstrumentEntry({ instrument }: { instrument: Instrument }) {
  const sets = instrument.bandSets ?? [
    { id: '', label: '', bands: instrument.bands, source: instrument.bandSource ?? instrument.source },
  ]
  return (
    <article className="rule" id={`instrument-${instrument.id}`}>
      <h3>
        {instrument.title} <span className="mut">version {instrument.version}</span>
      </h3>
      <dl>
        <dt>Range</dt>
        <dd>
          {instrument.maxTotal === null ? 'No total' : `${instrument.minTotal ?? 0}–${instrument.maxTotal}`},{' '}
          {instrument.items.length} items, {instrument.recall}
        </dd>
        {sets
          .filter(({ bands }) => bands.length > 0)
          .map((set) => (
            <BandList key={set.id} set={set} />
          ))}
        <dt>License</dt>
        <dd>
          {instrument.license.text}
          {instrument.license.scoreEntryOnly && ' Score entry only: use the licensed form and enter the result.'}
        </dd>
        <dt>Source</dt>
        <dd>
          <SourceLine source={instrument.source} />
        </dd>
        {instrument.notes.length > 0 && (
          <>
            <dt>Notes</dt>
            <dd>{instrument.notes.join(' ')}</dd>
          </>
        )}
      </dl>
    </article>
  )
}

type BandListProps = { set: { label: string; bands: Instrument['bands']; source: Instrument['source'] } }

function BandList({ set }: BandListProps) {
  return (
    <>
      <dt>Bands{set.label ? `, ${set.label}` : ''}</dt>
      <dd>
        {set.bands
          .map((band) => `${band.from === band.to ? band.from : `${band.from}–${band.to}`} ${band.label}`)
          .join(' · ')}{' '}
        <SourceLine source={set.source} />
      </dd>
    </>
  )
}
