'use client'
import { useRouter } from 'next/navigation'
import { AdmissionForm } from './admission-form'
import { route } from './hrefs'

type AdmissionScreenProps = Omit<React.ComponentProps<typeof AdmissionForm>, 'onAdmitted' | 'onCancel'> & {
  back: string
  /** Where a new patient leads: the chart, or the intake that follows the admission. */
  next?: 'overview' | 'intake'
}

/** The admission form that opens the new chart when it has landed. */
export function AdmissionScreen({ back, next = 'overview', ...form }: AdmissionScreenProps) {
  const router = useRouter()
  return (
    <AdmissionForm
      {...form}
      onAdmitted={(patientId) => router.push(route(`${form.base}/${patientId}/${next}`))}
      onCancel={() => router.push(route(back))}
    />
  )
}
