import { NextResponse } from 'next/server'
import { staffIn } from '@/db/sessions'
import type { Staff } from '@/lib/permissions'
import { fail, type ProblemCode, type Result } from '@/lib/result'
import { currentSession, quietSession } from './session'
import { SIGNED_OUT } from './staff-action'

const STATUS: Record<ProblemCode, number> = {
  not_found: 404,
  not_allowed: 403,
  invalid: 422,
  conflict: 409,
  too_many: 429,
  unavailable: 503,
  signed_out: 401,
}

const NEVER_STORED = { 'cache-control': 'no-store' }

/** A Result as an HTTP answer; charts are never kept by a cache. */
export const answer = <T>(result: Result<T>): NextResponse =>
  result.ok
    ? NextResponse.json(result.value, { headers: NEVER_STORED })
    : NextResponse.json(result.problem, { status: STATUS[result.problem.code], headers: NEVER_STORED })

/**
 * The person behind a route handler's request, in the center named by its address. Live screens that refresh by
 * themselves are no activity; a person who records something is.
 */
export async function routeStaff(center: string, kind: 'quiet' | 'activity' = 'quiet'): Promise<Staff | NextResponse> {
  const session = kind === 'activity' ? await currentSession() : await quietSession()
  if (!session) return answer(SIGNED_OUT)
  return staffIn(session, center) ?? answer(fail('not_found', 'There is no such center.'))
}
