import type { NextRequest } from 'next/server'
import { isSameOrigin } from '@/app/_request/same-origin'
import { refusedInput } from '@/app/_request/staff-action'
import { answer, routeStaff } from '@/app/_request/staff-route'
import { ImportInput, importBundle } from '@/db/fhir/bundle'
import { fail, type Refused } from '@/lib/result'

export const dynamic = 'force-dynamic'

/** A year of a large center fits; more than this would not fit into memory beside other people's work. */
const MAX_BYTES = 64 * 1024 * 1024
const TOO_LARGE = fail('invalid', 'The files are larger than 64 MB together. Split them, or use the import command.')

/**
 * Takes a bundle, or the NDJSON files of one export, as a form: `importId` (made by the browser, so that a retry lands
 * once), `name` and `file`. Answers when the import has ended; how far it is says the address of the import.
 */
export async function POST(request: NextRequest, { params }: { params: Promise<{ center: string }> }) {
  if (!isSameOrigin(request)) return answer(fail('not_allowed', 'This request does not come from Glidepath.'))
  const staff = await routeStaff((await params).center, 'activity')
  if (!('roles' in staff)) return staff
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) return answer(TOO_LARGE)
  const input = await readForm(request)
  if ('ok' in input) return answer(input)
  return answer(await importBundle(staff, input))
}

async function readForm(request: NextRequest): Promise<ImportInput | Refused> {
  const form = await request.formData().catch(() => null)
  if (!form) return fail('invalid', 'No files arrived. Send them again.')
  const files = form.getAll('file').filter((one) => typeof one !== 'string')
  if (files.reduce((bytes, { size }) => bytes + size, 0) > MAX_BYTES) return TOO_LARGE
  const sources = []
  for (const file of files) sources.push({ name: file.name.slice(0, 200), text: await file.text() })
  const parsed = ImportInput.safeParse({ importId: form.get('importId'), fileName: form.get('name'), sources })
  return parsed.success ? parsed.data : refusedInput(parsed.error)
}
