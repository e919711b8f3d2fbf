import { closePool } from './client'
import { closeLive } from './live'

/** Ends what a process holds open towards the database: the listening connection and the pool. */
export async function closeDatabase(): Promise<void> {
  await closeLive()
  await closePool()
}
