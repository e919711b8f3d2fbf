import type { Page } from '@playwright/test'
import { pool } from '@/db/testing'
import { localDate } from '@/lib/clinical/time'
import { expect, expectAccessible, expectNoSidewaysScroll, test, type Ward } from './ward'

const taper = (patientId: string, part = '') => `/patients/${patientId}/taper${part}`
const toast = (page: Page, text: string | RegExp) => page.locator('.toasts').getByText(text)
const today = ({ zone }: Ward) => localDate(new Date(), zone)

const using = (ward: Ward) =>
  ward.patient('Imani', 'Whitfield', {
    setting: 'iop',
    place: null,
    useStatus: 'stable_dose',
    lastDose: null,
    pregnancy: 'no',
  })

/** Fills the draft: gradual 10 % from 20 g, first step today. */
async function draft(page: Page, ward: Ward) {
  const amount = page.getByLabel('Now taking')
  await expect(async () => {
    await amount.fill('20')
    await expect(page.getByText('B draft v').first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.getByRole('radio', { name: /Gradual 10/ }).check({ force: true })
  await page.getByLabel('First step').fill(today(ward))
}

/** Drafts and signs; the plan is then in force. */
async function signed(page: Page, ward: Ward) {
  await draft(page, ward)
  await page.getByRole('button', { name: 'Sign B' }).click()
  await expect(toast(page, 'Version 1 signed')).toBeVisible()
}

test('a plan is previewed, signed, confirmed, held, resumed and finished, and the phase follows', async ({
  ward,
  open,
}) => {
  const imani = await using(ward)
  const page = await open(await ward.person('prescriber', 'Priya Raman'), taper(imani))
  await draft(page, ward)
  await expect(page.getByRole('img', { name: /Taper staircase.*B ends/ })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Steps of the plan' }).getByRole('row').nth(1)).toContainText('18')
  await page.getByRole('button', { name: 'Sign B' }).click()
  await expect(toast(page, 'Version 1 signed')).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'A signed v1' })).toBeVisible()

  await page.getByRole('link', { name: 'Decide' }).click()
  const review = page.getByRole('region', { name: 'Step review' })
  await expect(review).toContainText('20 → 18 g')
  await expect(review.getByRole('row', { name: /SOWS-H/ })).toContainText('not taken')
  await review.getByRole('button', { name: 'Confirm the step' }).click()
  await expect(review.getByText('Write why.')).toBeVisible()
  await review.getByLabel('Reason').fill('Scores taken on paper, all low')
  await review.getByRole('button', { name: 'Confirm the step' }).click()
  await expect(toast(page, '18 g a day from today, confirmed with reason')).toBeVisible()

  await expect(review).toContainText('18 → 16.5 g')
  await expect(review.getByRole('button', { name: 'Confirm the step' })).toHaveCount(0)
  await review.getByLabel('Reason').fill('Poor sleep this week')
  await review.getByRole('button', { name: 'Hold', exact: true }).click()
  await expect(toast(page, /Held at 18 g.*Version 2/)).toBeVisible()
  const hold = page.getByRole('region', { name: 'Hold' })
  await hold.getByLabel('Why it goes on').fill('Sleeps again')
  await hold.getByRole('button', { name: 'Resume' }).click()
  await expect(toast(page, /Resumed\. The next step is due/)).toBeVisible()
  await expect(page.getByRole('table', { name: 'Versions of the plan' })).toContainText('Hold ended early')

  await page.getByRole('heading', { name: 'Finish the taper' }).click()
  const finish = page.getByRole('form', { name: 'Finish the taper' })
  await finish.getByRole('textbox', { name: 'Date' }).fill(today(ward))
  await finish.getByRole('button', { name: 'Confirm the last dose' }).click()
  await expect(finish.getByText('Write why.')).toBeVisible()
  await finish.getByLabel('Why it ends before its last step').fill('Stopped early, wants to')
  await finish.getByRole('button', { name: 'Confirm the last dose' }).click()
  await expect(toast(page, /Last dose .*provisional day 0/)).toBeVisible()
  const { rows } = await pool().query('select phase, use_status, anchor_on::text from episodes where patient_id = $1', [
    imani,
  ])
  expect(rows).toEqual([{ phase: 'acute', use_status: 'stopped', anchor_on: today(ward) }])
})

test('who signs second is told who was first, and looks at that plan', async ({ ward, open }) => {
  const imani = await using(ward)
  const first = await open(await ward.person('prescriber', 'Priya Raman'), taper(imani))
  const second = await open(await ward.person('prescriber', 'Omid Rahmani'), taper(imani))
  await draft(second, ward)
  await signed(first, ward)
  await second.getByRole('button', { name: 'Sign B' }).click()
  const refusal = second.getByRole('alert').filter({ hasText: 'Not signed.' })
  await expect(refusal).toContainText(/Version 1 was signed by Priya Raman/)
  await refusal.getByRole('button', { name: 'Show it' }).click()
  await expect(second.getByRole('columnheader', { name: 'A signed v1' })).toBeVisible()
  const { rows } = await pool().query('select version, status from taper_plans where patient_id = $1', [imani])
  expect(rows).toEqual([{ version: 1, status: 'signed' }])
})

test('a nurse’s plan waits for a prescriber, who co-signs it from the list', async ({ ward, open }) => {
  const imani = await using(ward)
  const nurse = await open(ward.nurse, taper(imani))
  await draft(nurse, ward)
  await nurse.getByRole('button', { name: 'Sign B and send for co-signature' }).click()
  await expect(toast(nurse, 'Version 1 waits for a second signature')).toBeVisible()
  await expect(nurse.getByText('Version 1 waits for a second signature.').first()).toBeVisible()

  const page = await open(await ward.person('prescriber', 'Omid Rahmani'), '/tapers')
  const row = page.getByRole('row', { name: /Whitfield, Imani/ })
  await expect(row).toContainText('waits for a second signature')
  await expectAccessible(page)
  await row.getByRole('link').click()
  const panel = page.getByRole('region', { name: 'Co-signature' })
  await expect(panel).toContainText('Joy Adeyemi')
  await expectAccessible(page)
  await panel.getByRole('button', { name: 'Co-sign version 1' }).click()
  await expect(toast(page, 'Version 1 signed')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Versions of the plan' })).toContainText('Joy Adeyemi and Omid Rahmani')
})

test('a plan that waits is sent back with a reason', async ({ ward, open }) => {
  const imani = await using(ward)
  const nurse = await open(ward.nurse, taper(imani))
  await draft(nurse, ward)
  await nurse.getByRole('button', { name: /send for co-signature/ }).click()
  await expect(toast(nurse, /waits for a second signature/)).toBeVisible()
  const page = await open(await ward.person('medical_director'), taper(imani, '/steps'))
  const panel = page.getByRole('region', { name: 'Co-signature' })
  await panel.getByRole('button', { name: 'Send back' }).click()
  await expect(panel.getByText('Write why.')).toBeVisible()
  await panel.getByLabel('Why it goes back').fill('Weigh the powder first')
  await panel.getByRole('button', { name: 'Send back' }).click()
  await expect(toast(page, 'Version 1 was sent back')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Versions of the plan' })).toContainText('sent back')
})

test('a draft is saved at each pause and found again by a colleague', async ({ ward, open }) => {
  const imani = await using(ward)
  const page = await open(ward.nurse, taper(imani))
  await draft(page, ward)
  await page.getByLabel('Reason', { exact: true }).fill('Wants to begin')
  await expect(page.getByRole('status').filter({ hasText: /^Saved \d/ })).toBeVisible()
  const colleague = await open(await ward.person('prescriber'), taper(imani))
  await expect(colleague.getByLabel('Now taking')).toHaveValue('20')
  await expect(colleague.getByLabel('Reason', { exact: true })).toHaveValue('Wants to begin')
})

test('doses stand against the plan, and a slip is corrected with a reason', async ({ ward, open }) => {
  const imani = await using(ward)
  await signed(await open(await ward.person('prescriber'), taper(imani)), ward)
  const page = await open(ward.nurse, taper(imani, '/steps'))
  const form = page.getByRole('form', { name: 'Record a dose' })
  await form.getByRole('button', { name: 'Record dose' }).click()
  await expect(form.getByText('Enter the amount in g; 0 is an amount.')).toBeVisible()
  await form.getByLabel('Amount').fill('50')
  await form.getByRole('radio', { name: 'Seen by staff' }).check({ force: true })
  await form.getByRole('button', { name: 'Record dose' }).click()
  await expect(toast(page, '50 g taken')).toBeVisible()
  await page.getByRole('button', { name: /Correct \d\d:\d\d 50 g/ }).click()
  const correction = page.getByRole('form', { name: 'Correct a dose' })
  await correction.getByLabel(/Amount at/).fill('5')
  await correction.getByLabel('Why it is corrected').fill('one digit too many')
  await correction.getByRole('button', { name: 'Correct the dose' }).click()
  const log = page.getByRole('table', { name: 'Doses taken against the plan' })
  await expect(log.getByText(/corrected by Joy Adeyemi: one digit too many/)).toBeAttached()
  await expect(log.getByRole('row').nth(1)).toContainText(/20\s*5\s*−75%/)
})

test('the patient’s sheet prints alone', async ({ ward, open }) => {
  const imani = await using(ward)
  const page = await open(await ward.person('prescriber', 'Priya Raman'), taper(imani))
  await signed(page, ward)
  await page.getByRole('link', { name: 'Patient sheet' }).click()
  const sheet = page.getByRole('article')
  await expect(sheet).toContainText('Imani Whitfield')
  await expect(sheet).toContainText('988')
  await expect(sheet.getByRole('row').nth(1)).toContainText('18 g')
  await expectAccessible(page)
  await page.emulateMedia({ media: 'print' })
  await expect(sheet).toBeVisible()
  for (const part of [page.getByRole('navigation', { name: 'Main' }), page.getByRole('button', { name: 'Print' })])
    await expect(part).toBeHidden()
})

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on the planner and the step review, ${theme}`, async ({ ward, open }) => {
    const imani = await using(ward)
    const page = await open(await ward.person('prescriber'), taper(imani), { theme })
    await signed(page, ward)
    await expect(page.getByRole('columnheader', { name: 'A signed v1' })).toBeVisible()
    await page.getByRole('radio', { name: /Moderate/ }).check({ force: true })
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Steps and doses' }).click()
    await expect(page.getByRole('region', { name: 'Step review' })).toBeVisible()
    await expectAccessible(page)
  })

test('on a tablet the chart comes first and nothing scrolls sideways', async ({ ward, open }) => {
  const imani = await using(ward)
  const page = await open(await ward.person('prescriber'), taper(imani), { viewport: { width: 820, height: 1180 } })
  await page.getByRole('button', { name: 'Change' }).click()
  await signed(page, ward)
  await expectNoSidewaysScroll(page)
})
