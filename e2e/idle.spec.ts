import { pool, type TestStaff } from '@/db/testing'
import { expect, expectAccessible, test } from './ward'

/** Moves the last activity of a person's sessions back. */
const quietFor = (person: TestStaff, seconds: number) =>
  pool().query('update auth_sessions set last_seen_at = now() - make_interval(secs => $2) where staff_id = $1', [
    person.id,
    seconds,
  ])

test('before the idle limit the screen warns, and staying keeps the session', async ({ ward, open }) => {
  const page = await open(ward.nurse, '/triage', { prepare: (screen) => screen.clock.install() })
  await expect(page.getByRole('heading', { name: 'Triage' })).toBeVisible()
  await page.clock.fastForward('13:30')
  await quietFor(ward.nurse, 13.5 * 60)
  const warning = page.getByRole('alertdialog', { name: 'Still there?' })
  await expect(warning).toContainText(/You will be signed out in 1:\d\d/)
  await expect(warning.getByRole('button', { name: 'Stay signed in' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(warning).toHaveCount(0)
  const { rows } = await pool().query(
    "select 1 from auth_sessions where staff_id = $1 and last_seen_at > now() - interval '1 minute'",
    [ward.nurse.id],
  )
  expect(rows).toHaveLength(1)
})

test('a screen that nobody touches is locked: nothing of it shows, and what was typed is there after the password', async ({
  ward,
  open,
}) => {
  const patient = await ward.patient('Marek', 'Dvorsky')
  const page = await open(ward.nurse, `/patients/${patient}/vitals`, { prepare: (screen) => screen.clock.install() })
  await page.getByLabel('Heart rate', { exact: true }).fill('83')
  await quietFor(ward.nurse, 15 * 60 + 1)
  await page.clock.fastForward('15:01')
  const lock = page.getByRole('alertdialog', { name: 'Locked after 15 minutes without use' })
  await expect(lock).toBeVisible()
  await expect(page.getByText('Marek Dvorsky').first()).toBeHidden()
  await expect(page.getByRole('heading', { name: /Dvorsky/ })).toHaveCount(0)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(lock).toBeVisible()
  await lock.getByLabel('Password').fill('not the password')
  await page.keyboard.press('Enter')
  await expect(lock.getByText('E-mail or password is not right.')).toBeVisible()
  await lock.getByLabel('Password').fill(ward.nurse.password)
  await page.keyboard.press('Enter')
  await expect(lock).toHaveCount(0)
  await expect(page.getByLabel('Heart rate', { exact: true })).toHaveValue('83')
})

test('from a locked screen somebody else goes to the sign-in, which says why', async ({ ward, open }) => {
  const page = await open(ward.nurse, '/triage', { prepare: (screen) => screen.clock.install() })
  await quietFor(ward.nurse, 15 * 60 + 1)
  await page.clock.fastForward('15:01')
  await page.getByRole('button', { name: 'Sign in as somebody else' }).click()
  await expect(page).toHaveURL(/\/login\?ended=idle/)
  await expect(page.getByText('You were signed out after 15 minutes without use.')).toBeVisible()
})

test('a session kept alive in another tab is not ended by this one', async ({ ward, open }) => {
  const page = await open(ward.nurse, '/triage', { prepare: (screen) => screen.clock.install() })
  await expect(page.getByRole('heading', { name: 'Triage' })).toBeVisible()
  await page.clock.fastForward('15:01')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(page).toHaveURL(/\/triage$/)
})
