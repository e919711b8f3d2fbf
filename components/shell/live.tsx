'use client'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { useNow, useReadNow } from '../ui/clock'
import { type LiveState, liveState } from './live-state'

type Live = {
  /** The latest sequence of the center that the stream has told. */
  seq: number
  heardAt: Date
  /** How often the stream was refused: signed out, or nobody there to ask. Whoever shows rows reads them again. */
  refusals: number
  /** Opens the stream again at once. */
  retry: () => void
}

const LiveContext = createContext<Live | null>(null)

type LiveProviderProps = {
  /** The event stream. `?since=` is added, so that nothing between page and stream is lost. */
  url: string
  /** The sequence that the page was read at, and when. */
  seq: number
  asOf: string
  children: React.ReactNode
}

/**
 * Listens to the center's stream. Each message is `{"seq": number}` and says that something changed, never what;
 * a `beat` event of the same form at least every 10 s proves that the stream is alive.
 */
export function LiveProvider({ url, seq: firstSeq, asOf, children }: LiveProviderProps) {
  const readNow = useReadNow()
  const [seq, setSeq] = useState(firstSeq)
  const [heardAt, setHeardAt] = useState(() => new Date(asOf))
  const [attempt, setAttempt] = useState(0)
  const [refusals, setRefusals] = useState(0)
  const latest = useRef(firstSeq)
  const retry = useCallback(() => setAttempt((n) => n + 1), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` opens the stream anew
  useEffect(() => {
    const onHeard = (event: MessageEvent<string>) => {
      setHeardAt(readNow())
      const heard = seqOf(event.data)
      if (heard === null || heard <= latest.current) return
      latest.current = heard
      setSeq(heard)
    }
    const onRefused = () => setRefusals((n) => n + 1)
    return listen(`${url}${url.includes('?') ? '&' : '?'}since=${latest.current}`, onHeard, onRefused, retry)
  }, [url, attempt, retry, readNow])

  const live = useMemo(() => ({ seq, heardAt, refusals, retry }), [seq, heardAt, refusals, retry])
  return <LiveContext value={live}>{children}</LiveContext>
}

/** The latest sequence and how fresh the screen is; ticks with the clock. */
export function useLive(): Live & { state: LiveState } {
  const live = useContext(LiveContext)
  if (!live) throw new Error('A live screen stands outside its LiveProvider')
  const now = useNow()
  return { ...live, state: liveState(live.heardAt, now) }
}

/** The latest sequence and how often the stream was refused, without ticking: when to read again. */
export function useLiveSeq(): Pick<Live, 'seq' | 'refusals'> {
  const live = useContext(LiveContext)
  if (!live) throw new Error('A live screen stands outside its LiveProvider')
  return live
}

const REOPEN_MS = 5000
/** Three beats missed: the connection may be half open, which the browser does not notice. */
const SILENT_MS = 15_000

function listen(
  url: string,
  onHeard: (event: MessageEvent<string>) => void,
  onRefused: () => void,
  reopen: () => void,
): () => void {
  const stream = new EventSource(url)
  let timer = setTimeout(reopen, SILENT_MS)
  const again = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(reopen, ms)
  }
  const heard = (event: MessageEvent<string>) => {
    again(SILENT_MS)
    onHeard(event)
  }
  stream.addEventListener('message', heard)
  stream.addEventListener('beat', heard)
  // A refused stream (signed out, server gone) is closed for good by the browser; try again gently.
  stream.addEventListener('error', () => {
    if (stream.readyState !== EventSource.CLOSED) return
    onRefused()
    again(REOPEN_MS)
  })
  return () => {
    clearTimeout(timer)
    stream.close()
  }
}

function seqOf(text: string): number | null {
  try {
    const { seq } = JSON.parse(text) as { seq?: unknown }
    return typeof seq === 'number' ? seq : null
  } catch {
    return null
  }
}
