// @ts-check
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

/**
 * Runs a step and shows that it is alive: a turning sign on a terminal, a line every ten seconds elsewhere.
 * @template T
 * @param {string} title for example "Building"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  const isTerminal = process.stdout.isTTY === true
  let frame = 0
  if (!isTerminal) console.log(`  ${title} …`)
  const beat = isTerminal
    ? setInterval(() => rewrite(`${FRAMES[frame++ % FRAMES.length]} ${title} … ${seconds()} s`), 100)
    : setInterval(() => console.log(`  ${title} … ${seconds()} s`), 10_000)
  try {
    const result = await work()
    finish(isTerminal, `✓ ${title}${seconds() >= 1 ? ` (${seconds()} s)` : ''}`)
    return result
  } catch (error) {
    finish(isTerminal, `✗ ${title}`)
    throw error
  } finally {
    clearInterval(beat)
  }
}

/**
 * A line between steps.
 * @param {string} line
 */
export function say(line) {
  if (process.stdout.isTTY) rewrite('')
  console.log(line)
}

/**
 * @param {boolean} isTerminal
 * @param {string} line
 */
function finish(isTerminal, line) {
  if (isTerminal) rewrite('')
  console.log(line)
}

/** @param {string} line */
const rewrite = (line) => process.stdout.write(`\r\u001b[2K${line}`)
