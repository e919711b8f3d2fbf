import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { Empty } from '@/components/ui/empty'
import { can } from '@/lib/permissions'
import { currentSession } from './_request/session'

export const metadata: Metadata = { title: 'Nothing here' }

/** The same for an address that leads nowhere and for what is not for this person's eyes. */
export default async function NotFound() {
  const session = await currentSession()
  const center = session?.centers.find(({ id }) => id === session.lastCenterId) ?? session?.centers[0]
  return (
    <main className="set" style={{ height: '100dvh' }}>
      <Empty
        title="There is nothing here"
        action={
          <Link className="btn pri" href={'/' as Route} prefetch={false}>
            {session ? 'To the first screen' : 'To the sign-in'}
          </Link>
        }
      >
        The address may be wrong, or what it led to is not yours to open.
      </Empty>
      {center && can(center, 'chart.read') && (
        <p style={{ textAlign: 'center' }}>
          A patient is in front of you and you cannot find the chart?{' '}
          <Link href={`/${center.slug}/emergency-access` as Route} prefetch={false}>
            Emergency access, logged
          </Link>
        </p>
      )}
    </main>
  )
}
