import Link from 'next/link'
import { clockSeconds, dayOfInstant, moment } from '@/lib/format/clock'
import { route } from '../patient/hrefs'
import { Avatar } from '../ui/avatar'
import { TIER, TIER_COLOR, TierGlyph, tierText } from '../ui/tier'
import type { OverviewSide as Side } from './types'

type SideProps = { side: Side; zone: string }

/** Beside the story: what is open, what is due, and who is responsible. */
export function OverviewSide({ side, zone }: SideProps) {
  return (
    <aside className="ovr" aria-label="Flags, due, scores and team">
      <Flags side={side} zone={zone} />
      <Due side={side} />
      <Note side={side} zone={zone} />
      <Scores side={side} zone={zone} />
      <GoalsAndTeam side={side} />
    </aside>
  )
}

function Flags({ side, zone }: SideProps) {
  const top = side.flags[0]
  return (
    <section>
      <h3>
        {top && <TierGlyph tier={top.tier} size={15} />}
        Open flags <span className="mut">{side.flags.length}</span>
      </h3>
      {side.flags.length === 0 && <NoFlags side={side} zone={zone} />}
      {side.flags.map((flag) => (
        <div key={flag.flagId} className="of" style={{ borderLeftColor: TIER_COLOR[flag.tier] }}>
          <b>
            <span className="sr">{TIER[flag.tier].word}: </span>
            {flag.title}
          </b>
          <span>{flag.detail}</span>
          <span className="mut">
            <Link href={route(flag.href)} prefetch={false}>
              Open in triage
            </Link>{' '}
            · {flag.ruleId} v{flag.ruleVersion}
          </span>
        </div>
      ))}
      {side.cannotTell.count > 0 && <Missing cannotTell={side.cannotTell} />}
    </section>
  )
}

/** What nobody has measured or asked: named by what is missing, gravest first, because one answer settles many rules. */
function Missing({ cannotTell: { count, missing } }: { cannotTell: Side['cannotTell'] }) {
  const [first, second] = missing
  return (
    <div className="of cnt">
      <details>
        <summary>
          {count} {count === 1 ? 'rule' : 'rules'} cannot tell
          <span className="mut">{[first, second].flatMap((one) => (one ? [one.why] : [])).join('; ')}</span>
        </summary>
        {missing.map(({ why, rules }) => (
          <span key={why}>
            <b>{why}</b> {rules.join(', ')}
          </span>
        ))}
      </details>
    </div>
  )
}

/** An empty list proves that the rules ran, or says that they did not. */
const NoFlags = ({ side, zone }: SideProps) => (
  <p className="mut">
    {side.checkedAt
      ? `No flag. Rules checked at ${clockSeconds(new Date(side.checkedAt), zone)}.`
      : 'The rules have not run yet.'}
  </p>
)

const Due = ({ side }: { side: Side }) => (
  <section>
    <h3>Due</h3>
    {side.due.length === 0 && <p className="mut">Nothing planned.</p>}
    <ul className="due">
      {side.due.map((item) => (
        <li key={item.id}>
          <b className={item.tier ? tierText(item.tier) : undefined}>{item.when}</b>
          {item.href ? (
            <Link href={route(item.href)} prefetch={false}>
              {item.what}
            </Link>
          ) : (
            <span>{item.what}</span>
          )}
        </li>
      ))}
    </ul>
  </section>
)

function Note({ side, zone }: SideProps) {
  const { note, now } = side
  if (!note) return null
  return (
    <section>
      <h3>
        Latest note{' '}
        <span className="mut">
          {moment(new Date(note.at), new Date(now), zone)} · {note.author}
        </span>
      </h3>
      <p className="note">
        {note.text}{' '}
        <Link href={route(note.href)} prefetch={false}>
          Full note
        </Link>
      </p>
    </section>
  )
}

const Scores = ({ side, zone }: SideProps) => (
  <section>
    <h3>Scores</h3>
    <table className="sc">
      <caption className="sr">Latest score of each instrument, its trend and date</caption>
      <tbody>
        {side.scores.map((score) => (
          <tr key={score.instrument}>
            <th scope="row">
              <Link href={route(score.href)} prefetch={false}>
                {score.instrument}
              </Link>
            </th>
            <td>
              {score.value === null ? <span className="nrec">not scored</span> : <b>{score.value}</b>}
              {score.value !== null && score.outOf}
            </td>
            <td>{score.trend}</td>
            <td>{score.on && dayOfInstant(new Date(score.on), new Date(side.now), zone)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

const GoalsAndTeam = ({ side }: { side: Side }) => (
  <section className="two">
    <div>
      <h3>Goals</h3>
      {side.goals.length === 0 && <p className="mut">None written down.</p>}
      <ul className="gl">
        {side.goals.map((goal) => (
          <li key={goal.id}>
            <span aria-hidden="true">{goal.done ? '✓' : '○'}</span>
            <span className="sr">{goal.done ? 'Done: ' : 'Open: '}</span>
            {goal.text}
          </li>
        ))}
      </ul>
    </div>
    <div>
      <h3>Care team</h3>
      {side.team.length === 0 && <p className="mut">Nobody has been named.</p>}
      <ul className="gl">
        {side.team.map((member) => (
          <li key={member.staffId}>
            <Avatar initials={member.initials} name={member.name} me={member.you} />
            {member.you ? 'You' : member.name}
            {member.lead ? ', lead' : <span className="mut"> {member.role}</span>}
          </li>
        ))}
      </ul>
      <p className="mut sm">
        {side.setting}
        {side.location ? `, ${side.location}` : ', no place recorded'}
      </p>
    </div>
  </section>
)
