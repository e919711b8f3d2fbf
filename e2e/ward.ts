import { type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { newId } from '@/db/ids'
import { makePatient, makeStaff, must, type TestStaff } from '@/db/testing'
import type { VitalsSetInput } from '@/db/vitals/input'
import { recordVitals } from '@/db/vitals/record'
import type { Role } from '@/lib/permissions'
import { test as base, signIn, violations } from './fixtures'

export { expect }

type Center = { id: string; slug: string; zone: string }
export type Ward = Awaited<ReturnType<typeof makeWard>>

type Look = BrowserContextOptions & {
  /** Which of the servers; the first unless told otherwise. */
  server?: string
  theme?: 'light' | 'dark'
  /** Called before the first page loads. */
  prepare?: (page: Page) => Promise<unknown>
}

type Fixtures = {
  /** The test's center with a nurse who records, and short words for what happens on a ward. */
  ward: Ward
  /** Opens a browser of its own as that person, signed in, at an address of the ward's center. */
  open: (person: TestStaff, path?: string, look?: Look) => Promise<Page>
}

export const test = base.extend<Fixtures>({
  ward: async ({ center }, use) => use(await makeWard(center)),
  open: async ({ browser, ward }, use) => {
    const opened: Page[] = []
    await use(async (person, path = '/triage', look = {}) => {
      const { server = firstServer(), theme = 'light', prepare, ...rest } = look
      const context = await browser.newContext({
        baseURL: server,
        colorScheme: theme,
        reducedMotion: 'reduce',
        ...rest,
      })
      await signIn(context, person, server)
      await context.addCookies([{ name: 'theme', value: theme, url: server }])
      const page = await context.newPage()
      opened.push(page)
      await prepare?.(page)
      // "Live" already stands in what the server sent; keys and buttons answer once the browser asks for the stream.
      const stream = page.waitForRequest((request) => request.url().includes('/api/live/'))
      stream.catch(() => undefined)
      await page.goto(`/${ward.slug}${path}`)
      if ((await page.locator('.live').count()) > 0) await stream
      return page
    })
    for (const page of opened) await page.context().close()
  },
})

export const firstServer = (): string => needed('E2E_URL')
export const secondServer = (): string => needed('E2E_SECOND_URL')

function needed(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: run this through the Playwright configuration of the project.`)
  return value
}

async function makeWard(center: Center) {
  const nurse = await makeStaff(center.id, 'nurse', 'Joy Adeyemi')
  return {
    ...center,
    nurse,
    person: (roles: Role | Role[], name?: string) => makeStaff(center.id, roles, name),
    /** Admitted, residential, well. */
    patient: (givenName: string, familyName: string, more: Parameters<typeof makePatient>[1] = {}) =>
      makePatient(nurse, { givenName, familyName, ...more }),
    /** A set of vitals; what is not named is ordinary. */
    vitals: (patientId: string, values: Vitals = {}, more: Partial<VitalsSetInput> = {}) =>
      recordSet(nurse, patientId, values, more),
  }
}

type Vitals = { hr?: number; rr?: number; spo2?: number; sbp?: number; dbp?: number; tempF?: number }
const ORDINARY = { hr: 76, rr: 16, spo2: 98, sbp: 122, dbp: 78, tempF: 98.6 }

async function recordSet(nurse: TestStaff, patientId: string, values: Vitals, more: Partial<VitalsSetInput>) {
  const { hr, rr, spo2, sbp, dbp, tempF } = { ...ORDINARY, ...values }
  const set: VitalsSetInput = {
    requestId: newId(),
    patientId,
    takenAt: new Date(),
    outcome: 'measured',
    acvpu: 'A',
    onOxygen: false,
    vitals: [
      { vital: 'heart_rate', value: hr, unit: '/min' },
      { vital: 'respiratory_rate', value: rr, unit: '/min' },
      { vital: 'spo2', value: spo2, unit: '%' },
      { vital: 'sbp', value: sbp, unit: 'mm[Hg]' },
      { vital: 'dbp', value: dbp, unit: 'mm[Hg]' },
      { vital: 'temperature', value: tempF, unit: '[degF]' },
    ],
    events: [],
    scores: [],
    mode: 'staff',
    ...more,
  }
  return must(await recordVitals(nurse, set))
}

/** Waits until the screen says that it is live: the stream is open and has been heard. */
export const live = (page: Page) => expect(page.locator('.live [role=status]')).toHaveText('Live')

export const expectAccessible = async (page: Page) => expect(await violations(page)).toEqual([])

/** Nothing scrolls sideways. */
export const expectNoSidewaysScroll = async (page: Page) =>
  expect(
    await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth),
  ).toBeLessThanOrEqual(0)
