import { ok } from '@/lib/result'
import { asStaff, type Staff } from '../client'

/**
 * Tells the imports row how far an import is, in short transactions beside the long one, so that a screen can watch.
 * Never slows the import: while one message is on its way the next ones are skipped.
 */
export function progressOf(
  staff: Staff,
  importId: string,
  total: number,
  onProgress?: (read: number, total: number) => void,
) {
  let onItsWay: Promise<unknown> | null = null
  return {
    tell(read: number) {
      onProgress?.(read, total)
      onItsWay ??= store(staff, importId, { read, total })
        .catch(() => undefined)
        .finally(() => {
          onItsWay = null
        })
    },
    settled: () => onItsWay ?? Promise.resolve(),
  }
}

const store = (staff: Staff, importId: string, progress: { read: number; total: number }) =>
  asStaff(staff, 'data.import', 'data.import', async (tx) => {
    await tx.query("update imports set progress = $2 where id = $1 and status = 'running'", [
      importId,
      JSON.stringify(progress),
    ])
    return ok(null)
  })
