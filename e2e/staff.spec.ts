import { takeEmergencyAccess } from '@/db/emergency-access'
import { newId } from '@/db/ids'
import { makeConfidential, makePatient, makeStaff, must } from '@/db/testing'
import { expect, pressUntil, test, violations } from './fixtures'

test('an administrator invites a nurse, and the link is shown once', async ({ page, center, signInAs }) => {
  await signInAs(page, 'administrator')
  await page.goto('/')
  await expect(page).toHaveURL(`/${center.slug}/settings/staff`)
  const dialog = page.getByRole('dialog')
  await pressUntil(page.getByRole('button', { name: 'Invite a person' }), dialog)
  await dialog.getByLabel('Name', { exact: true }).fill('Sam Invited')
  await dialog.getByLabel('Work email').fill('not an address')
  await dialog.getByRole('button', { name: 'Invite' }).click()
  await expect(dialog.getByText('Write an e-mail address.').first()).toBeVisible()
  await expect(dialog.getByText('Choose at least one role.').first()).toBeVisible()
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Sam Invited')
  await dialog.getByLabel('Work email').fill(`${newId()}@example.test`)
  await dialog.getByLabel('Nurse').check()
  await dialog.getByRole('button', { name: 'Invite' }).click()
  await expect(dialog.getByLabel('One-time link')).toHaveValue(/\/login\/set-password#.{20,}/)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('row', { name: /Sam Invited.*Nurse.*Invited.*link until/ })).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test('roles change, a person is suspended and let back in, all after asking', async ({ page, center, signInAs }) => {
  await makeStaff(center.id, 'nurse', 'Nora Nurse')
  await signInAs(page, 'administrator', 'Ada Admin')
  await page.goto(`/${center.slug}/settings/staff`)
  const row = page.getByRole('row', { name: /Nora Nurse/ })
  await pressUntil(row.getByRole('button', { name: 'Roles' }), page.getByRole('dialog'))
  await page.getByRole('dialog').getByLabel('Counselor').check()
  await page.getByRole('button', { name: 'Change roles' }).click()
  await expect(row).toContainText('Counselor, Nurse')
  await row.getByRole('button', { name: 'Suspend' }).click()
  await expect(page.getByText('They are signed out of this center at once')).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
  await expect(row).toContainText('Suspended')
  await row.getByRole('button', { name: 'Let back in' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Let back in' }).click()
  await expect(row).toContainText('Active')
})

test('an administrator cannot take the role from themselves, and is told beside the roles', async ({
  page,
  center,
  signInAs,
}) => {
  await signInAs(page, 'administrator', 'Ada Admin')
  await page.goto(`/${center.slug}/settings/staff`)
  await expect(page.getByRole('button', { name: 'Suspend: Ada Admin' })).toHaveCount(0)
  const dialog = page.getByRole('dialog')
  await pressUntil(page.getByRole('button', { name: 'Roles: Ada Admin' }), dialog)
  await dialog.getByLabel('Administrator').uncheck()
  await dialog.getByLabel('Nurse').check()
  await dialog.getByRole('button', { name: 'Change roles' }).click()
  await expect(dialog.getByText('Keep Administrator, or ask another administrator.')).toBeVisible()
  await expect(dialog.getByLabel('Nurse')).toBeChecked()
})

test('a nurse sees no staff administration, not even that it is there', async ({ page, center, signInAs }) => {
  await signInAs(page, 'nurse')
  await page.goto(`/${center.slug}/settings`)
  await expect(page.getByRole('link', { name: 'Staff' })).toHaveCount(0)
  const answer = await page.goto(`/${center.slug}/settings/staff`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByText('There is nothing here')).toBeVisible()
})

test('the audit log is read by filter', async ({ page, center, signInAs }) => {
  const nurse = await makeStaff(center.id, 'nurse', 'Nora Nurse')
  const mrn = `L-${newId()}`
  await makePatient(nurse, { mrn })
  await makePatient(nurse)
  await signInAs(page, 'supervisor', 'Sue Supervisor')
  await page.goto(`/${center.slug}/settings/audit`)
  await page.getByLabel('Patient’s MRN').fill(mrn)
  await page.getByLabel('Kind').selectOption('Changed')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByLabel('Patient’s MRN')).toHaveValue(mrn)
  const rows = page.getByRole('region', { name: 'Audit log' }).getByRole('row')
  await expect(rows.filter({ hasText: mrn }).first()).toContainText('Nora Nurse')
  await expect(rows.filter({ hasNotText: mrn })).toHaveCount(1)
  expect(await violations(page)).toEqual([])
})

test('emergency access answers alike until the identifiers match, and the director reviews it', async ({
  page,
  center,
  signInAs,
}) => {
  const keeper = await makeStaff(center.id, 'nurse')
  const mrn = `H-${newId().slice(-8)}`
  const patientId = await makePatient(keeper, { mrn, birthDate: '1988-02-03' })
  await makeConfidential(patientId, [keeper])
  await signInAs(page, 'nurse', 'Nora Nurse')
  expect((await page.goto(`/${center.slug}/patients/${patientId}/overview`))?.status()).toBe(404)
  await page.getByRole('link', { name: /Emergency access/ }).click()
  await page.getByLabel('MRN').fill(mrn)
  await page.getByLabel('Birth date').fill('1988-02-04')
  await page.getByLabel('Why you need this chart now').fill('Found unresponsive in the hall.')
  await page.getByRole('button', { name: 'Open the chart' }).click()
  await expect(
    page.getByRole('alert').filter({ hasText: 'No chart in this center has this MRN and birth date.' }),
  ).toBeVisible()
  await expect(page.getByLabel('MRN')).toHaveValue(mrn)
  await page.getByLabel('Birth date').fill('1988-02-03')
  await page.getByRole('button', { name: 'Open the chart' }).click()
  await expect(page.getByText(/The chart is open to you until/)).toBeVisible()
  await page.getByRole('link', { name: 'Go to the chart' }).click()
  await expect(page).toHaveURL(new RegExp(`/patients/${patientId}`))
})

test('the medical director reviews an emergency access without seeing whose chart it was', async ({
  page,
  center,
  signInAs,
}) => {
  const [keeper, nurse] = [await makeStaff(center.id, 'nurse'), await makeStaff(center.id, 'nurse', 'Nora Nurse')]
  const mrn = `H-${newId().slice(-8)}`
  await makeConfidential(await makePatient(keeper, { mrn, birthDate: '1988-02-03', place: 'B-07' }), [keeper])
  must(await takeEmergencyAccess(nurse, { mrn, birthDate: '1988-02-03', reason: 'Found unresponsive.' }))
  await signInAs(page, 'medical_director')
  await page.goto(`/${center.slug}/emergency-access/review`)
  const row = page.getByRole('row', { name: /Nora Nurse/ })
  await expect(row).toContainText('Confidential, B-07')
  await expect(page.getByText(mrn)).toHaveCount(0)
  await pressUntil(row.getByRole('button', { name: /Review/ }), page.getByRole('dialog'))
  await page.getByRole('dialog').getByLabel('Justified').check()
  await page.getByRole('button', { name: 'Record review' }).click()
  await expect(row.getByRole('button', { name: /Review/ })).toHaveCount(0)
  expect(await violations(page)).toEqual([])
})

test('single keys stay off once they are turned off', async ({ page, center, signInAs }) => {
  await signInAs(page, 'nurse')
  await page.goto(`/${center.slug}/settings`)
  await page.getByLabel(/Single keys act/).uncheck()
  await page.reload()
  await expect(page.getByLabel(/Single keys act/)).not.toBeChecked()
  await page.getByRole('heading', { name: 'This device' }).click()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toHaveCount(0)
  await page.getByLabel(/Single keys act/).check()
  await page.reload()
  await page.getByRole('heading', { name: 'This device' }).click()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
})
