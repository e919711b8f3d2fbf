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

test('a screen that nobody touches ends in the sign-in, which says why', async ({ ward, open }) => {
  const page = await open(ward.nurse, '/triage', { prepare: (screen) => screen.clock.install() })
  await expect(page.getByRole('heading', { name: 'Triage' })).toBeVisible()
  await quietFor(ward.nurse, 15 * 60 + 1)
  await page.clock.fastForward('15:01')
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
