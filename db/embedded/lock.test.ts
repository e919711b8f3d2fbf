import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readLock, takeLock, whileLocked } from './lock.mjs'
import { birthOf } from './processes.mjs'

const folder = mkdtempSync(join(tmpdir(), 'gp-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))

const fileFor = (name: string) => join(folder, name)

function take(file: string) {
  const attempt = takeLock(file)
  if (!('lock' in attempt)) throw new Error('The lock is held.')
  return attempt
}

test('the second one is told who holds the lock and where it serves', () => {
  const { lock } = take(fileFor('held'))
  lock.note({ address: 'http://localhost:3000' })
  expect(takeLock(fileFor('held'))).toMatchObject({ holder: { pid: process.pid, address: 'http://localhost:3000' } })
  lock.release()
  take(fileFor('held')).lock.release()
})

test('a lock whose process has gone is taken over, with the notes it left', async () => {
  const gone = spawn(process.execPath, ['-e', ''])
  await once(gone, 'exit')
  writeFileSync(fileFor('gone'), JSON.stringify({ pid: gone.pid, children: [4_000_000] }))
  const { lock, before } = take(fileFor('gone'))
  expect(before).toEqual({ pid: gone.pid, children: [4_000_000] })
  expect(readLock(fileFor('gone'))?.pid).toBe(process.pid)
  lock.release()
})

test.runIf(birthOf(process.pid))('a process number that was given to another program holds nothing', () => {
  writeFileSync(fileFor('reused'), JSON.stringify({ pid: process.pid, birth: 'another boot:1' }))
  take(fileFor('reused')).lock.release()
})

test('a lock that cannot be read is taken over', () => {
  writeFileSync(fileFor('torn'), '{"pid":')
  take(fileFor('torn')).lock.release()
})

test('work under one lock never overlaps, and the lock is free after a failure', async () => {
  const order: string[] = []
  const work = (name: string) => async () => {
    order.push(`${name} in`)
    await new Promise((resolve) => setImmediate(resolve))
    order.push(`${name} out`)
    if (name === 'a') throw new Error('failed')
  }
  const both = [whileLocked(fileFor('queue'), 5000, work('a')), whileLocked(fileFor('queue'), 5000, work('b'))]
  const [a, b] = await Promise.allSettled(both)
  expect([a?.status, b?.status]).toEqual(['rejected', 'fulfilled'])
  expect(order).toEqual(['a in', 'a out', 'b in', 'b out'])
})

test('nothing is left beside a lock that was released', () => {
  expect(readdirSync(folder)).toEqual([])
})
