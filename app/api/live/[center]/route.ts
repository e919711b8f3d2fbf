import type { NextRequest } from 'next/server'
import { sessionId } from '@/app/_request/session'
import { answer, routeStaff } from '@/app/_request/staff-route'
import { openStreams } from '@/app/_request/streams'
import { currentSeq, listening, onChange } from '@/db/live'
import { readSession, staffIn } from '@/db/sessions'
import { fail } from '@/lib/result'

export const dynamic = 'force-dynamic'

const BEAT_MS = 5000
/** How soon a browser opens a lost stream again. */
const RETRY_MS = 1000

/**
 * Says that something in the center changed (`{"seq": n}`), never what: screens read again, authorized again.
 * `?since=n` resumes; a beat every 5 s proves that stream, session and database connection live.
 */
export async function GET(request: NextRequest, { params }: { params: Promise<{ center: string }> }) {
  const { center } = await params
  const staff = await routeStaff(center)
  const sid = await sessionId()
  if (!('roles' in staff) || !sid) return 'roles' in staff ? answer(fail('signed_out', 'Sign in again.')) : staff
  const since = Number(request.nextUrl.searchParams.get('since') ?? Number.MAX_SAFE_INTEGER)
  const mayGoOn = async () => {
    const session = await readSession(sid, false)
    return session !== null && staffIn(session, center) !== null
  }
  const stream = changeStream(staff.centerId, since, mayGoOn, request.signal)
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

function changeStream(centerId: string, since: number, mayGoOn: () => Promise<boolean>, gone: AbortSignal) {
  const text = new TextEncoder()
  let stop = () => {}
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      let latest = since
      let closed = false
      const send = (event: string, seq: number) => {
        if (!closed) controller.enqueue(text.encode(`event: ${event}\ndata: {"seq":${seq}}\n\n`))
      }
      const leave = onChange(centerId, (seq) => {
        latest = Math.max(latest, seq)
        send('message', seq)
      })
      const beat = setInterval(async () => {
        // Silence is the honest answer while the process hears no messages or the session cannot be checked.
        const ok = await mayGoOn().catch(() => null)
        if (ok === false) return stop()
        if (ok && listening()) send('beat', await currentSeq(centerId))
      }, BEAT_MS)
      stop = () => {
        if (closed) return
        closed = true
        clearInterval(beat)
        leave()
        openStreams().delete(stop)
        controller.close()
      }
      openStreams().add(stop)
      controller.enqueue(text.encode(`retry: ${RETRY_MS}\n\n`))
      gone.addEventListener('abort', stop)
      const seq = await currentSeq(centerId)
      send(seq > since ? 'message' : 'beat', seq)
    },
    cancel: () => stop(),
  })
}
