import { readConfig } from '../../lib/config'

/** Prints what is wrong with the environment, one line per variable, for the launcher. */
const reading = readConfig(process.env)
if (!reading.ok) {
  process.stderr.write(`${reading.problems.join('\n')}\n`)
  process.exitCode = 1
}
