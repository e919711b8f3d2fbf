import { redirect } from 'next/navigation'
import { currentSession } from './_request/session'

/** To the queue of the center used last; administrators without charts to their settings. */
export default async function Home() {
  const session = await currentSession()
  if (!session) redirect('/login')
  const center = session.centers.find(({ id }) => id === session.lastCenterId) ?? session.centers[0]
  if (!center) redirect('/login?ended=no_center')
  const administratorOnly = center.roles.every((role) => role === 'administrator')
  redirect(`/${center.slug}/${administratorOnly ? 'settings/staff' : 'triage'}`)
}
