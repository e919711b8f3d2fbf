import { pool } from './client'

/** Whether the database answers within two seconds. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    const answer = await Promise.race([
      pool().query('select 1'),
      new Promise<null>((resolve) => setTimeout(() => resolve(null), 2000).unref()),
    ])
    return answer !== null
  } catch {
    return false
  }
}
