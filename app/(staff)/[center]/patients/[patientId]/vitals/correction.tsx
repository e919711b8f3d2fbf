'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useToast } from '@/components/ui/toast'
import { CorrectSetForm } from '@/components/vitals/correct-set-form'
import type { CorrectSetInput, VitalsActions } from '@/components/vitals/types'
import type { EnteredSet } from '@/db/vitals/entered'
import type { VitalsFormView } from '@/db/vitals/form'
import type { VitalsSaved } from '@/db/vitals/record'
import type { Result } from '@/lib/result'

type CorrectionProps = Pick<VitalsActions, 'reauthenticate'> & {
  view: VitalsFormView
  set: EnteredSet
  correct: (input: CorrectSetInput) => Promise<Result<VitalsSaved>>
  /** The vitals screen without the correction. */
  backHref: string
}

/** The correction of one set in the place of the entry form. */
export function Correction({ backHref, ...form }: CorrectionProps) {
  const router = useRouter()
  const toast = useToast()
  const back = () => router.push(backHref as Route)
  return (
    <CorrectSetForm
      {...form}
      onDone={() => {
        toast({ text: 'Set corrected' })
        back()
      }}
      onCancel={back}
    />
  )
}
