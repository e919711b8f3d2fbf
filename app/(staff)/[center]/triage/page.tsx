import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { singleKeysOn } from '@/app/_request/preferences'
import { requireStaff } from '@/app/_request/session'
import { StaffScreen } from '@/app/_request/staff-screen'
import { detailView } from '@/app/_request/views/detail-view'
import { queueView } from '@/app/_request/views/queue-view'
import { QueueBoard } from '@/components/triage/queue-board'
import type { QueueFilter } from '@/components/triage/types'
import { readQueueDetail } from '@/db/queue/detail'
import { QueueFilter as Filter, readQueue } from '@/db/queue/rows'
import { TIERS } from '@/lib/clinical/types'
import { can } from '@/lib/permissions'
import * as actions from './actions'

export const metadata: Metadata = { title: 'Triage' }

type Props = {
  params: Promise<{ center: string }>
  searchParams: Promise<{ tier?: string; only?: string; patient?: string }>
}

/** Who is off the path, why, and who has it. */
export default async function TriagePage({ params, searchParams }: Props) {
  const { center } = await params
  const { staff } = await requireStaff(center)
  const asked = await searchParams
  const tier = TIERS.find((one) => one === asked.tier) ?? null
  const parsed = Filter.parse({ tier: tier ? Number(tier.slice(1)) : null, only: asked.only || null })
  const queue = await readQueue(staff, parsed)
  if (!queue.ok) notFound()
  const patient = z.uuid().safeParse(asked.patient).data ?? null
  const detail = patient ? await readQueueDetail(staff, patient) : null
  const filter: QueueFilter = { tier, only: parsed.only }
  return (
    <StaffScreen center={center} title="Triage" current="triage">
      <QueueBoard
        initial={queueView(queue.value, center)}
        rowsUrl={`/api/queue/${center}`}
        me={staff.id}
        rights={{ act: can(staff, 'flag.act') }}
        actions={{
          take: actions.take.bind(null, center),
          acknowledge: actions.acknowledge.bind(null, center),
          handOver: actions.handOver.bind(null, center),
          recordAction: actions.recordAction.bind(null, center),
          snooze: actions.snooze.bind(null, center),
          recordReview: actions.recordReview.bind(null, center),
          override: actions.override.bind(null, center),
          undo: actions.undo.bind(null, center),
        }}
        filter={filter}
        openPatient={patient}
        openDetail={detail?.ok ? detailView(detail.value, center, staff) : undefined}
        signInHref="/login?ended=1"
        emergencyAccessHref={`/${center}/emergency-access`}
        singleKeys={await singleKeysOn()}
      />
    </StaffScreen>
  )
}
