import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { defineConfig, devices } from '@playwright/test'
import { findBrowser, NO_BROWSER } from './e2e/_run/browser.mjs'

const browser = findBrowser()
if (!browser) throw new Error(NO_BROWSER)

/** Two web servers on one database: what is recorded through one must show on the other. */
const port = Number(process.env.E2E_PORT ?? 3901)
process.env.E2E_URL = `http://localhost:${port}`
process.env.E2E_SECOND_URL = `http://localhost:${port + 1}`

// Tests sign in by minting a session cookie, so server and workers share a secret made for this run.
process.env.NEXTAUTH_SECRET ??= randomBytes(32).toString('hex')

// The test server leaves its database here before the first test; the tests prepare patients through it.
const database = '.data/e2e/database-url'
if (existsSync(database)) process.env.DATABASE_URL = readFileSync(database, 'utf8')

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'reports/playwright.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env.E2E_URL,
    locale: 'en-US',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: browser.own ? undefined : browser.path,
      args: process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet,
    },
  },
  webServer: {
    command: 'node e2e/_run/server.mjs',
    url: `${process.env.E2E_SECOND_URL}/api/health`,
    env: { E2E_PORT: String(port), NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET },
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    stdout: 'pipe',
  },
})
