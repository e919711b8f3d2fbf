import { deviceKey, deviceOwner } from '@/app/_request/device-key'
import { quietSession } from '@/app/_request/session'
import { SIGNED_OUT } from '@/app/_request/staff-action'
import { answer } from '@/app/_request/staff-route'
import { ok } from '@/lib/result'

export const dynamic = 'force-dynamic'

/** The key to what this person keeps on the device until it can be sent. Asking for it is no activity. */
export async function GET() {
  const session = await quietSession()
  if (!session) return answer(SIGNED_OUT)
  return answer(ok({ owner: deviceOwner(session.staffId), key: deviceKey(session.staffId) }))
}
