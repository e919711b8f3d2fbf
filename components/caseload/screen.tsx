'use client'
import { useRouter } from 'next/navigation'
import { useQueryStates } from 'nuqs'
import { useTransition } from 'react'
import { route } from '../patient/hrefs'
import { CASELOAD_PARSERS } from './query'
import type { CaseloadPage, CaseloadView, FilterChoice } from './types'
import { CaseloadWorkspace } from './workspace'

export type CaseloadScreenProps = {
  page: CaseloadPage
  filters: readonly FilterChoice[]
  views: readonly CaseloadView[]
  /** `/[center]/patients`. */
  base: string
  singleKeys: boolean
}

/** The caseload bound to the address: every change of the list is a new address, and Back undoes it. */
export function CaseloadScreen(props: CaseloadScreenProps) {
  const router = useRouter()
  const [pending, startTransition] = useTransition()
  const [query, setQuery] = useQueryStates(CASELOAD_PARSERS, { shallow: false, history: 'push', startTransition })
  return (
    <CaseloadWorkspace
      {...props}
      query={query}
      pending={pending}
      onQuery={(patch) => void setQuery(patch)}
      go={(href) => router.push(route(href))}
    />
  )
}
