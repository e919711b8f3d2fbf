'use client'
import { Badge, type BadgeTone } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { ROLE_LABEL } from '@/lib/permissions'
import type { StaffAct, StaffLine } from './staff-types'

const STATE: Record<StaffLine['state'], { word: string; tone: BadgeTone }> = {
  invited: { word: 'Invited', tone: 'wa' },
  active: { word: 'Active', tone: 'ok' },
  suspended: { word: 'Suspended', tone: 'so' },
}

type StaffTableProps = { people: readonly StaffLine[]; onAct: (act: StaffAct) => void }

/** Who works here, as what, and whether they are signed in. */
export const StaffTable = ({ people, onAct }: StaffTableProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by key
  <section className="lstw" aria-label="Staff of this center" tabIndex={0}>
    <table className="lstt">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Roles</th>
          <th scope="col">Status</th>
          <th scope="col">Sessions</th>
          <th scope="col">
            <span className="sr">Acts</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id} className={person.state === 'suspended' ? 'susp' : ''}>
            <td>
              <b>{person.name}</b>
              {person.credentials && `, ${person.credentials}`}
              {person.self && <span className="mut"> (you)</span>}
              <br />
              <span className="mut">{person.email}</span>
            </td>
            <td>{person.roles.map((role) => ROLE_LABEL[role]).join(', ') || 'none'}</td>
            <td>
              <Badge tone={STATE[person.state].tone}>{STATE[person.state].word}</Badge>
            </td>
            <td>{person.sessions}</td>
            <td>
              <Acts person={person} onAct={onAct} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

/** Only what makes sense for this person in this state; every button says whom it is about. */
function Acts({ person, onAct }: { person: StaffLine; onAct: StaffTableProps['onAct'] }) {
  const button = (act: Exclude<StaffAct['act'], 'invite' | 'link'>, word: string) => (
    <Button onClick={() => onAct({ act, person })} aria-label={`${word}: ${person.name}`}>
      {word}
    </Button>
  )
  if (person.state === 'suspended') return <div className="lacts">{button('restore', 'Let back in')}</div>
  return (
    <div className="lacts">
      {button('roles', 'Roles')}
      {button('reset', person.state === 'invited' ? 'New link' : 'Reset password')}
      {person.hasSessions && !person.self && button('signOut', 'Sign out')}
      {!person.self && button('suspend', 'Suspend')}
    </div>
  )
}
