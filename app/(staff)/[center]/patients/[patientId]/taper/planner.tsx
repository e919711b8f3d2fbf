'use client'
import { useRouter } from 'next/navigation'
import { TaperPlanner } from '@/components/taper/taper-planner'
import type { PlannerActions } from '@/components/taper/types'
import { useToast } from '@/components/ui/toast'
import type { PlannerView } from '@/db/tapers/types'

/** The planner begins anew when another version is in force or waits; until then what was typed stays. */
export function Planner({ view, actions }: { view: PlannerView; actions: PlannerActions }) {
  const router = useRouter()
  const toast = useToast()
  return (
    <TaperPlanner
      key={`${view.signed?.id}-${view.waiting?.planId}`}
      view={view}
      actions={actions}
      onSigned={({ text }) => {
        toast({ text })
        router.refresh()
      }}
      onReload={() => router.refresh()}
    />
  )
}
