'use client'
import { useRouter } from 'next/navigation'
import { AdmissionForm } from './admission-form'
import { chartHref, route } from './hrefs'

type AdmissionScreenProps = Omit<React.ComponentProps<typeof AdmissionForm>, 'onAdmitted' | 'onCancel'> & {
  back: string
}

/** The admission form that opens the new chart when it has landed. */
export function AdmissionScreen({ back, ...form }: AdmissionScreenProps) {
  const router = useRouter()
  return (
    <AdmissionForm
      {...form}
      onAdmitted={(patientId) => router.push(chartHref(form.base, patientId))}
      onCancel={() => router.push(route(back))}
    />
  )
}
