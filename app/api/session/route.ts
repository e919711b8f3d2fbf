import { NextResponse } from 'next/server'
import { currentSession, quietSession } from '@/app/_request/session'

export const dynamic = 'force-dynamic'

const asAnswer = (session: Awaited<ReturnType<typeof quietSession>>) =>
  NextResponse.json(
    session ? { now: session.now, idleEndsAt: session.idleEndsAt, endsAt: session.endsAt } : { ended: true },
    { status: session ? 200 : 401, headers: { 'cache-control': 'no-store' } },
  )

/** When the session ends, by the server's clock. Asking does not keep it alive. */
export const GET = async () => asAnswer(await quietSession())

/** The person did something in the browser, or chose to stay. */
export const POST = async () => asAnswer(await currentSession())
