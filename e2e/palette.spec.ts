import type { Page } from '@playwright/test'
import { makeCenter, makeConfidential, makePatient, makeStaff } from '@/db/testing'
import { expect, expectAccessible, test } from './ward'

const field = (page: Page) => page.getByRole('combobox', { name: 'Find a patient or a command' })
const option = (page: Page, name: RegExp | string) => page.getByRole('option', { name })

/** Opens it as a person does. */
async function find(page: Page, words: string) {
  await expect(page.getByRole('button', { name: 'Patient, MRN or command' })).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(field(page)).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.type(words)
}

test('a patient is found by name and told apart by MRN and birth date', async ({ ward, open }) => {
  await ward.patient('Samuel', 'Nakai', { mrn: '40-0875', birthDate: '1973-08-02', place: 'B-12' })
  const page = await open(ward.nurse)
  await find(page, 'naka')
  await expect(option(page, /Nakai, Samuel/)).toContainText('MRN 40-0875 · born 2 Aug 1973 · B-12 · Acute')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/patients\/[0-9a-f-]+/)
})

test('two of one family name stop the hand: Enter asks once, with the MRN, before it opens', async ({ ward, open }) => {
  const dale = await ward.patient('Dale', 'Whitfield', { mrn: '40-2208', birthDate: '1976-01-30' })
  await ward.patient('Imani', 'Whitfield', { mrn: '40-1530', birthDate: '1989-08-14' })
  const page = await open(ward.nurse)
  await find(page, 'whitf')
  await expect(page.getByText('Two patients are named Whitfield. Check the MRN.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'Enter again opens' })).toHaveText(
    'Enter again opens Whitfield, Dale, MRN 40-2208, born 30 Jan 1976.',
  )
  await expect(page).toHaveURL(/\/triage$/)
  await page.keyboard.press('ArrowDown')
  await expect(page.getByText('Enter again opens')).toHaveCount(0)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/patients/${dale}`))
})

test('Tab goes to what can be done for the patient, under name and MRN', async ({ ward, open }) => {
  const samuel = await ward.patient('Samuel', 'Nakai', { mrn: '40-0875' })
  const page = await open(ward.nurse)
  await find(page, '40-0875')
  await expect(option(page, /Nakai/)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('group', { name: 'For Nakai, Samuel, MRN 40-0875' })).toBeVisible()
  await expect(option(page, 'Record vitals')).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/patients/${samuel}/vitals`))
})

test('commands are found by their words, and Esc leaves everything as it was', async ({ ward, open }) => {
  const page = await open(ward.nurse)
  await find(page, '>case')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveCount(0)
  await find(page, '>case')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/caseload/)
})

test('nobody of another center and no hidden chart is found', async ({ ward, open }) => {
  const elsewhere = await makeCenter()
  await makePatient(await makeStaff(elsewhere.id, 'nurse'), { familyName: 'Lindqvist' })
  await makeConfidential(await ward.patient('Tessa', 'Lindqvist'), [])
  const page = await open(ward.nurse)
  await find(page, 'lindq')
  await expect(page.getByText('No patient here matches “lindq”')).toBeVisible()
})

test('the question mark shows every key', async ({ ward, open }) => {
  const page = await open(ward.nurse)
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible({ timeout: 500 })
  }).toPass()
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('find a patient or a command')
  await expectAccessible(page)
})
