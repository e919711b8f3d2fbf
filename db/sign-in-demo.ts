import { z } from 'zod'
import { asAuth } from './client'

/** What the seed of a demo leaves behind for its sign-in screen. */
const DemoMeta = z.object({
  kind: z.literal('demo'),
  demo_password: z.string(),
  demo_sign_ins: z.array(
    z.object({ name: z.string(), email: z.string(), roles: z.union([z.string(), z.array(z.string())]) }),
  ),
})

export type DemoSignIns = { password: string; people: { name: string; email: string; roles: string[] }[] }

/** The sign-ins of a demo database; null on every other one, whatever it holds. */
export const readDemoSignIns = (): Promise<DemoSignIns | null> =>
  asAuth(async (query) => {
    const rows = await query<{ key: string; value: unknown }>(
      "select key, value from app_meta where key in ('kind', 'demo_password', 'demo_sign_ins')",
    )
    const meta = DemoMeta.safeParse(Object.fromEntries(rows.map(({ key, value }) => [key, value])))
    if (!meta.success) return null
    const people = meta.data.demo_sign_ins.map(({ roles, ...person }) => ({ ...person, roles: [roles].flat() }))
    return { password: meta.data.demo_password, people }
  })
