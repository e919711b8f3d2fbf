import { redirect } from 'next/navigation'

/** A chart opens on its overview. */
export default async function Page({ params }: { params: Promise<{ center: string; patientId: string }> }) {
  const { center, patientId } = await params
  redirect(`/${center}/patients/${patientId}/overview`)
}
