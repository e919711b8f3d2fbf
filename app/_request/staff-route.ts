import { NextResponse } from 'next/server'
import { staffIn } from '@/db/sessions'
import type { Staff } from '@/lib/permissions'
import type { ProblemCode, Result } from '@/lib/result'
import { quietSession } from './session'
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

/** The person behind a route handler's request, in the center named by its address; does not count as activity. */
export async function routeStaff(center: string): Promise<Staff | NextResponse> {
  const session = await quietSession()
  if (!session) return answer(SIGNED_OUT)
  return (
    staffIn(session, center) ??
    answer({ ok: false, problem: { code: 'not_found', message: 'There is no such center.' } })
  )
}
