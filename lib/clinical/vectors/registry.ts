import type { VectorOps } from './shape'

/** Every op that vectors may name, from one adapter per area. */
const AREAS = ['phases', 'taper', 'medications', 'instruments', 'vitals', 'triage', 'intake']

export async function loadOps(): Promise<VectorOps> {
  const ops: VectorOps = {}
  for (const area of AREAS) {
    const path = `./${area}`
    const module = await import(path).catch((e: unknown) => {
      process.stderr.write(`adapter ${area} does not load: ${String(e).slice(0, 200)}\n`)
      return {}
    })
    Object.assign(ops, module[`${area}Ops`])
  }
  return ops
}
