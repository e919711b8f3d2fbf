'use client'
import { Check, Keyboard } from 'lucide-react'
import type { Present } from '@/db/intake/presence'
import type { IntakeProgress } from '@/lib/clinical/intake/fields/progress'
import type { SectionId } from '@/lib/clinical/intake/fields/types'
import { initialsOf } from '@/lib/format/name'
import { Kbd } from '../ui/kbd'

type SectionNavProps = {
  progress: IntakeProgress
  current: SectionId
  others: readonly Present[]
  onGo: (section: SectionId) => void
}

/** The nine sections in any order, how far each is, who else is where, and what still waits to be checked. */
export function SectionNav({ progress, current, others, onGo }: SectionNavProps) {
  const { asked, answered, missing, toCheck } = progress
  return (
    <nav className="inav" aria-label="Intake sections">
      <div className="ip">
        <b>Intake</b>
        <span className="mut">
          {answered} of {asked} answered
        </span>
        <div className="pbar" aria-hidden="true">
          <i style={{ width: `${(answered / Math.max(asked, 1)) * 100}%` }} />
        </div>
        <span className="mut sm">
          {missing.length > 0 ? `${missing.length} needed answers open` : 'Nothing needed is open'}
        </span>
      </div>
      <ol>
        {progress.sections.map((section, index) => {
          const here = others.filter((one) => one.section === section.id)
          const done = section.asked > 0 && section.missing === 0
          return (
            <li key={section.id}>
              <button
                type="button"
                className={`${section.id === current ? 'on' : ''} ${done ? 'dn' : ''}`}
                aria-current={section.id === current ? 'step' : undefined}
                onClick={() => onGo(section.id)}
              >
                <span className="st" aria-hidden="true">
                  {done && section.id !== current ? <Check className="ic" size={13} /> : index + 1}
                </span>
                <span>{section.title}</span>
                <em>
                  {section.asked > 0 && `${section.answered}/${section.asked}`}
                  {here.map(({ staffId, name }) => (
                    <span className="av" key={staffId} title={`${name} is here`}>
                      <span aria-hidden="true">{initialsOf(name)}</span>
                      <span className="sr">, {name} is here</span>
                    </span>
                  ))}
                </em>
              </button>
            </li>
          )
        })}
      </ol>
      {toCheck.length > 0 && (
        <p className="mut sm inn">
          {toCheck.length} {toCheck.length === 1 ? 'answer' : 'answers'} came from the referral. Check them when you get
          there.
        </p>
      )}
      <p className="sm inn mut">
        <Keyboard className="ic" size={14} aria-hidden="true" /> <Kbd>Alt ↓</Kbd>
        <span className="sr">Alt and arrow down:</span> next section <Kbd>Alt U</Kbd>
        <span className="sr">Alt and U:</span> next unanswered
      </p>
    </nav>
  )
}
