import type { Page } from '@playwright/test'
import { letTimePass, makeCenter, makeConfidential, pool } from '@/db/testing'
import { expect, expectAccessible, expectNoSidewaysScroll, live, secondServer, test } from './ward'

const row = (page: Page, name: RegExp | string) => page.getByRole('row', { name })
const drawer = (page: Page, name: string) => page.getByRole('complementary', { name: `Flags for ${name}` })
const status = (page: Page, text: RegExp | string) => page.getByRole('status').filter({ hasText: text })

/** A breathing rate of 7 is an emergency, a systolic of 86 urgent, a warm skin of 101.4 °F urgent. */
const EMERGENCY = { rr: 7 }
const URGENT = { sbp: 86, dbp: 54 }

test.describe('who is flagged, and why', () => {
  test('the gravest stand first, each with value, comparator and limit', async ({ ward, open }) => {
    const marek = await ward.patient('Marek', 'Dvorsky', { place: 'B-04' })
    const samuel = await ward.patient('Samuel', 'Nakai', { place: 'B-06' })
    await ward.patient('Emi', 'Kuroda')
    await ward.vitals(samuel, { tempF: 101.4 })
    await ward.vitals(marek, URGENT)
    await ward.vitals(marek, { ...URGENT, ...EMERGENCY })
    const page = await open(ward.nurse)
    const grid = page.getByRole('grid', { name: 'Triage queue' })
    await expect(grid.locator('[data-patient]')).toHaveCount(2)
    await expect(grid.locator('[data-patient]').first()).toContainText('Dvorsky, Marek')
    await expect(row(page, /Nakai/)).toContainText('Temperature 101.4 °F > 101')
    await expect(row(page, /Kuroda/)).toHaveCount(0)
    await row(page, /Nakai/).click()
    const flags = drawer(page, 'Samuel Nakai')
    await expect(flags).toContainText('Look for an infection')
    await expect(flags.getByRole('definition').filter({ hasText: '101.4 °F' }).first()).toBeVisible()
    await expect(flags.getByText('MED-06 v')).toBeVisible()
    await expect(flags).toContainText('Taking or acknowledging stops the clock.')
  })

  test('the grid and the drawer read as they look', async ({ ward, open }) => {
    const ingrid = await ward.patient('Ingrid', 'Solheim', { place: 'B-06', mrn: '40-2051' })
    await ward.vitals(ingrid, { tempF: 101.4 })
    const page = await open(ward.nurse)
    await expect(page.getByRole('grid')).toMatchAriaSnapshot(`
      - grid "Triage queue":
        - row:
          - columnheader "Tier"
          - columnheader "Waiting"
          - columnheader "Patient"
          - columnheader "Why flagged"
          - columnheader "Score, last 7 d"
          - columnheader "Phase and taper"
          - columnheader "Owner and next action"
        - rowgroup "Urgent, 1":
          - row:
            - gridcell /Urgent 1 answer within 15 min, 1 unowned/
          - row /Solheim, Ingrid/:
            - gridcell "Urgent":
              - img "Urgent"
            - gridcell /15 min/
            - gridcell /Solheim, Ingrid \\d+ F · 40-2051 · B-06/
            - gridcell /Temperature 101\\.4 °F > 101/
            - gridcell "No score yet"
            - gridcell /Acute · day \\d/
            - gridcell /Unowned Look for an infection/
    `)
    await row(page, /Solheim/).click()
    await expect(drawer(page, 'Ingrid Solheim')).toMatchAriaSnapshot(`
      - complementary "Flags for Ingrid Solheim":
        - link /Open chart/
        - button "Close"
        - heading "Ingrid Solheim" [level=2]
        - list "Who is told when"
        - button "Take"
        - button "Acknowledge"
        - button "Hand over"
        - button "Snooze" [disabled]
        - button "Record action" [disabled]
        - group:
          - term: Evidence
          - term: Limit
          - term: Do
          - term: Clears
          - term: Source
        - heading "Cannot tell" [level=3]
    `)
  })

  test('an empty queue proves that the rules have run', async ({ ward, open }) => {
    const page = await open(ward.nurse)
    await expect(page.getByText('This is not a sign that all is well')).toBeVisible()
    await ward.vitals(await ward.patient('Emi', 'Kuroda'))
    await expect(page.getByText(/1 patient checked at \d\d:\d\d:\d\d/)).toBeVisible()
    await expect(page.getByText('Nobody is flagged')).toBeVisible()
  })

  test('a filter without rows names itself and offers the way back', async ({ ward, open }) => {
    await ward.vitals(await ward.patient('Samuel', 'Nakai'), { tempF: 101.4 })
    const page = await open(ward.nurse, '/triage?only=mine')
    await expect(page.getByText('Nobody under Mine')).toBeVisible()
    await page.getByRole('button', { name: 'Show all 1' }).click()
    await expect(row(page, /Nakai/)).toBeVisible()
  })
})

test.describe('what a person does about it', () => {
  test('by mouse: take, record an action, review, hand over', async ({ ward, open }) => {
    await ward.person('prescriber', 'Nadia Rahmani')
    const samuel = await ward.patient('Samuel', 'Nakai')
    await ward.vitals(samuel, { tempF: 101.4 })
    const page = await open(ward.nurse)
    await row(page, /Nakai/).click()
    const flags = drawer(page, 'Samuel Nakai')
    await flags.getByRole('button', { name: 'Take' }).click()
    await expect(status(page, 'Taken')).toBeVisible()
    await expect(row(page, /Nakai/)).toContainText('You')
    await expect(row(page, /Nakai/)).toContainText('Ack 0:')
    await expect(flags).toContainText('Acknowledged by Joy Adeyemi')

    await flags.getByRole('button', { name: 'Record action' }).click()
    await flags.getByLabel('Action', { exact: true }).selectOption('Medicated')
    await flags.getByLabel('Note').fill('Acetaminophen 650 mg')
    await flags.getByRole('form').getByRole('button', { name: 'Record action' }).click()
    await expect(row(page, /Nakai/)).toContainText(/Medicated \d\d:\d\d: Acetaminophen 650 mg/)
    await expect(row(page, /Nakai/)).toContainText('Acted 0:')

    await flags.getByRole('button', { name: 'Record review' }).click()
    await flags.getByLabel('Cause found and documented').check()
    await flags.getByLabel('What was found').fill('Ear infection')
    await flags.getByRole('form').getByRole('button', { name: 'Record review' }).click()
    await expect(flags).toContainText('Reviewed: Cause found and documented: Ear infection, Joy Adeyemi')

    await flags.getByRole('button', { name: 'Hand over' }).click()
    await flags.getByLabel('To', { exact: true }).selectOption({ label: 'Nadia Rahmani · Prescriber' })
    await flags.getByLabel('Needs another role').check()
    await flags.getByRole('button', { name: 'Hand over to Nadia Rahmani' }).click()
    await expect(row(page, /Nakai/)).toContainText('Nadia Rahmani')
  })

  test('by keyboard alone: move, open, acknowledge, snooze, hand over, close', async ({ ward, open }) => {
    const [first, second] = [await ward.patient('Marek', 'Dvorsky'), await ward.patient('Samuel', 'Nakai')]
    await ward.vitals(first, { ...URGENT, ...EMERGENCY })
    await ward.vitals(second, { tempF: 101.4 })
    const page = await open(ward.nurse)
    await live(page)
    await page.keyboard.press('j')
    await expect(row(page, /Dvorsky/)).toBeFocused()
    await page.keyboard.press('j')
    await expect(row(page, /Nakai/)).toBeFocused()
    await page.keyboard.press('Enter')
    const flags = drawer(page, 'Samuel Nakai')
    await expect(flags.getByRole('heading', { name: 'Samuel Nakai' })).toBeFocused()
    await page.keyboard.press('a')
    await expect(row(page, /Nakai/)).toContainText('Ack by Joy Adeyemi')
    await expect(flags.getByRole('button', { name: 'Acknowledged' })).toBeDisabled()
    await page.keyboard.press('s')
    await expect(flags.getByRole('form')).toContainText('Urgent allows 15 min at most')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(status(page, /Snoozed to \d\d:\d\d/)).toBeVisible()
    await expect(row(page, /Nakai/)).toHaveCount(0)
    await expect(page.getByRole('button', { name: /Snoozed 1/ })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await expect(row(page, /Dvorsky/)).toBeFocused()
    await page.keyboard.press('t')
    await expect(row(page, /Dvorsky/)).toContainText('You')
    await page.keyboard.press('Control+z')
    await expect(row(page, /Dvorsky/)).toContainText('Unowned')
  })

  test('an act is taken back within its seconds', async ({ ward, open }) => {
    await ward.vitals(await ward.patient('Samuel', 'Nakai'), { tempF: 101.4 })
    const page = await open(ward.nurse)
    await row(page, /Nakai/).click()
    await page.getByRole('button', { name: 'Take' }).click()
    await expect(row(page, /Nakai/)).toContainText('You')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(status(page, 'Taken back')).toBeVisible()
    await expect(row(page, /Nakai/)).toContainText('Unowned')
    await expect(row(page, /Nakai/)).not.toContainText('Ack')
  })

  test('an urgent flag is cleared without evidence by a prescriber and not by a nurse', async ({ ward, open }) => {
    await ward.vitals(await ward.patient('Samuel', 'Nakai'), { tempF: 101.4 })
    const nurse = await open(ward.nurse)
    await row(nurse, /Nakai/).click()
    await expect(drawer(nurse, 'Samuel Nakai')).toContainText('Only a prescriber or medical director can clear it')
    await expect(nurse.getByRole('button', { name: 'Clear without evidence' })).toHaveCount(0)

    const page = await open(await ward.person('prescriber', 'Nadia Rahmani'))
    await row(page, /Nakai/).click()
    await page.getByRole('button', { name: 'Clear without evidence' }).click()
    const clear = page.getByRole('button', { name: 'Clear with this reason' })
    await page.getByLabel('Why is it safe to clear?').fill('   ')
    await clear.click()
    await expect(page.getByText('An override needs a reason.').first()).toBeVisible()
    await page.getByLabel('Why is it safe to clear?').fill('Thermometer was faulty, 98.4 by hand')
    await clear.click()
    await expect(status(page, 'Cleared with reason')).toBeVisible()
    await expect(drawer(page, 'Samuel Nakai')).toContainText('No longer flagged.')
  })

  test('two people take at once: one wins, the other is told who was first', async ({ ward, open }) => {
    await ward.vitals(await ward.patient('Samuel', 'Nakai'), { tempF: 101.4 })
    const other = await ward.person('prescriber', 'Nadia Rahmani')
    const pages = [await open(ward.nurse), await open(other, '/triage', { server: secondServer() })]
    for (const page of pages) await page.getByRole('row', { name: /Nakai/ }).focus()
    await Promise.all(pages.map((page) => page.keyboard.press('t')))
    await expect
      .poll(async () => {
        const texts = await Promise.all(pages.map((page) => row(page, /Nakai/).innerText()))
        return texts
          .map((text) => (/Taken by (Joy Adeyemi|Nadia Rahmani) \d\d:\d\d/.test(text) ? 'told' : 'won'))
          .sort()
      })
      .toEqual(['told', 'won'])
    const owners = await pool().query('select owner_id from triage_rows where center_id = $1', [ward.id])
    expect([ward.nurse.id, other.id]).toContain(owners.rows[0].owner_id)
  })

  test('nobody answers: it goes up, and the row says how late it is', async ({ ward, open }) => {
    const samuel = await ward.patient('Samuel', 'Nakai')
    await ward.vitals(samuel, { tempF: 101.4 })
    await letTimePass(samuel, 0.3)
    const page = await open(await ward.person('supervisor'))
    await expect(row(page, /Nakai/)).toContainText(/\d+ min over/)
    await row(page, /Nakai/).click()
    await expect(drawer(page, 'Samuel Nakai')).toContainText('Went up MED-06', { timeout: 30_000 })
    await page.getByRole('button', { name: /Past target 1/ }).click()
    await expect(row(page, /Nakai/)).toBeVisible()
  })
})

test.describe('live', () => {
  test('a value recorded through one server changes the row on the other within a second', async ({ ward, open }) => {
    const samuel = await ward.patient('Samuel', 'Nakai')
    await ward.vitals(samuel, { tempF: 101.4 })
    const page = await open(ward.nurse, '/triage', { server: secondServer() })
    await live(page)
    await row(page, /Nakai/).focus()
    await ward.vitals(samuel, { tempF: 101.4, ...URGENT })
    await expect(row(page, /Nakai/)).toContainText('SBP 86', { timeout: 1000 })
    await expect(row(page, /Nakai/)).toBeFocused()
  })

  test('the stream says that something changed and never what', async ({ ward, open }) => {
    const samuel = await ward.patient('Samuel', 'Nakai')
    const page = await open(ward.nurse)
    const readUntil = (event: string) =>
      page.evaluate(async (wanted) => {
        const here = window as unknown as { stream: ReadableStreamDefaultReader<string>; text: string }
        while (!here.text.includes(wanted)) here.text += (await here.stream.read()).value ?? ''
        return here.text
      }, `event: ${event}`)
    await page.evaluate(async (url) => {
      const body = (await fetch(url)).body ?? new ReadableStream()
      Object.assign(window, { stream: body.pipeThrough(new TextDecoderStream()).getReader(), text: '' })
    }, `/api/live/${ward.slug}`)
    await readUntil('beat')
    await ward.vitals(samuel, { tempF: 101.4 })
    expect(await readUntil('message')).toMatch(/^retry: \d+\n\n(event: (beat|message)\ndata: \{"seq":\d+\}\n\n)+$/)
  })

  test('a screen whose stream is lost says delayed, then not live, and comes back', async ({ ward, open }) => {
    let up = true
    const beat = 'retry: 200\n\nevent: beat\ndata: {"seq":0}\n\n'
    const page = await open(ward.nurse, '/triage', {
      prepare: async (screen) => {
        await screen.clock.install()
        await screen.route('**/api/live/**', (route) =>
          up ? route.fulfill({ contentType: 'text/event-stream', body: beat }) : route.abort(),
        )
      },
    })
    await live(page)
    up = false
    await page.clock.fastForward(25_000)
    await expect(status(page, 'Delayed')).toBeVisible()
    await expect(page.locator('.live')).toContainText(/as of \d\d:\d\d:\d\d/)
    await page.clock.fastForward(70_000)
    await expect(status(page, 'Not live')).toBeVisible()
    up = true
    await page.getByRole('button', { name: 'Retry' }).click()
    await live(page)
  })

  test('rows that cannot be read again say as of when they are', async ({ ward, open }) => {
    const samuel = await ward.patient('Samuel', 'Nakai')
    await ward.vitals(samuel, { tempF: 101.4 })
    const page = await open(ward.nurse)
    await live(page)
    await page.route('**/api/queue/**', (route) => route.fulfill({ status: 503, body: '{}' }))
    await ward.vitals(samuel, URGENT)
    await expect(page.getByText(/These rows are as of \d\d:\d\d:\d\d/)).toBeVisible()
    await page.unroute('**/api/queue/**')
    await expect(row(page, /Nakai/)).toContainText('SBP 86')
    await expect(page.getByText(/These rows are as of/)).toHaveCount(0)
  })

  test('a new emergency is announced once, with name, place and reason', async ({ ward, open }) => {
    const marek = await ward.patient('Marek', 'Dvorsky', { place: 'B-04' })
    const samuel = await ward.patient('Samuel', 'Nakai')
    await ward.vitals(samuel, { tempF: 101.4 })
    const page = await open(ward.nurse, '/triage?tier=T2')
    await live(page)
    await ward.vitals(marek, EMERGENCY)
    const alert = page.getByRole('alert').filter({ hasText: 'New emergency.' })
    await expect(alert).toContainText('Marek Dvorsky, B-04: RR 7')
    await page.getByRole('button', { name: 'Hide this line' }).click()
    await expect(alert).toHaveCount(0)
    await page.getByRole('button', { name: /All/ }).first().click()
    await ward.vitals(marek, { ...EMERGENCY, ...URGENT })
    await expect(row(page, /Dvorsky/)).toContainText('NEWS2 6')
    await expect(alert).toHaveCount(0)
  })

  test('a session that ends elsewhere says so, and the rows stay', async ({ ward, open }) => {
    const samuel = await ward.patient('Samuel', 'Nakai')
    await ward.vitals(samuel, { tempF: 101.4 })
    const page = await open(ward.nurse)
    await live(page)
    await pool().query('update auth_sessions set ended_at = now() where staff_id = $1', [ward.nurse.id])
    await expect(page.getByRole('alert').filter({ hasText: 'You are signed out.' })).toBeVisible({ timeout: 20_000 })
    await expect(row(page, /Nakai/)).toBeVisible()
  })
})

test.describe('who sees what', () => {
  test('another center does not exist', async ({ ward, open }) => {
    const elsewhere = await makeCenter()
    const page = await open(ward.nurse)
    expect((await page.goto(`/${elsewhere.slug}/triage`))?.status()).toBe(404)
    expect((await page.request.get(`/api/queue/${elsewhere.slug}`)).status()).toBe(404)
    expect((await page.request.get(`/api/live/${elsewhere.slug}`)).status()).toBe(404)
  })

  test('a confidential chart shows to nobody but the named, and late to the supervisor under an alias', async ({
    ward,
    open,
  }) => {
    const tessa = await ward.patient('Tessa', 'Lindqvist', { place: 'B-09' })
    await ward.vitals(tessa, EMERGENCY)
    await makeConfidential(tessa, [ward.nurse])
    const named = await open(ward.nurse)
    await expect(row(named, /Lindqvist/)).toBeVisible()
    const supervisor = await ward.person('supervisor')
    const page = await open(supervisor)
    await expect(page.getByRole('button', { name: '0 All' })).toBeVisible()
    await letTimePass(tessa, 0.2)
    await page.reload()
    await expect(row(page, /Confidential, B-09/)).toBeVisible()
    expect(await page.content()).not.toContain('Lindqvist')
    await row(page, /Confidential/).click()
    const flags = drawer(page, 'Confidential, B-09')
    await expect(flags).toContainText('Only the people named on this chart see who it is and why.')
    await expect(flags.getByRole('link', { name: /emergency access/ })).toBeVisible()
    await expect(flags.getByRole('button', { name: 'Take' })).toHaveCount(0)
    await page.keyboard.press('t')
    await expect(row(page, /Confidential/)).not.toContainText('You')
  })
})

test.describe('for everybody', () => {
  for (const look of [
    { name: 'light', theme: 'light', viewport: { width: 1440, height: 900 } },
    { name: 'dark', theme: 'dark', viewport: { width: 1440, height: 900 } },
    { name: 'tablet', theme: 'light', viewport: { width: 820, height: 1180 } },
    { name: 'at 200 % zoom', theme: 'light', viewport: { width: 720, height: 450 } },
  ] as const) {
    test(`nothing stands in the way, ${look.name}`, async ({ ward, open }) => {
      const marek = await ward.patient('Marek', 'Dvorsky', { place: 'B-04' })
      await ward.vitals(marek, { ...EMERGENCY, ...URGENT, tempF: 101.4 })
      await ward.vitals(await ward.patient('Samuel', 'Nakai'), { tempF: 101.4 })
      const page = await open(ward.nurse, '/triage', look)
      await expect(row(page, /Dvorsky/)).toBeVisible()
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await row(page, /Dvorsky/).focus()
      await page.keyboard.press('Enter')
      const flags = drawer(page, 'Marek Dvorsky')
      await expect(flags.getByRole('term').first()).toBeVisible()
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await flags.getByRole('button', { name: 'Acknowledge' }).click()
      await expect(flags.getByRole('button', { name: 'Acknowledged' })).toBeVisible()
      await flags.getByRole('button', { name: 'Record action' }).click()
      await expect(flags.getByRole('form')).toBeVisible()
      await expectAccessible(page)
    })
  }

  test('an ordinary row is 46 pixels high, and 68 on a tablet', async ({ ward, open }) => {
    await ward.vitals(await ward.patient('Samuel', 'Nakai', { mrn: '40-0875' }), { tempF: 101.4 })
    const height = async (page: Page) => Math.round((await row(page, /Nakai/).boundingBox())?.height ?? 0)
    expect(await height(await open(ward.nurse, '/triage', { viewport: { width: 1440, height: 900 } }))).toBe(46)
    expect(await height(await open(ward.nurse, '/triage', { viewport: { width: 820, height: 1180 } }))).toBe(68)
  })
})
