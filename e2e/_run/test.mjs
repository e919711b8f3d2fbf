// @ts-check
import { browser, build, lint, packages, types, vitest } from './steps.mjs'
import { add, lastLine } from './tally.mjs'

// `npm test`: everything, from lint to the browser. The last line is the tally; the exit code is 1 if anything failed.

let total = await packages()
if (total.failed === 0) {
  for (const step of [lint, types, () => vitest('unit'), () => vitest('db')]) total = add(total, await step())
  const built = await build()
  total = add(total, built)
  if (built.failed) console.error('Without a build the browser tests cannot run; they count as one failure.')
  total = add(total, built.failed ? { passed: 0, failed: 1, skipped: 0 } : await browser())
}
process.exitCode = total.failed ? 1 : 0
console.log(`\n${lastLine(total)}`)
