'use client'
import { CloudAlert, CloudCheck, CloudUpload, WifiOff } from 'lucide-react'
import { Button } from '../ui/button'
import type { SavingState } from './use-answers'

type SaveStatusProps = { state: SavingState; refused: number; onRetry: () => void; onSignIn: () => void }

/** Whether what is on the screen is on the server. Says "Saved" only when everything is. */
export function SaveStatus({ state, refused, onRetry, onSignIn }: SaveStatusProps) {
  const { icon: Icon, text, tone } = words(state, refused)
  return (
    <span className={`sav ${tone}`}>
      <span role="status">
        <Icon className="ic" size={15} aria-hidden="true" /> {text}
      </span>
      {state.kind === 'lost' && <Button onClick={onRetry}>Retry</Button>}
      {state.kind === 'signed_out' && <Button onClick={onSignIn}>Sign in and save</Button>}
    </span>
  )
}

function words(state: SavingState, refused: number) {
  switch (state.kind) {
    case 'saving':
      return { icon: CloudUpload, text: 'Saving', tone: '' }
    case 'waiting':
      return { icon: CloudUpload, text: 'Not saved yet', tone: '' }
    case 'lost':
      return { icon: WifiOff, text: 'Not saved. The connection is lost; what you typed stays here.', tone: 'so-t' }
    case 'signed_out':
      return { icon: CloudAlert, text: 'Not saved. Your session ended; what you typed stays here.', tone: 'so-t' }
    case 'refused':
      return { icon: CloudAlert, text: `Not saved. ${state.message}`, tone: 'em-t' }
    case 'saved':
      return refused > 0
        ? {
            icon: CloudAlert,
            text: `Not saved: ${refused} ${refused === 1 ? 'answer' : 'answers'} to correct`,
            tone: 'so-t',
          }
        : { icon: CloudCheck, text: state.text, tone: 'ok-t' }
  }
}
