'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { ReauthDialog, type Reauthenticate } from '../sign-in/reauth-dialog'
import { OfflineNotice } from './offline-notice'
import { openOutbox, useOutbox, wake } from './outbox'
import { NeedsSignIn, RefusedNotice, SentNotice } from './outbox-notices'
import { onShowWaiting } from './waiting-count'
import { WaitingDialog } from './waiting-dialog'

type DeviceOutboxProps = {
  /** Stands for the person of this screen, without naming them. */
  owner: string
  center: string
  reauthenticate: Reauthenticate
}

/** What waits on this device: sends it when it can, and says on every screen what is so. */
export function DeviceOutbox({ owner, center, reauthenticate }: DeviceOutboxProps) {
  const [listed, setListed] = useState(false)
  const [signIn, setSignIn] = useState(false)
  useEffect(() => openOutbox({ owner, center }), [owner, center])
  useEffect(() => onShowWaiting(() => setListed(true)), [])
  useRefreshOnceSent()
  return (
    <>
      <OfflineNotice />
      <NeedsSignIn onSignIn={() => setSignIn(true)} />
      <RefusedNotice />
      <SentNotice />
      <WaitingDialog open={listed} onClose={() => setListed(false)} />
      <ReauthDialog
        open={signIn}
        reauthenticate={reauthenticate}
        onClose={() => setSignIn(false)}
        onDone={() => {
          setSignIn(false)
          void wake()
        }}
      />
    </>
  )
}

/** What has just landed stands on the screen, too. */
function useRefreshOnceSent() {
  const router = useRouter()
  const { sent } = useOutbox()
  useEffect(() => {
    if (sent.length > 0) router.refresh()
  }, [router, sent])
}
