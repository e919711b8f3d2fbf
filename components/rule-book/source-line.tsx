import type { Source, SourceStrength } from '@/lib/clinical/types'

const STRENGTH: Record<SourceStrength, string> = {
  verified: 'read in the source',
  abstract: 'abstract read',
  secondary: 'secondary page',
  general_knowledge: 'general knowledge, to be confirmed',
  proposal: 'center protocol, not evidence',
}

/** Where a number comes from, and how strong that is. A proposal is never shown as evidence. */
export function SourceLine({ source }: { source: Source }) {
  const section = source.section ? `, ${source.section}` : ''
  return (
    <span className={source.strength === 'proposal' ? 'src prop' : 'src'}>
      {source.title}
      {section} <span className="mut">({STRENGTH[source.strength]})</span>
    </span>
  )
}
