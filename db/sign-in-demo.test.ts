import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDemoSignIns } from './sign-in-demo'
import { pool } from './testing'

const put = (key: string, value: unknown) =>
  pool().query(
    'insert into app_meta (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value',
    [key, JSON.stringify(value)],
  )

beforeAll(async () => {
  await put('demo_password', 'a shared demo password')
  await put('demo_sign_ins', [{ name: 'Robin Test', email: 'robin@example.test', roles: ['nurse'] }])
})
afterAll(async () => {
  await put('kind', 'test')
  await pool().query("delete from app_meta where key in ('demo_password', 'demo_sign_ins')")
})

test('only a demo shows its sign-ins, whatever else the database holds', async () => {
  expect(await readDemoSignIns()).toBeNull()
  await put('kind', 'demo')
  expect(await readDemoSignIns()).toEqual({
    password: 'a shared demo password',
    people: [{ name: 'Robin Test', email: 'robin@example.test', roles: ['nurse'] }],
  })
})
