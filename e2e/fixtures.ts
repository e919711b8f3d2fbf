import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import { makeCenter, makeSession, makeStaff, type TestStaff } from '@/db/testing'
import type { Role } from '@/lib/permissions'

export { expect }

type Fixtures = {
  /** A center of this test's own. */
  center: Awaited<ReturnType<typeof makeCenter>>
  /** Makes a person of the center and gives the page's browser their session. */
  signInAs: (page: Page, roles: Role | Role[], name?: string) => Promise<TestStaff>
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern
  center: async ({}, use) => use(await makeCenter()),
  signInAs: async ({ center, baseURL }, use) =>
    use(async (page, roles, name) => {
      const person = await makeStaff(center.id, roles, name)
      await signIn(page.context(), person, baseURL ?? '')
      return person
    }),
})

/** Gives a browser the cookie of a session as sign-in would have started it; returns the session's id. */
export async function signIn(context: BrowserContext, person: TestStaff, url: string): Promise<string> {
  const secret = process.env.NEXTAUTH_SECRET
  if (!secret || !url) throw new Error('Run this through the Playwright configuration of the project.')
  const sid = await makeSession(person)
  const value = await encode({ token: { sid }, secret })
  await context.addCookies([{ name: 'next-auth.session-token', value, url }])
  return sid
}

/** What axe finds on the screen as it stands, one line each. */
export async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze()
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** Presses until the screen answers: a press before the screen's script has loaded does nothing. */
export const pressUntil = (button: Locator, shown: Locator) =>
  expect(async () => {
    if (!(await shown.isVisible())) await button.click({ timeout: 2_000 })
    await expect(shown).toBeVisible({ timeout: 2_000 })
  }).toPass()
