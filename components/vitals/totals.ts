import { INSTRUMENTS } from '@/lib/clinical/instruments/registry'
import type { Score } from '@/lib/clinical/instruments/types'
import type { Tier } from '@/lib/clinical/types'
import type { News2Check } from './check'

/** The word beside the NEWS2 total. Normal is silent: a low total says nothing but its band. */
export function news2Words(news2: News2Check): { tier: Tier | null; text: string } {
  if (news2.total === null) return { tier: news2.tier, text: missingWords(news2) }
  if (news2.tier === 'T1') return { tier: 'T1', text: 'Emergency, 7 or more' }
  if (news2.tier === 'T2') return { tier: 'T2', text: news2.total >= 5 ? 'Urgent, 5 or 6' : 'Urgent, a single 3' }
  return { tier: null, text: '' }
}

const PART = {
  rr: 'breaths',
  spo2: 'SpO₂',
  oxygen: 'air or oxygen',
  sbp: 'blood pressure',
  hr: 'heart rate',
  consciousness: 'alertness',
  temp: 'temperature',
} as const

function missingWords({ missing, tier }: News2Check): string {
  const lead = tier === 'T2' ? 'Urgent, a single 3. ' : ''
  const words = missing.map((part) => PART[part as keyof typeof PART] ?? part)
  if (words.length === 7) return 'No total until all 7 parts are there'
  return `${lead}Not yet: ${words.join(', ')}`
}

type ScoreWords = {
  name: string
  total: number | null
  max: number
  ticks: number[]
  text: string
  band: string
  above: boolean
}

/** A score against its corridor. Without every item there is no total. */
export function scoreWords(id: 'COWS' | 'SOWS_H', score: Score | undefined, upper: number | null): ScoreWords {
  const instrument = INSTRUMENTS[id]
  const max = instrument.maxTotal ?? 0
  const ticks = [...instrument.bands.map((band) => band.from), max].filter((tick) => tick !== 1)
  const base = { name: instrument.short, max, ticks, band: '', above: false, total: null }
  if (!score || score.missing.length === instrument.items.length) return { ...base, text: 'not started' }
  if (score.status === 'rejected') return { ...base, text: rejectedWords(score) }
  if (score.total === null) {
    const done = instrument.items.length - score.missing.length
    return { ...base, text: `${done} of ${instrument.items.length}, no total yet` }
  }
  const band = instrument.bands.find((one) => one.code === score.band)
  const bandText = band ? `${band.from}–${band.to} is ${band.label.toLowerCase()}` : ''
  if (upper === null) return { ...base, total: score.total, text: '', band: bandText }
  const above = score.total > upper
  const text = above ? `${score.total - upper} above 0–${upper}` : `expected 0–${upper}`
  return { ...base, total: score.total, text, band: bandText, above }
}

const rejectedWords = (score: Score) =>
  score.problem === 'pulse_disagrees' ? 'Item 1 does not fit the heart rate' : 'An answer is not allowed'
