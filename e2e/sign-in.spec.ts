import { inviteStaff } from '@/db/staff'
import { resetPassword } from '@/db/staff-access'
import { makeStaff, must, pool } from '@/db/testing'
import { expect, signIn, test, violations } from './fixtures'

test('a nurse signs in with e-mail and password, and signs out', async ({ page, center }) => {
  const nurse = await makeStaff(center.id, 'nurse')
  await page.goto('/')
  await expect(page).toHaveURL(/\/login$/)
  await page.getByLabel('Work email').fill(nurse.email)
  await page.getByLabel('Password', { exact: true }).fill(nurse.password)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/${center.slug}/triage`)
  await page.getByRole('button', { name: /account/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(/\/login$/)
  await page.goto(`/${center.slug}/triage`)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('a refusal keeps the e-mail and says the same for a wrong password and an unknown person', async ({
  page,
  center,
}) => {
  const nurse = await makeStaff(center.id, 'nurse')
  await page.goto('/login')
  for (const email of [nurse.email, `nobody-${nurse.email}`]) {
    await page.getByLabel('Work email').fill(email)
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'E-mail or password is not right.' })).toBeVisible()
    await expect(page.getByLabel('Work email')).toHaveValue(email)
  }
  expect(new URL(page.url()).search).toBe('')
  expect(await violations(page)).toEqual([])
})

test('the sign-in lets password managers fill, and says why one is here', async ({ page }) => {
  await page.goto('/login?ended=idle')
  await expect(page.getByText('You were signed out after 15 minutes without use.')).toBeVisible()
  await expect(page.getByLabel('Work email')).toHaveAttribute('autocomplete', 'username')
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('autocomplete', 'current-password')
  await expect(page.getByRole('heading', { name: /Demo/ })).toHaveCount(0)
})

test('an invited person chooses a password, is signed in, and the link is used up', async ({ page, center }) => {
  const administrator = await makeStaff(center.id, 'administrator')
  const email = `invited-${administrator.email}`
  const { secret } = must(await inviteStaff(administrator, { email, name: 'Sam Invited', roles: ['nurse'] }))
  await page.goto(`/login/set-password#${secret}`)
  await expect(page.getByText(email)).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByLabel('Once more').fill('short')
  await page.getByRole('button', { name: 'Set password and sign in' }).click()
  await expect(page.getByText('Use at least 12 characters.')).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill('four quiet wooden chairs')
  await page.getByLabel('Once more').fill('four quiet wooden chairs')
  await page.getByRole('button', { name: 'Set password and sign in' }).click()
  await expect(page).toHaveURL(`/${center.slug}/triage`)
  await page.goto('/login/set-password')
  await page.goto(`/login/set-password#${secret}`)
  await page.reload()
  await expect(page.getByRole('alert').filter({ hasText: 'has been used or has run out' })).toBeVisible()
})

test('a reset ends the open screen and leads to a new password', async ({ page, center, signInAs }) => {
  const nurse = await signInAs(page, 'nurse')
  await page.goto(`/${center.slug}/settings`)
  await expect(page.getByRole('heading', { name: 'This device' })).toBeVisible()
  const administrator = await makeStaff(center.id, 'administrator')
  const { secret } = must(await resetPassword(administrator, { staffId: nurse.id }))
  await page.goto(`/${center.slug}/settings`)
  await expect(page.getByText('Your session has ended.')).toBeVisible()
  await page.goto(`/login/set-password#${secret}`)
  await page.getByLabel('Password', { exact: true }).fill('five quiet wooden chairs')
  await page.getByLabel('Once more').fill('five quiet wooden chairs')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page).toHaveURL(`/${center.slug}/triage`)
})

test('an idle session is over, and a person without a center can only sign out', async ({ page, center, baseURL }) => {
  const nurse = await makeStaff(center.id, 'nurse')
  const sid = await signIn(page.context(), nurse, baseURL ?? '')
  await pool().query("update auth_sessions set last_seen_at = now() - interval '15 minutes' where id = $1", [sid])
  await page.goto(`/${center.slug}/settings`)
  await expect(page).toHaveURL(/\/login/)
  await signIn(page.context(), nurse, baseURL ?? '')
  await pool().query('update memberships set active = false where staff_id = $1', [nurse.id])
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'No center' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('signed out, no screen opens and no address answers with data', async ({ page, center, request }) => {
  for (const path of ['triage', 'caseload', 'settings', 'settings/staff', 'settings/audit', 'emergency-access']) {
    await page.goto(`/${center.slug}/${path}`)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  }
  for (const path of [`live/${center.slug}`, `queue/${center.slug}`, 'session']) {
    const answer = await request.get(`/api/${path}`)
    expect(answer.status(), path).toBe(401)
  }
})
