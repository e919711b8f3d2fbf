import { pool } from '@/db/testing'
import { expect, expectAccessible, test } from './ward'

test.describe('admitting a patient', () => {
  test('what is refused keeps what was typed, a likely duplicate is named, and the new chart opens', async ({
    ward,
    open,
  }) => {
    await ward.patient('Imani', 'Whitfield', { birthDate: '1989-08-14', mrn: 'A-1530' })
    const page = await open(await ward.person('intake', 'Ivo Intake'), '/intake')
    await expectAccessible(page)
    await page.getByLabel('Family name').fill('Whitfield')
    await page.getByLabel('Given name').fill('Imani')
    await page.getByLabel('Birth date').fill('1989-08-14')
    const warning = page.getByText('This person may be here already.')
    await expect(warning).toBeVisible()
    await expect(page.getByText('Same name and birth date')).toBeVisible()

    await page.getByLabel('MRN').fill('A-1530')
    await page.getByLabel('Kratom use now').selectOption('stopped')
    await page.getByText('Date and time').click()
    await page.getByLabel('Date', { exact: true }).fill('2020-01-31')
    await page.getByLabel(/^Time/).fill('07:30')
    await page.getByRole('button', { name: 'Admit' }).click()
    await expect(page.getByRole('alert').first()).toContainText('This MRN is in use')
    await expect(page.getByLabel('MRN')).toBeFocused()
    await expect(page.getByLabel('Family name')).toHaveValue('Whitfield')
    await expect(page.getByLabel(/^Time/)).toHaveValue('07:30')

    await page.getByLabel('MRN').fill('A-1531')
    await page.getByRole('button', { name: 'Admit' }).click()
    await expect(page.getByRole('heading', { name: 'Imani Whitfield' })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Patient' })).toContainText('A-1531')
    await expect(page.getByRole('button', { name: 'Start the intake' })).toBeVisible()
    await page.goto(page.url().replace(/intake$/, 'overview'))
    await expect(page.getByRole('list', { name: 'Phase' })).toContainText('Long-term')
    await expectAccessible(page)
  })

  test('a last dose in the future is refused beside its field', async ({ ward, open }) => {
    const page = await open(ward.nurse, '/intake')
    await page.getByLabel('Family name').fill('Osei')
    await page.getByLabel('Given name').fill('Abena')
    await page.getByLabel('MRN').fill('A-2000')
    await page.getByLabel('Kratom use now').selectOption('stopped')
    await page.getByLabel('Date', { exact: true }).fill('2999-01-01')
    await page.getByRole('button', { name: 'Admit' }).click()
    await expect(page.getByLabel('Date', { exact: true })).toHaveAttribute('aria-invalid', 'true')
    const { rows } = await pool().query('select 1 from patients where center_id = $1', [ward.id])
    expect(rows).toHaveLength(0)
  })

  test('is not there for who may not admit', async ({ ward, open }) => {
    const page = await open(await ward.person('counselor'), '/intake')
    await expect(page.getByLabel('Family name')).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Intake' })).toHaveCount(0)
  })
})
