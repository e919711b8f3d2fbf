import { defineConfig } from 'vitest/config'

/** The engine's own tests, for mutation runs: no other project, nothing that measures time. */
export default defineConfig({ test: { include: ['lib/clinical/**/*.test.ts'], testTimeout: 120_000 } })
