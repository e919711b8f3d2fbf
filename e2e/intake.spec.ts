import type { Page } from '@playwright/test'
import { newId } from '@/db/ids'
import { makeCenter, makePatient, makeStaff, pool } from '@/db/testing'
import { signIn } from './fixtures'
import { expect, expectAccessible, expectNoSidewaysScroll, firstServer, test } from './ward'

const intakeOf = (patientId: string) => `/patients/${patientId}/intake`
const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^\s*Saved \d\d:\d\d:\d\d$/ })
const section = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Intake sections' }).getByRole('button', { name: new RegExp(name) })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 2 })
const group = (page: Page, name: string) => page.getByRole('radiogroup', { name: new RegExp(`^${name}`) })

/** Starts the intake by its button and opens a section; waits until the screen listens. */
async function begin(page: Page, name: string) {
  await page.getByRole('button', { name: 'Start the intake' }).click()
  await go(page, name)
}
async function go(page: Page, name: string) {
  await expect(async () => {
    await section(page, name).click()
    await expect(heading(page, name)).toBeVisible({ timeout: 1000 })
  }).toPass()
}
const answers = async (patientId: string) =>
  Object.fromEntries(
    (await pool().query('select field, state, value from intake_answers where patient_id = $1', [patientId])).rows.map(
      ({ field, state, value }) => [field, state === 'answered' ? value : state],
    ),
  )

test.describe('an intake', () => {
  test('interrupted on one device goes on at the same field on another, with what changed in between', async ({
    ward,
    open,
  }) => {
    const ines = await ward.person('intake', 'Ines Intake')
    const tessa = await ward.patient('Tessa', 'Lindqvist', { useStatus: 'stable_dose', lastDose: null })
    const first = await open(ines, intakeOf(tessa))
    await begin(first, 'Kratom use')
    await first.getByRole('textbox', { name: /^Doses a day/ }).fill('4')
    await first.getByRole('textbox', { name: /^Brand/ }).fill('Green leaf')
    await expect(saved(first)).toBeVisible()
    expect(await answers(tessa)).toMatchObject({ doses_per_day: 4, product_brand: 'Green leaf' })
    await first.getByRole('textbox', { name: /^Brand/ }).focus()
    await first.waitForResponse((response) => response.url().endsWith('/beat') && response.ok())
    await first.context().close()

    await ward.vitals(tessa)
    const second = await open(ines, intakeOf(tessa), { viewport: { width: 1280, height: 900 } })
    const news = second.getByRole('region', { name: 'Changed since you were here' })
    await expect(news).toContainText('Vitals recorded, Joy Adeyemi')
    await expect(async () => {
      await second.getByRole('button', { name: 'Go on' }).click({ timeout: 500 })
      await expect(news).toHaveCount(0, { timeout: 500 })
    }).toPass()
    await expect(heading(second, 'Kratom use')).toBeVisible()
    await expect(second.getByRole('textbox', { name: /^Brand/ })).toBeFocused()
    await expect(second.getByRole('textbox', { name: /^Brand/ })).toHaveValue('Green leaf')
    await expect(second.getByRole('textbox', { name: /^Doses a day/ })).toHaveValue('4')
  })

  test('a lost connection keeps what is typed, says so, and saves it when it is back', async ({ ward, open }) => {
    const tessa = await ward.patient('Tessa', 'Lindqvist')
    const page = await open(ward.nurse, intakeOf(tessa))
    await begin(page, 'Kratom use')
    await page.context().setOffline(true)
    await page.getByRole('textbox', { name: /^Doses a day/ }).fill('6')
    await expect(page.getByText('Not saved. The connection is lost; what you typed stays here.')).toBeVisible()
    await expect(saved(page)).toHaveCount(0)
    await expect(page.getByRole('textbox', { name: /^Doses a day/ })).toHaveValue('6')
    await page.context().setOffline(false)
    await expect(saved(page)).toBeVisible()
    expect(await answers(tessa)).toMatchObject({ doses_per_day: 6 })
  })

  test('an ended session is signed in again in place and nothing typed is lost', async ({ ward, open }) => {
    const tessa = await ward.patient('Tessa', 'Lindqvist')
    const page = await open(ward.nurse, intakeOf(tessa))
    await begin(page, 'Kratom use')
    await pool().query('update auth_sessions set ended_at = now() where staff_id = $1', [ward.nurse.id])
    await page.getByRole('textbox', { name: /^Doses a day/ }).fill('5')
    await page.getByRole('button', { name: 'Sign in and save' }).click()
    await page.getByLabel('Password').fill(ward.nurse.password)
    await page.getByRole('button', { name: 'Sign in and send' }).click()
    await expect(saved(page)).toBeVisible()
    expect(await answers(tessa)).toMatchObject({ doses_per_day: 5 })
  })

  test('a value beyond its limits is refused beside its field, unknown is an answer, and the suggestion follows', async ({
    ward,
    open,
  }) => {
    const tessa = await ward.patient('Tessa', 'Lindqvist', { useStatus: 'stable_dose', lastDose: null })
    const page = await open(ward.nurse, intakeOf(tessa))
    await begin(page, 'Kratom use')
    await page.getByRole('textbox', { name: /^Doses a day/ }).fill('25')
    await expect(page.getByText('25 is outside 1–24. Not saved.')).toBeVisible()
    await expect(page.getByText('Not saved: 1 answer to correct')).toBeVisible()
    await page.getByRole('textbox', { name: /^Doses a day/ }).fill('8')
    const side = page.getByRole('complementary', { name: 'Scores and suggestion' })
    await expect(side).toContainText('Conservative taper, 6–12 wk')
    await expect(side).toContainText('8 doses a day; how often counts more than how much')
    await page
      .getByRole('group', { name: /^What is taken/ })
      .getByText('7-OH tablets')
      .click()
    await expect(side).toContainText('Medical review first')
    await expect(side).toContainText('7-OH or extract is the main product')
    await page.getByRole('button', { name: 'First used: unknown' }).click()
    await expect(saved(page)).toBeVisible()
    expect(await answers(tessa)).toMatchObject({ started_on: 'unknown', doses_per_day: 8 })
  })
})

test('two people in one intake see each other and never overwrite silently', async ({ ward, open }) => {
  const tessa = await ward.patient('Tessa', 'Lindqvist')
  const ines = await open(await ward.person('intake', 'Ines Intake'), intakeOf(tessa))
  await begin(ines, 'Kratom use')
  const joy = await open(ward.nurse, intakeOf(tessa))
  await go(joy, 'Kratom use')
  await joy.getByRole('textbox', { name: /^Brand/ }).focus()
  await expect(ines.getByText('Joy Adeyemi is here').first()).toBeAttached({ timeout: 15_000 })

  await ines.context().setOffline(true)
  await ines.getByRole('textbox', { name: /^Brand/ }).fill('Green leaf')
  await joy.getByRole('textbox', { name: /^Brand/ }).fill('Red vein')
  await expect(saved(joy)).toBeVisible()
  await ines.context().setOffline(false)
  const both = ines.getByRole('alert').filter({ hasText: 'Yours is not saved' })
  await expect(both).toContainText('Red vein')
  await expect(both).toContainText('Green leaf')
  await expect(saved(ines)).toHaveCount(0)
  expect(await answers(tessa)).toMatchObject({ product_brand: 'Red vein' })
  await ines.getByRole('button', { name: 'Brand: keep mine' }).click()
  await expect(saved(ines)).toBeVisible()
  expect(await answers(tessa)).toMatchObject({ product_brand: 'Green leaf' })
  await expect(joy.getByRole('textbox', { name: /^Brand/ })).toHaveValue('Green leaf', { timeout: 15_000 })
})

test('a yes to intent stops the intake; the Emergency is in the queue while the dialog stands', async ({
  ward,
  open,
}) => {
  const tessa = await ward.patient('Tessa', 'Lindqvist')
  const page = await open(ward.nurse, intakeOf(tessa))
  await begin(page, 'Mood and safety')
  for (const [question, answer] of [
    ['Wish to be dead', 'Yes'],
    ['Thoughts of killing self', 'Yes'],
    ['Thought how', 'No'],
    ['Some intent', 'Yes'],
  ] as const)
    await group(page, question).locator('label').filter({ hasText: answer }).click()
  const stop = page.getByRole('alertdialog')
  await expect(stop).toContainText('Stay with Tessa')
  const { rows } = await pool().query(
    "select 1 from flags where patient_id = $1 and rule_id = 'SUI-01' and cleared_at is null",
    [tessa],
  )
  expect(rows).toHaveLength(1)
  await page.keyboard.press('Escape')
  await expect(stop).toBeVisible()
  await page.reload()
  await expect(page.getByRole('alertdialog')).toContainText('Stay with Tessa')
  await expect(page.getByRole('complementary', { name: 'Scores and suggestion' })).toContainText('Suggestion withdrawn')
  await page.getByRole('button', { name: /take over|taking over/i }).click()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
})

test('what a referral brought waits to be checked', async ({ ward, open }) => {
  const tessa = await makePatient(ward.nurse, { givenName: 'Tessa', familyName: 'Lindqvist' })
  await pool().query(
    `insert into conditions (id, center_id, patient_id, text, status, source, source_ref, entered_at)
     values ($1, $2, $3, 'Asthma', 'active', 'import', 'ref-1', now())`,
    [newId(), ward.id, tessa],
  )
  const page = await open(ward.nurse, intakeOf(tessa))
  await begin(page, 'Medical')
  await expect(page.getByText('1 answer came from the referral.')).toBeVisible()
  await page.getByRole('button', { name: 'Conditions: it is right' }).click()
  await expect(page.getByText('1 answer came from the referral.')).toHaveCount(0)
  await expect(saved(page)).toBeVisible()
  expect(await answers(tessa)).toMatchObject({ conditions: [{ text: 'Asthma' }] })
})

test('goes by keyboard, is signed with what is open, and takes addenda afterwards', async ({ ward, open }) => {
  const tessa = await ward.patient('Tessa', 'Lindqvist')
  const page = await open(ward.nurse, intakeOf(tessa))
  await begin(page, 'Reason for coming')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(heading(page, 'Kratom use')).toBeVisible()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(heading(page, 'Reason for coming')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Stop', exact: true })).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Alt+u')
  await expect(page.getByRole('radio', { name: 'Slow', exact: true })).toBeFocused()
  await page.keyboard.press('Space')
  await expect(saved(page)).toBeVisible()
  await go(page, 'Review and sign')
  await expect(page.getByRole('heading', { name: /Intake incomplete: \d+ needed answers open/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel(/^Sign with \d+ open/).check()
  await page.getByRole('button', { name: 'Sign the intake' }).click()
  const sheet = page.getByRole('article', { name: 'Signed intake' })
  await expect(sheet).toContainText('Signed by Joy Adeyemi')
  await expect(sheet).toContainText('Intake incomplete')
  await expect(sheet).toContainText('Slow')
  await page.getByRole('textbox', { name: 'Addendum' }).fill('Brand is not known.')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Addenda' })).toContainText('Joy Adeyemi: Brand is not known.')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  await expect(sheet).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await expectAccessible(page)
})

test.describe('looks', () => {
  for (const theme of ['light', 'dark'] as const)
    test(`every section is accessible, ${theme}`, async ({ ward, open }) => {
      test.slow()
      const tessa = await ward.patient('Tessa', 'Lindqvist')
      const page = await open(ward.nurse, intakeOf(tessa), { theme })
      await begin(page, 'Identity and consent')
      for (const name of [
        'Identity and consent',
        'Reason for coming',
        'Kratom use',
        'Other substances',
        'Medical',
        'Mood and safety',
        'Home, work, support',
        'Level of care',
        'Review and sign',
      ]) {
        await go(page, name)
        await expectAccessible(page)
      }
    })

  test('at 200 % nothing scrolls sideways', async ({ ward, open }) => {
    const tessa = await ward.patient('Tessa', 'Lindqvist')
    const page = await open(ward.nurse, intakeOf(tessa), { viewport: { width: 720, height: 900 } })
    await begin(page, 'Kratom use')
    await expectNoSidewaysScroll(page)
  })
})

test('an admission leads into the intake, and the list of open intakes leads back to it', async ({ ward, open }) => {
  const page = await open(await ward.person('intake', 'Ivo Intake'), '/intake')
  await page.getByLabel('Family name').fill('Osei')
  await page.getByLabel('Given name').fill('Abena')
  await page.getByLabel('MRN').fill('A-2001')
  await page.getByRole('button', { name: 'Admit' }).click()
  await page.getByRole('button', { name: 'Start the intake' }).click()
  await expect(heading(page, 'Identity and consent')).toBeVisible()
  await page.goto(`/${ward.slug}/intake`)
  await expect(page.getByRole('region', { name: 'Open intakes' })).toContainText('incomplete')
  await page.getByRole('link', { name: /Osei, Abena/ }).click()
  await expect(heading(page, 'Identity and consent')).toBeVisible()
})

test('nobody of another center reaches an intake or its heartbeat', async ({ ward, page }) => {
  const tessa = await ward.patient('Tessa', 'Lindqvist')
  const elsewhere = await makeCenter()
  await signIn(page.context(), await makeStaff(elsewhere.id, 'nurse'), firstServer())
  const answer = await page.goto(`/${elsewhere.slug}${intakeOf(tessa)}`)
  expect(answer?.status()).toBe(404)
  const beat = await page.request.post(`/${elsewhere.slug}${intakeOf(tessa)}/beat`, {
    data: { patientId: tessa, intakeId: newId(), at: { section: 'kratom', field: null }, since: new Date(), seq: 0 },
    headers: { origin: firstServer() },
  })
  expect(beat.status()).toBe(404)
})
