import type { z } from 'zod'
import { staffIn } from '@/db/sessions'
import type { Staff } from '@/lib/permissions'
import { fail, type Refused, type Result } from '@/lib/result'
import { currentSession } from './session'

/** What a screen is told when its session is over: what was typed is still there, sign in and send it again. */
export const SIGNED_OUT: Refused = fail(
  'signed_out',
  'Your session has ended. Sign in again; nothing you typed is lost.',
)

/**
 * Turns a verb into a server action: who asks, in which center, is the input well formed. It decides nothing else.
 * Pages bind the center: `acknowledge.bind(null, center)`.
 */
export function staffAction<Input, Value>(
  schema: z.ZodType<Input>,
  verb: (staff: Staff, input: Input) => Promise<Result<Value>>,
): (center: string, input: unknown) => Promise<Result<Value>> {
  return async (center, input) => {
    const session = await currentSession()
    if (!session) return SIGNED_OUT
    const staff = staffIn(session, center)
    if (!staff) return fail('not_found', 'There is no such center.')
    const parsed = schema.safeParse(input)
    if (!parsed.success) return refusedInput(parsed.error)
    return verb(staff, parsed.data)
  }
}

/** The schema's complaints beside their fields, in the words of the schema. */
export function refusedInput(error: z.ZodError): Refused {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join('.') || 'form'] ??= issue.message
  const first = Object.values(fields)[0] ?? 'Something is missing.'
  return fail('invalid', first, { fields })
}
