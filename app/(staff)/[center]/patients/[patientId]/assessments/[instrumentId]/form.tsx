'use client'
import { useRouter } from 'next/navigation'
import { InstrumentForm, type InstrumentFormProps } from '@/components/instruments/instrument-form'

/** The form; a stop stands in the address, so that loading the page again does not lose it. */
export function Form(props: Omit<InstrumentFormProps, 'onSaved' | 'onStopClosed'>) {
  const router = useRouter()
  return (
    <InstrumentForm
      {...props}
      onSaved={({ assessmentId, stop }) => {
        if (stop) window.history.replaceState(null, '', `?stop=${assessmentId}`)
        else router.refresh()
      }}
      onStopClosed={() => {
        window.history.replaceState(null, '', window.location.pathname)
        router.refresh()
      }}
    />
  )
}
