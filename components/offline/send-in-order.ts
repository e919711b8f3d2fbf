import type { VitalsSaved } from '@/db/vitals/record'
import type { Problem } from '@/lib/result'
import type { Answer, WaitingSet } from './types'

type Steps = {
  post: (one: WaitingSet) => Promise<Answer>
  saved: (one: WaitingSet, saved: VitalsSaved) => Promise<void>
  refused: (one: WaitingSet, problem: Problem) => Promise<void>
}

/**
 * Sends what waits, one after the other, oldest first. A refused set is put aside for its person and the next goes on;
 * without an answer, or without the person, everything behind it waits, too, so that the order stays.
 */
export async function sendInOrder(
  waiting: readonly WaitingSet[],
  { post, saved, refused }: Steps,
): Promise<'done' | 'signed_out' | 'unreachable'> {
  for (const one of [...waiting].sort((a, b) => a.order - b.order)) {
    if (one.refusal) continue
    const answer = await post(one)
    if (answer.kind === 'saved') await saved(one, answer.saved)
    else if (answer.kind === 'refused') await refused(one, answer.problem)
    else return answer.kind
  }
  return 'done'
}
