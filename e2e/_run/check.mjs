// @ts-check
import { lint, packages, types, vitest } from './steps.mjs'
import { add, lastLine } from './tally.mjs'

// `npm run check`: what takes seconds and needs no database.

let total = await packages()
if (total.failed === 0) for (const step of [lint, types, () => vitest('unit')]) total = add(total, await step())
process.exitCode = total.failed ? 1 : 0
console.log(`\n${lastLine(total)}`)
