import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Two projects: `unit` needs nothing, `db` needs a PostgreSQL (see db/testing.ts). */
const alias = { '@': fileURLToPath(new URL('.', import.meta.url)) }

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}', 'app/**/*.test.ts', 'e2e/_run/**/*.test.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'db',
          include: ['db/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
          globalSetup: ['db/testing.global.ts'],
        },
      },
    ],
  },
})
