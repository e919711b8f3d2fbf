import { addDays, addHours } from '../time'
import { evaluate } from './evaluate'
import { type Facts, NO_FACTS, type Score } from './facts'
import { DEFAULT_SETTINGS } from './settings'
import { NOW, set, ZONE } from './testing'

/**
 * Mean CPU time of one evaluation for a patient with a year of data, beside a baseline of the same run:
 * `npx tsx lib/clinical/triage/evaluate.bench.ts`. The database gives windows, so the second line is what counts;
 * the first shows that even a whole year in the lists stays cheap.
 */
const YEAR_DAYS = 365

const daily = <T>(perDay: number, make: (at: Date, i: number) => T): T[] =>
  Array.from({ length: YEAR_DAYS * perDay }, (_, i) =>
    make(addHours(NOW, -((YEAR_DAYS * perDay - 1 - i) * 24) / perDay), i),
  )

const score = (at: Date, i: number): Score => ({ at, total: 8 + (i % 7), tremorItem: null })

const YEAR: Facts = {
  ...NO_FACTS,
  course: { use: 'stopped', lastDose: { at: addHours(NOW, -24 * 200) } },
  setting: 'outpatient',
  admittedAt: addHours(NOW, -24 * YEAR_DAYS),
  vitals: daily(3, (at, i) => set(at, { hr: 70 + (i % 30) })),
  vitalsIntervalH: 24,
  weights: daily(1, (_, i) => ({ on: addDays('2025-04-16', i), kg: 80 })),
  sowsH: daily(1, score),
  cows: daily(1, score),
  craving: daily(1, (at, i) => ({ at, value: i % 6 })),
  functionReports: daily(1, (at, i) => ({ at, value: 5 + (i % 4) })),
  phq9: daily(1, (at, i) => ({ at, total: i % 9, item9: 0 })).filter((_, i) => i % 14 === 0),
  cssrs: daily(1, (at) => ({ at, risk: 'none' as const, complete: true, answers: null })).filter((_, i) => i % 7 === 0),
  checkInDueAt: addHours(NOW, 20),
  lastContactAt: addHours(NOW, -20),
  consent: { revokedOn: null, expiresOn: '2026-12-31' },
}

const newest = <T>(list: readonly T[], count: number) => list.slice(-count)
const WINDOWED: Facts = {
  ...YEAR,
  vitals: newest(YEAR.vitals, 20),
  weights: newest(YEAR.weights, 30),
  sowsH: newest(YEAR.sowsH, 4),
  cows: newest(YEAR.cows, 4),
  craving: newest(YEAR.craving, 2),
  functionReports: newest(YEAR.functionReports, 14),
  phq9: newest(YEAR.phq9, 2),
  cssrs: newest(YEAR.cssrs, 5),
}

/** Mean CPU milliseconds of `work`, after warming up. */
function meanCpuMs(work: () => unknown, runs = 3000): number {
  for (let i = 0; i < 500; i += 1) work()
  const start = process.cpuUsage()
  for (let i = 0; i < runs; i += 1) work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000 / runs
}

const baseline = meanCpuMs(() => JSON.parse(JSON.stringify(WINDOWED)))
for (const [name, facts] of [
  ['year in the lists', YEAR],
  ['windows', WINDOWED],
] as const) {
  const mean = meanCpuMs(() => evaluate(facts, DEFAULT_SETTINGS, ZONE, NOW))
  process.stdout.write(
    `${name}: ${mean.toFixed(3)} ms CPU, ${(mean / baseline).toFixed(1)} × a JSON round trip of the windows\n`,
  )
}
