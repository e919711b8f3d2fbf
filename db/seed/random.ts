import { createHash } from 'node:crypto'

/** Everything invented in the demo hangs on this word: the same word makes the same people, numbers and ids. */
const SEED = 'larkmoor-1'

export type Dice = {
  /** 0 ≤ x < 1. */
  next: () => number
  /** A whole number from low to high, both possible. */
  int: (low: number, high: number) => number
  /** Between low and high, to the decimals. */
  between: (low: number, high: number, decimals?: number) => number
  pick: <T>(from: readonly T[]) => T
}

/** A row of numbers that looks random and is the same for the same key. */
export function dice(key: string): Dice {
  let state = createHash('sha256').update(`${SEED}:${key}`).digest().readUInt32LE(0)
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number, decimals = 1) => Number((low + next() * (high - low)).toFixed(decimals))
  return {
    next,
    between,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (from) => {
      const one = from[Math.floor(next() * from.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
  }
}

/** A UUIDv7 of an instant whose random part is derived from a key. */
export function seedId(key: string, at: Date): string {
  const bytes = createHash('sha256').update(`${SEED}:${key}`).digest().subarray(0, 16)
  bytes.writeUIntBE(at.getTime(), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
