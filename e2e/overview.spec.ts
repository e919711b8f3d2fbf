import type { Page } from '@playwright/test'
import { makeCenter, makeConfidential, makeStaff } from '@/db/testing'
import { localDate } from '@/lib/clinical/time'
import { expect, expectAccessible, expectNoSidewaysScroll, live, test } from './ward'

const daysAgo = (days: number) => ({ precision: 'instant' as const, at: new Date(Date.now() - days * 86_400_000) })
const overview = (patientId: string) => `/patients/${patientId}/overview`
const phase = (page: Page) => page.getByRole('list', { name: 'Phase' })
const act = async (page: Page, name: RegExp) => {
  await page.getByRole('button', { name: 'More acts' }).click()
  await page.getByRole('button', { name }).click()
}

test.describe('the overview of a patient', () => {
  test('says who, where on the way, what is open and what is not known', async ({ ward, open }) => {
    const imani = await ward.patient('Imani', 'Whitfield', {
      lastDose: daysAgo(22),
      mrn: 'O-1530',
      birthDate: '1989-08-14',
      allergies: { state: 'listed', items: [{ substance: 'Sulfa', reaction: 'rash' }] },
    })
    await ward.vitals(imani, { sbp: 86, dbp: 54 })
    const page = await open(ward.nurse, overview(imani))
    const banner = page.getByRole('region', { name: 'Patient' })
    await expect(banner).toContainText('O-1530')
    await expect(banner).toContainText('Sulfa (rash)')
    await expect(banner).toContainText('Not asked')
    await expect(phase(page).getByRole('listitem').filter({ hasText: 'Subacute' })).toHaveAttribute(
      'aria-current',
      'step',
    )
    await expect(phase(page)).toContainText('day 22 of 28')
    await expect(phase(page)).toContainText('Relapse-prevention plan signed (cannot tell)')
    const side = page.getByRole('complementary', { name: /Flags/ })
    await expect(side).toContainText('SBP 86')
    await expect(side).toContainText('cannot tell')
    await expect(page.getByText('86/54')).toBeVisible()
    await expect(page.getByText('not recorded').first()).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Table' }).click()
    await expect(page.getByRole('region', { name: 'Withdrawal and taper, table' })).toBeVisible()
  })

  test('a lapse shows what it means before it is recorded, and then stands in the history', async ({ ward, open }) => {
    const imani = await ward.patient('Imani', 'Whitfield', { lastDose: daysAgo(20) })
    const lena = await ward.person('counselor', 'Lena Ortega-Vail')
    const page = await open(lena, overview(imani))
    await live(page)
    await act(page, /Report use/)
    const dialog = page.getByRole('dialog', { name: 'Report use' })
    await dialog.getByLabel('Date', { exact: true }).fill(localDate(new Date(Date.now() - 86_400_000), ward.zone))
    await dialog.getByLabel('How much, if known').fill('four')
    await dialog.getByRole('button', { name: 'Show what it means' }).click()
    await expect(dialog.getByLabel('How much, if known')).toHaveAttribute('aria-invalid', 'true')
    await dialog.getByLabel('How much, if known').fill('4')
    await dialog.getByRole('button', { name: 'Show what it means' }).click()
    await expect(dialog).toContainText('This counts as a lapse')
    await dialog.getByRole('button', { name: 'Confirm and record' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('complementary', { name: /Flags/ })).toContainText('Lapse')
    await expect(phase(page)).toContainText('day 20 of 28')
    await page.getByRole('navigation', { name: 'Chart' }).getByRole('link', { name: 'History' }).click()
    const uses = page.getByRole('region', { name: 'Reported use' })
    await expect(uses).toContainText('counted as a lapse')
    await expect(uses).toContainText('Lena Ortega-Vail')
    await expectAccessible(page)
  })

  test('the last dose is corrected with a reason; without one it is refused and what was typed stays', async ({
    ward,
    open,
  }) => {
    const noor = await ward.patient('Noor', 'Jalali', { lastDose: daysAgo(2) })
    const page = await open(ward.nurse, overview(noor))
    await live(page)
    await act(page, /Change phase/)
    const dialog = page.getByRole('dialog', { name: 'Change phase' })
    const on = localDate(new Date(Date.now() - 10 * 86_400_000), ward.zone)
    await dialog.getByLabel('Date', { exact: true }).fill(on)
    await dialog.getByRole('button', { name: 'Change', exact: true }).click()
    await expect(dialog.getByLabel('Reason')).toBeFocused()
    await expect(dialog.getByLabel('Date', { exact: true })).toHaveValue(on)
    await dialog.getByLabel('Reason').fill('Sister told at rounds')
    await dialog.getByRole('button', { name: 'Change', exact: true }).click()
    await expect(phase(page)).toContainText('day 10 of 28')
  })

  test('a flag is raised by key, a contact recorded, and acts that are not mine are not offered', async ({
    ward,
    open,
  }) => {
    const noor = await ward.patient('Noor', 'Jalali', { lastDose: daysAgo(2) })
    const page = await open(await ward.person('intake'), overview(noor))
    await live(page)
    await page.keyboard.press('!')
    const dialog = page.getByRole('dialog', { name: 'Raise a flag' })
    await dialog.getByLabel('What to do').fill('See her now')
    await dialog.getByLabel('Why').fill('Gray and sweating.')
    await dialog.getByRole('button', { name: 'Raise', exact: true }).click()
    await expect(page.getByRole('complementary', { name: /Flags/ })).toContainText('Gray and sweating')
    await page.getByRole('button', { name: 'More acts' }).click()
    await expect(page.getByRole('button', { name: /Change phase/ })).toHaveCount(0)
    await page.getByRole('button', { name: /^Contact/ }).click()
    const contact = page.getByRole('dialog', { name: 'Contact' })
    await contact.getByRole('button', { name: 'Record' }).click()
    await expect(contact).toContainText('Give date and time.')
  })

  test('dark, with its menu and a dialog open, and on a tablet: axe finds nothing and nothing scrolls sideways', async ({
    ward,
    open,
  }) => {
    const noor = await ward.patient('Noor', 'Jalali', { lastDose: daysAgo(2) })
    await ward.vitals(noor)
    const page = await open(ward.nurse, overview(noor), { theme: 'dark' })
    await live(page)
    await page.getByRole('button', { name: 'More acts' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: /Report use/ }).click()
    await expect(page.getByRole('dialog', { name: 'Report use' })).toBeVisible()
    await expectAccessible(page)
    const tablet = await open(ward.nurse, overview(noor), { viewport: { width: 820, height: 1180 } })
    await expect(phase(tablet)).toBeVisible()
    await expectAccessible(tablet)
    await expectNoSidewaysScroll(tablet)
  })

  test('a chart that is hidden or of another center is no page, and its title says nothing', async ({ ward, open }) => {
    const hidden = await ward.patient('Tessa', 'Zimmer')
    await makeConfidential(hidden, [])
    const elsewhere = await makeStaff((await makeCenter()).id, 'nurse')
    for (const [person, path] of [
      [ward.nurse, overview(hidden)],
      [ward.nurse, overview('01a21241-0797-73e4-9a19-4eb3ca3831ff')],
      [ward.nurse, overview('no-such-id')],
    ] as const) {
      const page = await open(person, path)
      await expect(page.getByRole('heading', { name: /Zimmer/ })).toHaveCount(0)
      expect(await page.title()).not.toContain('Zimmer')
      const answer = await page.request.get(page.url())
      expect(answer.status()).toBe(404)
      expect(await answer.text()).not.toContain('Zimmer')
    }
    const other = await open(elsewhere, overview(hidden))
    expect((await other.request.get(other.url())).status()).toBe(404)
  })
})
