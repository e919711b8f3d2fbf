'use client'
import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import type { VitalsActions } from '@/components/vitals/types'
import { VitalsForm } from '@/components/vitals/vitals-form'

/** The form beside the flowsheet: a saved set stands in its column at once. */
export function Entry(props: VitalsActions & { singleKeys: boolean }) {
  const router = useRouter()
  const refresh = useCallback(() => router.refresh(), [router])
  return <VitalsForm {...props} onSaved={refresh} />
}
