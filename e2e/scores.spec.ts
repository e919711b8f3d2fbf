import type { Page } from '@playwright/test'
import { pool } from '@/db/testing'
import { expect, expectAccessible, live, secondServer, test } from './ward'

const form = (patientId: string, instrument: string) => `/patients/${patientId}/assessments/${instrument}`
const question = (page: Page, name: string) => page.getByRole('radiogroup', { name: new RegExp(`^${name}`) })
const stop = (page: Page) => page.getByRole('alertdialog', { name: /Stop the screen/ })

/** Answers once the form listens. */
async function answer(page: Page, item: string, choice: 'Yes' | 'No') {
  const radio = question(page, item).getByRole('radio', { name: choice })
  await expect(async () => {
    await radio.check({ force: true, timeout: 1_000 })
    await expect(radio).toBeChecked({ timeout: 500 })
  }).toPass()
}

const flags = async (patientId: string) =>
  (
    await pool().query('select rule_id, cleared_at is not null as cleared from flags where patient_id = $1', [
      patientId,
    ])
  ).rows

test('a plan with intent stops the C-SSRS at once, and only a clinician or a correction leads out', async ({
  ward,
  open,
}) => {
  const tessa = await ward.patient('Tessa', 'Lindqvist', { place: 'B-02' })
  const queue = await open(await ward.person('supervisor'), '/triage', { server: secondServer() })
  await live(queue)
  const page = await open(ward.nurse, form(tessa, 'CSSRS'))
  await answer(page, 'Wish to be dead', 'Yes')
  await expect(page.getByText('Asked if question 2 is yes').first()).toBeVisible()
  await answer(page, 'Thoughts of killing self', 'Yes')
  await question(page, 'Plan and intent').getByRole('radio', { name: 'Yes' }).check({ force: true })
  await expect(stop(page)).toContainText('Stay with Tessa.')
  await expect(stop(page)).toContainText('C-SSRS question 5, intent with a plan: Yes')
  await expect(queue.getByRole('row', { name: /Lindqvist/ })).toContainText('C-SSRS')
  await page.keyboard.press('Escape')
  await expect(stop(page).getByRole('alert')).toContainText('Esc doesn’t close this.')
  await expectAccessible(page)

  const next = stop(page)
    .getByRole('listitem')
    .filter({ has: page.locator('[data-next]') })
  await expect(next).toContainText('Someone stays with the patient')
  await expect(stop(page).getByRole('button', { name: /I am with them/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(next).toContainText('Start 1:1 observation')
  await page.reload()
  await expect(stop(page).getByRole('listitem').filter({ hasText: 'Joy Adeyemi' })).toContainText('Someone stays')
  await stop(page)
    .getByRole('button', { name: /take over/ })
    .click()
  await expect(stop(page)).toHaveCount(0)
  expect(await flags(tessa)).toContainEqual({ rule_id: 'SUI-01', cleared: false })
  await expect(queue.getByRole('row', { name: /Lindqvist/ })).toContainText('Joy Adeyemi')
})

test('an answer entered by mistake is corrected with a reason; both answers stay', async ({ ward, open }) => {
  const dale = await ward.patient('Dale', 'Whitfield')
  const page = await open(ward.nurse, form(dale, 'CSSRS'))
  await answer(page, 'Thoughts of killing self', 'Yes')
  await question(page, 'Some intent').getByRole('radio', { name: 'Yes' }).check({ force: true })
  await stop(page).getByRole('button', { name: 'Answer entered by mistake?' }).click()
  await stop(page).getByRole('button', { name: 'Correct the answer' }).click()
  await expect(stop(page).getByText('Write why the answer is wrong.')).toBeVisible()
  await stop(page).getByLabel('What happened').fill('pressed the wrong row')
  await stop(page).getByRole('button', { name: 'Correct the answer' }).click()
  await expect(stop(page)).toHaveCount(0)
  await expect(page.getByText(/Corrected by Joy Adeyemi: pressed the wrong row/)).toBeVisible()
  expect(await flags(dale)).toContainEqual({ rule_id: 'SUI-01', cleared: true })
})

test('intake staff may stop the screen and not take over', async ({ ward, open }) => {
  const emi = await ward.patient('Emi', 'Kuroda')
  const page = await open(await ward.person('intake'), form(emi, 'CSSRS'))
  await answer(page, 'Any behavior or preparation, ever', 'Yes')
  await question(page, 'Behavior within the past 3 months').getByRole('radio', { name: 'Yes' }).check({ force: true })
  await expect(stop(page)).toBeVisible()
  await expect(stop(page).getByRole('button', { name: /take over/ })).toHaveCount(0)
})

test('digits score and move on; an unfinished form has no total', async ({ ward, open }) => {
  const samuel = await ward.patient('Samuel', 'Nakai')
  const page = await open(ward.nurse, form(samuel, 'PHQ9'))
  const result = page.getByRole('region', { name: 'Result' })
  await expect(async () => {
    await page.getByRole('radiogroup').first().getByRole('radio').first().focus()
    await page.keyboard.press('2')
    await expect(result).not.toContainText('not started', { timeout: 500 })
  }).toPass()
  await page.getByRole('button', { name: /Save unfinished/ }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Earlier scores' })).toContainText('Unfinished, no total')
  await page.getByRole('radiogroup').first().getByRole('radio').first().focus()
  for (const digit of '2222222211') await page.keyboard.press(digit)
  await expect(result).toContainText('17')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toContainText(/Opened:/)
  const { rows } = await pool().query(
    'select status, total from assessments where patient_id = $1 order by entered_at',
    [samuel],
  )
  expect(rows).toEqual([
    { status: 'incomplete', total: null },
    { status: 'complete', total: 17 },
  ])
})

test('every form of the registry opens from the list, and computed ones are not asked', async ({ ward, open }) => {
  const marek = await ward.patient('Marek', 'Dvorsky')
  const page = await open(ward.nurse, `/patients/${marek}/assessments`)
  const forms = page.getByRole('table', { name: 'Forms' })
  await expect(forms.getByRole('row', { name: /^C-SSRS/ })).toContainText('not done')
  await expect(forms.getByRole('row', { name: /Shock index/i })).toHaveCount(0)
  await forms.getByRole('link', { name: 'KDS' }).click()
  await expect(page.getByLabel('Total from the licensed form')).toBeVisible()
})

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on a form and the list of forms, ${theme}`, async ({ ward, open }) => {
    const marek = await ward.patient('Marek', 'Dvorsky')
    const page = await open(ward.nurse, `/patients/${marek}/assessments`, { theme })
    await expect(page.getByRole('table', { name: 'Forms' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'CIWA-Ar' }).click()
    await expect(page.getByRole('form', { name: /Alcohol/ })).toBeVisible()
    await expectAccessible(page)
  })
