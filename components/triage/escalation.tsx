'use client'
import { Check, Phone } from 'lucide-react'
import { clock } from '@/lib/format/clock'
import { left, took } from '@/lib/format/countdown'
import { useNow, useZone } from '../ui/clock'
import { TIER } from '../ui/tier'
import { clockFace } from './queue-model'
import type { LadderStep, QueueRow, RowDetail } from './types'

/** The clock comes first: how long until whom, and what stops it. */
export function Escalation({ row, ladder, crisisLines }: Pick<RowDetail, 'row' | 'ladder' | 'crisisLines'>) {
  const now = useNow()
  const zone = useZone()
  const settled = row.clock.acknowledged !== null
  return (
    <div className={`esc ${TIER[row.tier].tone}${settled ? ' calm' : ''}`}>
      {settled ? <Settled row={row} /> : <Running row={row} ladder={ladder} />}
      {!settled && ladder.length > 0 && (
        <ol className="ladder" aria-label="Who is told when">
          {ladder.map((step) => (
            <li key={step.at} className={step.done || Date.parse(step.at) <= now.getTime() ? 'd' : ''}>
              <b>{clock(new Date(step.at), zone)}</b>
              <br />
              {step.who}
            </li>
          ))}
        </ol>
      )}
      {row.tier === 'T1' && <EmergencyCare crisisLines={crisisLines} />}
    </div>
  )
}

function Running({ row, ladder }: { row: QueueRow; ladder: readonly LadderStep[] }) {
  const now = useNow()
  const zone = useZone()
  const { wait } = clockFace(row.clock, now)
  const next = ladder.find((step) => Date.parse(step.at) > now.getTime())
  const due = row.clock.answerBy ?? row.clock.actBy
  return (
    <div className="run">
      <span className="big">{wait.over || !due ? wait.elapsed : left(new Date(due), now)}</span>
      <span>
        {next ? (
          <>
            {wait.over ? `${clock(new Date(next.at), zone)} goes on to ` : 'until this goes to '}
            <b>{next.who}</b>.
          </>
        ) : wait.over ? (
          'Everybody on the ladder has been told.'
        ) : (
          'left to answer.'
        )}
        <br />
        Taking or acknowledging stops the clock.
      </span>
    </div>
  )
}

function Settled({ row }: { row: QueueRow }) {
  const now = useNow()
  const zone = useZone()
  const { acknowledged, since, actedAt, actBy } = row.clock
  if (!acknowledged) return null
  const late = actBy && !actedAt && Date.parse(actBy) <= now.getTime()
  return (
    <p>
      <b className="ok-t">
        <Check className="ic" size={14} aria-hidden="true" /> Acknowledged by {acknowledged.by}{' '}
        {clock(new Date(acknowledged.at), zone)}
      </b>
      , after {took(new Date(since), new Date(acknowledged.at))}.{' '}
      {actedAt ? (
        `Action recorded ${clock(new Date(actedAt), zone)}.`
      ) : actBy ? (
        <b className={late ? 'em-t' : undefined}>
          {late
            ? `Action is ${clockFace(row.clock, now).wait.elapsed}.`
            : `Action due in ${left(new Date(actBy), now)}.`}
        </b>
      ) : null}
    </p>
  )
}

/** The queue never replaces calling for help. */
function EmergencyCare({ crisisLines }: { crisisLines: boolean }) {
  return (
    <div className="help">
      <Phone className="ic" size={14} aria-hidden="true" />
      <div>
        <p>
          <b>Go to the patient now.</b> Call 911 or the rapid response where this site cannot treat.
        </p>
        {crisisLines && (
          <p>
            Not in the building: call or text <b>988</b>, text <b>HOME to 741741</b>, SAMHSA <b>1-800-662-4357</b>.
          </p>
        )}
      </div>
    </div>
  )
}
