import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, expect, test } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import { makeCenter, makeSession, makeStaff, pool, type TestStaff } from '@/db/testing'
import type { Role } from '@/lib/permissions'

const sample = (name: string) => fileURLToPath(new URL(`../db/fhir/samples/${name}`, import.meta.url))

test('an administrator imports a bundle, reads what became of every entry, and finds it in the history', async ({
  page,
  context,
  baseURL,
}) => {
  const { slug } = await signIn(context, baseURL, 'administrator')
  await page.goto(`/${slug}/settings/import`)
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByText('Choose a file first.')).toBeVisible()
  await page.getByLabel('Files').setInputFiles(sample('transaction.json'))
  await page.getByRole('button', { name: 'Import' }).click()
  const run = page.getByRole('article', { name: 'transaction.json' })
  await expect(run).toContainText('26 entries read (transaction). Stored: 1 patient, 2 sets of vitals')
  await expect(run.getByRole('row', { name: 'Observation 17 9 0 2 6' })).toBeVisible()
  await expect(run.getByRole('row', { name: /MOOD.*Mood of the day/ })).toBeVisible()
  await expect(run.getByRole('row', { name: /2339-0.*mmol\/L cannot be converted to mg\/dL/ })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '1 of 1 imported.' })).toBeAttached()
  await expect(
    page.getByRole('row', { name: /transaction\.json 14 taken, 0 repeated, 4 not mapped, 8 refused/ }),
  ).toBeVisible()
  const found = await new AxeBuilder({ page }).include('main').analyze()
  expect(found.violations).toEqual([])
  await page.getByRole('link', { name: 'transaction.json' }).click()
  await expect(page.getByRole('heading', { name: 'Report: transaction.json' })).toBeVisible()
})

test('of several files the good ones are taken and the broken one says where it broke', async ({
  page,
  context,
  baseURL,
}) => {
  const { slug, centerId } = await signIn(context, baseURL, 'supervisor')
  await page.goto(`/${slug}/settings/import`)
  await page
    .getByLabel('Files')
    .setInputFiles(['transaction.json', 'broken.json', 'no-patient.json', 'export.ndjson'].map(sample))
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByRole('status').filter({ hasText: '2 of 4 imported.' })).toBeAttached()
  await expect(page.getByRole('article', { name: 'broken.json' })).toContainText(
    /Nothing was taken\. entry\[1\] \(Observation\) valueQuantity\.value: .*, line \d+/,
  )
  await expect(page.getByRole('article', { name: 'no-patient.json' })).toContainText(
    'There is no patient in this file (2 Practitioner).',
  )
  const { rows } = await pool().query('select family_name from patients where center_id = $1 order by 1', [centerId])
  expect(rows.map(({ family_name }) => family_name)).toEqual(['Hollow', 'Marsh'])
})

test('the same bundle again takes nothing', async ({ page, context, baseURL }) => {
  const { slug } = await signIn(context, baseURL, 'medical_director')
  await page.goto(`/${slug}/settings/import`)
  for (const outcome of ['Stored: 1 patient', 'Nothing new: the charts are as they were.']) {
    await page.getByLabel('Files').setInputFiles(sample('transaction.json'))
    await page.getByRole('button', { name: 'Import' }).click()
    await expect(page.getByRole('article', { name: 'transaction.json' })).toContainText(outcome)
  }
})

test('a nurse has no such page, and the address refuses her', async ({ page, context, baseURL }) => {
  const { slug } = await signIn(context, baseURL, 'nurse')
  const response = await page.goto(`/${slug}/settings/import`)
  expect(response?.status()).toBe(404)
  const sent = await page.request.post(`/api/fhir/${slug}`, { multipart: form() })
  expect(sent.status()).toBe(403)
})

test('nobody signed out and no foreign page can send a bundle', async ({ context, baseURL, playwright }) => {
  const { slug } = await signIn(context, baseURL, 'administrator')
  const foreign = await context.request.post(`/api/fhir/${slug}`, {
    multipart: form(),
    headers: { origin: 'https://elsewhere.example' },
  })
  expect(foreign.status()).toBe(403)
  const nobody = await playwright.request.newContext({ baseURL })
  expect((await nobody.post(`/api/fhir/${slug}`, { multipart: form() })).status()).toBe(401)
  await nobody.dispose()
})

const form = () => ({
  importId: crypto.randomUUID(),
  name: 'transaction.json',
  file: { name: 'transaction.json', mimeType: 'application/json', buffer: readFileSync(sample('transaction.json')) },
})

/** A center of its own with one person in it, whose session cookie the browser gets. */
async function signIn(
  context: BrowserContext,
  baseURL: string | undefined,
  role: Role,
): Promise<TestStaff & { slug: string }> {
  const center = await makeCenter()
  const staff = await makeStaff(center.id, role)
  const secret = process.env.NEXTAUTH_SECRET
  if (!secret || !baseURL) throw new Error('Run this through the Playwright configuration of the project.')
  const value = await encode({ token: { sid: await makeSession(staff) }, secret })
  await context.addCookies([{ name: 'next-auth.session-token', value, url: baseURL }])
  return { ...staff, slug: center.slug }
}
