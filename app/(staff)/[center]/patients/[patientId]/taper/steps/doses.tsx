'use client'
import { useRouter } from 'next/navigation'
import { DoseForm } from '@/components/taper/dose-form'
import { DoseLog } from '@/components/taper/dose-log'
import type { DoseLogActions } from '@/components/taper/types'
import { dosesText } from '@/components/taper/words'
import { useToast } from '@/components/ui/toast'
import type { DoseDay } from '@/db/doses/log'
import type { TaperUnit } from '@/lib/clinical/taper/types'

type DosesHereProps = {
  patientId: string
  zone: string
  unit: TaperUnit
  days: DoseDay[]
  plannedDoses: number[]
  /** Null when this person may not record doses. */
  actions: DoseLogActions | null
}

/** The log of doses taken against the plan, and its next line. */
export function DosesHere({ patientId, zone, unit, days, plannedDoses, actions }: DosesHereProps) {
  const router = useRouter()
  const toast = useToast()
  const done = (text: string) => {
    toast({ text })
    router.refresh()
  }
  return (
    <section className="tsl" aria-label="Doses">
      <h2 className="h2">Doses against plan, last 14 days</h2>
      {actions && (
        <DoseForm
          patientId={patientId}
          zone={zone}
          unit={unit}
          plannedText={plannedDoses.length > 0 ? `Plan ${dosesText(plannedDoses)} ${unit}` : null}
          record={actions.recordDose}
          onDone={done}
        />
      )}
      <DoseLog patientId={patientId} days={days} unit={unit} correct={actions?.correctDose} onDone={done} />
    </section>
  )
}
