import type { Page } from '@playwright/test'
import { pool } from '@/db/testing'
import { pressUntil } from './fixtures'
import { expect, expectAccessible, expectNoSidewaysScroll, live, secondServer, test } from './ward'

const form = (page: Page) => page.getByRole('form', { name: 'New reading' })
const said = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text })
const chart = (patientId: string) => `/patients/${patientId}/vitals`

/** The form listens once its script has loaded: a letter then moves to its field. */
async function ready(page: Page) {
  const heartRate = form(page).getByLabel('Heart rate', { exact: true })
  await expect(async () => {
    await form(page).getByLabel('Breaths per minute').focus()
    await page.keyboard.press('h')
    await expect(heartRate).toBeFocused({ timeout: 500 })
  }).toPass()
}

/** Types into the field of each letter in turn: "h 118 r 22". */
async function type(page: Page, keys: string) {
  for (const [, letter, value] of keys.matchAll(/(\w) ([\d./]+)/g)) {
    await page.keyboard.press(letter ?? '')
    for (const digit of value ?? '') await page.keyboard.press(digit)
  }
}

const setsOf = async (patientId: string) =>
  (await pool().query('select * from observation_sets where patient_id = $1 order by entered_at', [patientId])).rows

test.describe('a set of vitals', () => {
  test('goes in by keyboard alone, in °F, with a refused weight and a kept surprise', async ({ ward, open }) => {
    const marek = await ward.patient('Marek', 'Dvorsky', { place: 'B-04' })
    await ward.vitals(marek, { hr: 84 }, { takenAt: new Date(Date.now() - 2 * 3_600_000) })
    const page = await open(ward.nurse, chart(marek))
    await ready(page)
    await type(page, 'h 128')
    const question = page.getByText('128 is 44 up')
    await expect(question).toBeVisible()
    await page.keyboard.press('y')
    await expect(question).toHaveCount(0)
    await type(page, 'r 25 o 96 t 101.1 b 102')
    await page.keyboard.press('Enter')
    await page.keyboard.type('64')
    await page.keyboard.press('a')
    await page.keyboard.press('Space')
    await type(page, 'w 1642')
    await expect(page.getByText('1642 lb is outside 44–772.')).toBeVisible()
    await expect(page.getByRole('button', { name: /Use 164\.2/ })).toBeVisible()
    await form(page).getByRole('radio', { name: 'Air', exact: true }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Control+Enter')
    await expect(said(page, /Saved\..*Emergency/)).toBeVisible()
    const set = (await setsOf(marek)).at(-1)
    expect(set).toMatchObject({ hr: 128, rr: 25, spo2: 96, sbp: 102, dbp: 64, temp_entered: 101.1, acvpu: 'A' })
    expect(set).toMatchObject({ weight_kg: null, temp_unit: '[degF]', kept: ['heart_rate'], on_oxygen: false })
    await expect(form(page).getByLabel('Heart rate', { exact: true })).toHaveValue('')
    await expect(page.getByRole('row', { name: /Heart rate bpm/ })).toContainText('128')
  })

  test('that is grave stands in the queue of another browser within moments', async ({ ward, open }) => {
    const tessa = await ward.patient('Tessa', 'Lindqvist', { place: 'B-02' })
    const queue = await open(await ward.person('supervisor'), '/triage', { server: secondServer() })
    await live(queue)
    const page = await open(ward.nurse, chart(tessa))
    await ready(page)
    await type(page, 'r 7')
    await expect(form(page).getByRole('button', { name: /Save and raise Emergency/ })).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(said(page, 'Saved.')).toBeVisible()
    await expect(queue.getByRole('row', { name: /Lindqvist/ })).toContainText('7')
  })

  test('sent again after a lost connection lands once', async ({ ward, open }) => {
    const samuel = await ward.patient('Samuel', 'Nakai', { place: 'B-06' })
    const page = await open(ward.nurse, chart(samuel))
    await ready(page)
    await type(page, 'h 76 r 16')
    // The set reaches the server, and its answer does not reach the browser.
    await page.route('**/vitals', async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      await route.fetch()
      await route.abort('connectionfailed')
    })
    await page.keyboard.press('Control+Enter')
    const alert = page.getByRole('alert').filter({ hasText: 'Not saved, nothing lost.' })
    await expect(alert).toBeVisible()
    await expect(alert.getByRole('button', { name: 'Retry' })).toBeFocused()
    await expect(form(page).getByLabel('Heart rate', { exact: true })).toHaveValue('76')
    await page.unroute('**/vitals')
    await page.keyboard.press('Enter')
    await expect(said(page, 'This set was already saved.')).toBeVisible()
    expect(await setsOf(samuel)).toHaveLength(1)
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
  })

  test('outlives an ended session: the same person signs in again in place', async ({ ward, open }) => {
    const ingrid = await ward.patient('Ingrid', 'Solheim', { place: 'B-07' })
    const page = await open(ward.nurse, chart(ingrid))
    await ready(page)
    await type(page, 'h 92 t 99.1')
    await pool().query('update auth_sessions set ended_at = now() where staff_id = $1', [ward.nurse.id])
    await page.keyboard.press('Control+Enter')
    await page.getByRole('alert').getByRole('button', { name: 'Sign in and send' }).click()
    const dialog = page.getByRole('dialog', { name: /Your session ended/ })
    await dialog.getByLabel('Password').fill('somebody else’s')
    await dialog.getByRole('button', { name: 'Sign in and send' }).click()
    await expect(dialog.getByText('E-mail or password is not right.')).toBeVisible()
    await dialog.getByLabel('Password').fill(ward.nurse.password)
    await dialog.getByRole('button', { name: 'Sign in and send' }).click()
    await expect(said(page, 'Saved.')).toBeVisible()
    expect(await setsOf(ingrid)).toMatchObject([{ hr: 92, temp_entered: 99.1, recorded_by: ward.nurse.id }])
  })

  test('that was refused is recorded as refused, with the reason, and counts as nothing', async ({ ward, open }) => {
    const dale = await ward.patient('Dale', 'Whitfield', { place: 'B-08' })
    const page = await open(ward.nurse, chart(dale))
    await ready(page)
    await type(page, 'h 76')
    await form(page).getByRole('radio', { name: 'Refused' }).check({ force: true })
    await form(page)
      .getByRole('button', { name: /Save as refused/ })
      .click()
    await expect(form(page).getByText('Write the reason.')).toBeVisible()
    await form(page)
      .getByLabel(/Say why/)
      .fill('wants to sleep')
    await page.keyboard.press('Control+Enter')
    await expect(said(page, 'Saved.')).toBeVisible()
    expect(await setsOf(dale)).toMatchObject([{ outcome: 'refused', outcome_reason: 'wants to sleep', hr: null }])
    await expect(page.getByText('refused: wants to sleep')).toBeVisible()
  })

  test('never says that red flags are absent unless somebody went through them', async ({ ward, open }) => {
    const emi = await ward.patient('Emi', 'Kuroda')
    const ticks = async () =>
      (await pool().query('select findings from reports where patient_id = $1 order by entered_at', [emi])).rows.map(
        ({ findings }) => findings.ticks ?? 'not gone through',
      )
    const page = await open(ward.nurse, chart(emi))
    await ready(page)
    await form(page).getByRole('heading', { name: 'Red flags' }).click()
    await form(page).getByLabel('Hallucinations').check()
    await page.keyboard.press('Control+Enter')
    await expect(said(page, 'Saved.')).toBeVisible()
    await expect(form(page).getByLabel('Heart rate', { exact: true })).toBeFocused()
    await type(page, 'h 80 g 0')
    await expect(form(page).getByLabel('Heart rate', { exact: true })).toHaveValue('80')
    await page.keyboard.press('Control+Enter')
    await expect(form(page).getByLabel('Heart rate', { exact: true })).toHaveValue('')
    await expect.poll(ticks).toEqual([['hallucinations'], 'not gone through'])
    await form(page).getByRole('heading', { name: 'Red flags' }).click()
    await form(page)
      .getByLabel(/Gone through: none/)
      .check()
    await page.keyboard.press('Control+Enter')
    await expect.poll(ticks).toEqual([['hallucinations'], 'not gone through', []])
  })
})

test('a correction clears the flag that rested on the slip, and both values stay', async ({ ward, open }) => {
  const thaddeus = await ward.patient('Thaddeus', 'Brock', { place: 'B-09' })
  await ward.vitals(thaddeus, { rr: 7 })
  const page = await open(ward.nurse, chart(thaddeus))
  await page.getByRole('link', { name: /correct this set/ }).click()
  const correction = page.getByRole('form', { name: 'Correct a set' })
  await expect(correction.getByLabel('Breaths per minute')).toHaveValue('7')
  await pressUntil(
    correction.getByRole('button', { name: 'Correct the set' }),
    correction.getByText('Write the reason.'),
  )
  await correction.getByLabel('Breaths per minute').fill('17')
  await correction.getByLabel('Why is it corrected').fill('typed one digit')
  await correction.getByRole('button', { name: 'Correct the set' }).click()
  await expect(page.getByText(/corrected by Joy Adeyemi at .*: typed one digit/)).toBeVisible()
  await expect(page.getByRole('row', { name: /Breaths/ }).getByRole('button')).toContainText('17')
  const { rows } = await pool().query(
    "select cleared_at is not null as cleared, cleared_how from flags where patient_id = $1 and rule_id = 'MED-09'",
    [thaddeus],
  )
  expect(rows).toEqual([{ cleared: true, cleared_how: 'data_corrected' }])
})

test('the round leads from bed to bed, and says who is due', async ({ ward, open }) => {
  const first = await ward.patient('Delphine', 'Okafor', { place: 'B-01' })
  await ward.patient('Imani', 'Whitfield', { place: 'B-02' })
  await ward.vitals(first)
  const page = await open(ward.nurse, '/vitals')
  const rows = page.getByRole('table', { name: /order of their beds/ }).getByRole('row')
  await expect(rows.nth(1)).toContainText('B-01')
  await expect(rows.nth(2)).toContainText(/B-02.*never/)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Okafor, Delphine' }).click()
  await page.getByRole('link', { name: /Next: B-02, Whitfield, Imani/ }).click()
  await expect(page.getByRole('region', { name: 'Patient' })).toContainText('Imani Whitfield')
  await expect(form(page).getByLabel('Heart rate', { exact: true })).toHaveValue('')
})

test('a counselor reads the flowsheet and finds no form', async ({ ward, open }) => {
  const marek = await ward.patient('Marek', 'Dvorsky')
  await ward.vitals(marek)
  const page = await open(await ward.person('counselor'), chart(marek))
  await expect(page.getByRole('table', { name: /Vital signs/ })).toBeVisible()
  await expect(form(page)).toHaveCount(0)
})

for (const theme of ['light', 'dark'] as const)
  test(`axe finds nothing on the vitals screen, ${theme}`, async ({ ward, open }) => {
    const marek = await ward.patient('Marek', 'Dvorsky', { place: 'B-04' })
    await ward.vitals(marek, { rr: 7, tempF: 101.4 })
    const page = await open(ward.nurse, chart(marek), { theme })
    await ready(page)
    await type(page, 'h 128 r 25 o 91 t 101.4 w 1642')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Charts' }).click()
    await expect(page.getByRole('img', { name: /Heart rate 76 bpm/ })).toBeVisible()
    await expect(form(page).getByLabel('Heart rate', { exact: true })).toHaveValue('128')
    await expectAccessible(page)
  })

test('at 200 % zoom only the flowsheet scrolls sideways', async ({ ward, open }) => {
  const marek = await ward.patient('Marek', 'Dvorsky', { place: 'B-04' })
  await ward.vitals(marek)
  const page = await open(ward.nurse, chart(marek), { viewport: { width: 720, height: 450 } })
  await expect(form(page)).toBeVisible()
  await expectNoSidewaysScroll(page)
})
