import Link from 'next/link'
import { Notice } from '../ui/notice'
import { chartHref } from './hrefs'
import type { LikelyDuplicate } from './types'

/** People who may be the same. It warns and never blocks: two people may share a name and a birthday. */
export function DuplicateWarning({ found, base }: { found: readonly LikelyDuplicate[]; base: string }) {
  return (
    <div aria-live="polite">
      {found.length > 0 && (
        <Notice
          tone="warn"
          title={found.length === 1 ? 'This person may be here already.' : `${found.length} people may be the same.`}
        >
          <ul className="dup">
            {found.map((each) => (
              <li key={each.patientId}>
                <Link href={chartHref(base, each.patientId)} prefetch={false} target="_blank">
                  {each.name}
                </Link>
                {', '}
                {each.born ? `born ${each.born}` : 'birth date not recorded'}, MRN {each.mrn} · {each.why}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}
