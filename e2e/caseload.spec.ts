import type { Page } from '@playwright/test'
import { makeConfidential } from '@/db/testing'
import { expect, expectAccessible, live, test } from './ward'

const grid = (page: Page) => page.getByRole('grid', { name: 'Caseload' })
const row = (page: Page, name: RegExp | string) => grid(page).getByRole('row', { name })
const daysAgo = (days: number) => ({ precision: 'instant' as const, at: new Date(Date.now() - days * 86_400_000) })

test.describe('the caseload', () => {
  test('stands by phase with counts, values with their age, and what was never taken says so', async ({
    ward,
    open,
  }) => {
    const marek = await ward.patient('Marek', 'Dvorsky', { place: 'B-04', lastDose: daysAgo(3) })
    await ward.patient('Emi', 'Kuroda', { place: 'B-06', lastDose: daysAgo(12) })
    await ward.vitals(marek, { sbp: 86, dbp: 54 })
    const page = await open(ward.nurse, '/caseload')
    await expect(grid(page).getByRole('button', { name: /Acute 1/ })).toBeVisible()
    await expect(grid(page).getByRole('button', { name: /Subacute 1/ })).toBeVisible()
    await expect(row(page, /Dvorsky/)).toContainText('86/54')
    await expect(row(page, /Dvorsky/)).toContainText('now')
    await expect(row(page, /Dvorsky/).getByRole('img', { name: 'Urgent' })).toBeVisible()
    await expect(row(page, /Kuroda/)).toContainText('no vitals yet')
    await expect(row(page, /Kuroda/)).toContainText('cannot tell')
    await expect(page.getByRole('status').filter({ hasText: '1 with a flag, 1 without' })).toBeVisible()
    await expectAccessible(page)
  })

  test('filters live in the address and survive Back from a chart', async ({ ward, open }) => {
    await ward.patient('Marek', 'Dvorsky', { place: 'B-04' })
    await ward.patient('Emi', 'Kuroda', { setting: 'iop', place: null })
    const page = await open(ward.nurse, '/caseload')
    await live(page)
    await page.getByRole('button', { name: /Add filter/ }).click()
    await page.getByLabel('Setting').selectOption('iop')
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(row(page, /Dvorsky/)).toHaveCount(0)
    await page.getByLabel('Filter this list').fill('kuro')
    await expect(page).toHaveURL(/setting=iop/)
    await expect(page).toHaveURL(/q=kuro/)
    await row(page, /Kuroda/)
      .getByRole('link', { name: /Kuroda/ })
      .click()
    await expect(page.getByRole('heading', { name: 'Emi Kuroda' })).toBeVisible()
    await page.goBack()
    await expect(page.getByLabel('Filter this list')).toHaveValue('kuro')
    await expect(row(page, /Kuroda/)).toBeVisible()
    await expect(row(page, /Dvorsky/)).toHaveCount(0)
  })

  test('nobody matches names the filter and offers to clear it', async ({ ward, open }) => {
    await ward.patient('Marek', 'Dvorsky')
    const page = await open(ward.nurse, '/caseload?q=nobody&tier=T1')
    await expect(page.getByText(/None of 1 patients matches “nobody”, Flag: Emergency/)).toBeVisible()
    await page.getByRole('button', { name: 'Clear the filter' }).click()
    await expect(row(page, /Dvorsky/)).toBeVisible()
  })

  test('is walked by keys alone: rows, columns, board, chart', async ({ ward, open }) => {
    await ward.patient('Kwabena', 'Asare', { lastDose: daysAgo(2) })
    await ward.patient('Marek', 'Dvorsky', { lastDose: daysAgo(2) })
    const page = await open(ward.nurse, '/caseload?sort=name')
    await live(page)
    // The list listens a moment after the shell around it.
    await expect(async () => {
      await page.keyboard.press('c')
      await expect(page.getByRole('dialog', { name: 'Columns' })).toBeVisible({ timeout: 500 })
    }).toPass()
    await page.getByRole('checkbox', { name: 'Lead' }).press('Space')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('columnheader', { name: 'Lead' })).toBeVisible()
    await page.keyboard.press('b')
    await expect(page.getByRole('region', { name: /Acute, 2 patients/ })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('b')
    await page.keyboard.press('j')
    await expect(row(page, /Dvorsky/)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Marek Dvorsky' })).toBeVisible()
  })

  test('a hidden chart is in no row and in no count', async ({ ward, open }) => {
    await ward.patient('Marek', 'Dvorsky')
    const hidden = await ward.patient('Tessa', 'Zimmer')
    await makeConfidential(hidden, [])
    const page = await open(ward.nurse, '/caseload')
    await expect(page.getByRole('link', { name: 'All patients 1' })).toBeVisible()
    await expect(page.getByText('Zimmer')).toHaveCount(0)
  })

  test('dark and on a tablet nothing is lost to axe', async ({ ward, open }) => {
    await ward.patient('Marek', 'Dvorsky', { place: 'B-04', lastDose: daysAgo(3) })
    const dark = await open(ward.nurse, '/caseload', { theme: 'dark' })
    await expect(row(dark, /Dvorsky/)).toBeVisible()
    await expectAccessible(dark)
    const tablet = await open(ward.nurse, '/caseload', { viewport: { width: 820, height: 1180 } })
    await expect(tablet.getByRole('link', { name: 'Dvorsky, Marek' })).toBeVisible()
    await expectAccessible(tablet)
  })
})
