import { readFileSync } from 'node:fs'
import { checkVector, type Verdict } from './check'
import { OPS } from './registry'
import type { VectorFile } from './shape'

/** `npm run vectors -- FILE`: runs a vector file against the engine; exit code 1 if any vector fails. */
function main(path: string | undefined): void {
  const file = path ? readVectors(path) : undefined
  if (!file) {
    process.stderr.write(`${path ?? 'No file'} is not a vector file of format 1. Usage: npm run vectors -- FILE\n`)
    process.exitCode = 1
    return
  }
  const verdicts = file.vectors.map((vector) => checkVector(vector, OPS))
  for (const verdict of verdicts) if (!verdict.passed) say(describe(verdict))
  for (const line of countPerOp(verdicts)) say(line)
  const passed = verdicts.filter((v) => v.passed).length
  say(`${passed} passed, ${verdicts.length - passed} failed`)
  if (passed < verdicts.length) process.exitCode = 1
}

const say = (line: string) => process.stdout.write(`${line}\n`)

function readVectors(path: string): VectorFile | undefined {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as VectorFile
    return file.format === 1 && Array.isArray(file.vectors) ? file : undefined
  } catch {
    return undefined
  }
}

function describe({ vector, actual, differs }: Verdict): string {
  return [
    `FAILED ${vector.id} (${vector.op}) at ${differs.join(', ')}`,
    `  expected ${JSON.stringify(vector.expected)}`,
    `  actual   ${JSON.stringify(actual)}`,
  ].join('\n')
}

function countPerOp(verdicts: Verdict[]): string[] {
  const ops = [...new Set(verdicts.map((v) => v.vector.op))].sort()
  return ops.map((op) => {
    const mine = verdicts.filter((v) => v.vector.op === op)
    const passed = mine.filter((v) => v.passed).length
    return `${op.padEnd(20)} ${passed} of ${mine.length}`
  })
}

main(process.argv[2])
