'use client'
import { createContext, useContext, useEffect, useState } from 'react'
import { useReadNow } from '../ui/clock'

/** What every cell needs beside its row: the moment for ages, the density, and where charts live. */
export type CaseloadSetting = { now: string; comfortable: boolean; temperatureUnit: string; base: string }

const Context = createContext<CaseloadSetting | null>(null)
export const CaseloadSettingProvider = Context.Provider

export function useCaseloadSetting(): CaseloadSetting {
  const setting = useContext(Context)
  if (!setting) throw new Error('A caseload cell stands outside its table')
  return setting
}

const AGE_STEP_MS = 30_000

/** The server's time, renewed twice a minute: ages grow on a screen that nobody touches. */
export function useSlowNow(first: string): string {
  const read = useReadNow()
  const [now, setNow] = useState(first)
  useEffect(() => setNow(first), [first])
  useEffect(() => {
    const timer = setInterval(() => setNow(read().toISOString()), AGE_STEP_MS)
    return () => clearInterval(timer)
  })
  return now
}
