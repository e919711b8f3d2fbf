/** Latencies of one workload at a fixed number of connections, in milliseconds. */
export type Measured = { name: string; p50: number; p95: number; perSecond: number; runs: number }

const WARM_UP = 60

/** Runs `work` over and over from `connections` callers at once, for `seconds`, after a warm-up that is not counted. */
export async function measure(
  name: string,
  work: (n: number) => Promise<unknown>,
  { connections = 10, seconds = 4 } = {},
): Promise<Measured> {
  let n = 0
  await callers(connections, async () => {
    for (let i = 0; i < WARM_UP / connections; i += 1) await work(n++)
  })
  const taken: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  await callers(connections, async () => {
    while (performance.now() < end) {
      const before = performance.now()
      await work(n++)
      taken.push(performance.now() - before)
    }
  })
  const elapsed = (performance.now() - start) / 1000
  taken.sort((a, b) => a - b)
  return { name, p50: at(taken, 0.5), p95: at(taken, 0.95), perSecond: taken.length / elapsed, runs: taken.length }
}

const callers = (count: number, run: () => Promise<void>) => Promise.all(Array.from({ length: count }, run))

export const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
