import { pool } from '../client'
import { sweepOnce } from '../sweeper'
import type { Scene } from './acts'
import { answersTo, type NewFlag } from './answers'
import { perform, type Stage } from './perform'
import type { Person } from './person'
import type { CenterPlan } from './staff'

export type Play = {
  stage: Stage
  scenes: readonly Scene[]
  until: Date
  centers: ReadonlyMap<string, CenterPlan>
  people: ReadonlyMap<string, Person>
  /** Stops the clock of the database at an instant. */
  setClock: (at: Date) => Promise<void>
  /** Called with every instant that is played. */
  onInstant?: (at: Date, played: number, of: number) => void
}

/**
 * Replays what happened: the clock is set before each instant, everything that was due by time alone is evaluated
 * first, then the acts run through the verbs of the product, and the staff answers the flags that opened. Acts of
 * different patients at one instant run side by side; those of one patient keep their order.
 */
export async function replay(play: Play): Promise<void> {
  const queue = sorted(play.scenes)
  const answers: Scene[] = []
  let now = queue[0]?.at ?? play.until
  let played = 0
  for (;;) {
    const next = earliest(queue[0]?.at, answers[0]?.at) ?? play.until
    const due = await nextDue(play, now, next < play.until ? next : play.until)
    if (!due && (queue.length + answers.length === 0 || next > play.until)) break
    now = due ?? next
    await play.setClock(now)
    if (due) await sweepOnce()
    const scenes = [...takeAt(queue, now), ...takeAt(answers, now)]
    await performAll(play, scenes)
    played += scenes.length
    play.onInstant?.(now, played, play.scenes.length)
    for (const answer of await answersNow(play, now)) insert(answers, answer)
  }
  await play.setClock(play.until)
  await sweepOnce()
}

const sorted = (scenes: readonly Scene[]): Scene[] =>
  scenes
    .map((scene, order) => ({ scene, order }))
    .sort((a, b) => a.scene.at.getTime() - b.scene.at.getTime() || a.order - b.order)
    .map(({ scene }) => scene)

const earliest = (a: Date | undefined, b: Date | undefined) => (a && (!b || a <= b) ? a : b)

function takeAt(queue: Scene[], at: Date): Scene[] {
  const count = queue.findIndex((scene) => scene.at > at)
  return queue.splice(0, count === -1 ? queue.length : count)
}

function insert(queue: Scene[], scene: Scene) {
  const place = queue.findIndex(({ at }) => at > scene.at)
  queue.splice(place === -1 ? queue.length : place, 0, scene)
}

/** How finely time is followed: to the minute on the last day, coarser before it, where nobody looks at minutes. */
function grainMin(play: Play, at: Date): number {
  const hours = (play.until.getTime() - at.getTime()) / 3_600_000
  return hours < 24 ? 1 : hours < 24 * 7 ? 30 : 120
}

/** The next instant at which time alone changes something, if that comes before the next act. */
async function nextDue(play: Play, after: Date, before: Date): Promise<Date | null> {
  const { rows } = await pool().query<{ due: Date | null }>({
    name: 'seed-next-due',
    text: `select least(
        (select min(greatest(recheck_at, $2)) from triage_rows where center_id = any($1)),
        (select min(ack_deadline) from flags where center_id = any($1) and cleared_at is null and acknowledged_at is null
           and ack_deadline > $2)) as due`,
    values: [[...play.centers.keys()], after],
  })
  const due = rows[0]?.due
  if (!due) return null
  const grain = grainMin(play, due) * 60_000
  const at = new Date(Math.max(Math.ceil(due.getTime() / grain) * grain, after.getTime() + 60_000))
  return at <= before ? at : null
}

/** By patient, in the order given. */
function grouped<One extends { mrn: string }>(all: readonly One[]): Map<string, One[]> {
  const groups = new Map<string, One[]>()
  for (const one of all) groups.set(one.mrn, [...(groups.get(one.mrn) ?? []), one])
  return groups
}

async function performAll(play: Play, scenes: readonly Scene[]): Promise<void> {
  const byPatient = grouped(scenes)
  await Promise.all(
    [...byPatient.values()].map(async (own) => {
      for (const scene of own) await performOne(play, scene)
    }),
  )
}

async function performOne(play: Play, scene: Scene): Promise<void> {
  const result = await perform(play.stage, scene)
  if (result.ok || (scene.soft && result.problem.code === 'conflict')) return
  const { code, message, details } = result.problem
  const where = `${scene.at.toISOString()} ${scene.mrn} ${scene.by} ${scene.act.do}`
  throw new Error(`The demo could not be played. ${where}: ${code}: ${message} ${JSON.stringify(details ?? '')}`)
}

/** What the staff will do about the flags that have just opened or become worse. */
async function answersNow(play: Play, now: Date): Promise<Scene[]> {
  const { rows } = await pool().query<NewFlag>({
    name: 'seed-new-flags',
    text: `select p.mrn, f.rule_id, f.tier, f.center_id, e.setting from flags f join patients p on p.id = f.patient_id
           join episodes e on e.id = f.episode_id
           where f.center_id = any($1) and f.last_notified_at = $2 and f.cleared_at is null and f.acknowledged_at is null
           order by p.mrn, f.rule_id`,
    values: [[...play.centers.keys()], now],
  })
  return [...grouped(rows).entries()].flatMap(([mrn, flags]) => {
    const person = play.people.get(mrn)
    const center = play.centers.get(flags[0]?.center_id ?? '')
    if (!person || !center) return []
    if (play.until.getTime() - now.getTime() < (person.ownAnswersMin ?? 0) * 60_000) return []
    return answersTo(person, center, flags, now)
  })
}
