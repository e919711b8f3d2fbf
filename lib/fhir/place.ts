/**
 * Where something stands in a JSON text. Only for files that are refused: reading them the ordinary way is faster
 * but does not say where it stopped.
 */
type Path = readonly (string | number)[]

const STRING = /"[^"\\\n\r\t]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\n\r\t]*)*"/y
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const SPACE = /[ \t\r\n]*/y

class Stopped extends Error {
  constructor(readonly at: number) {
    super('not JSON')
  }
}

/** The line (from 1) on which the text stops being JSON. */
export function lineOfSyntaxError(text: string): number {
  try {
    const end = skipSpace(
      text,
      value(text, skipSpace(text, 0), undefined, () => undefined),
    )
    return lineOf(text, end)
  } catch (error) {
    return error instanceof Stopped ? lineOf(text, error.at) : 1
  }
}

/** The line (from 1) of the value at a path, or of the deepest part of the path that exists. */
export function lineAt(text: string, path: Path): number {
  let found = 0
  try {
    value(text, skipSpace(text, 0), path, (at) => {
      found = at
    })
  } catch {
    // What was found so far is near enough.
  }
  return lineOf(text, found)
}

function lineOf(text: string, at: number): number {
  let line = 1
  for (let i = text.indexOf('\n'); i !== -1 && i < at; i = text.indexOf('\n', i + 1)) line += 1
  return line
}

/** Walks one value from `at`; returns where it ends. `path` is what is still to be found below it. */
function value(text: string, at: number, path: Path | undefined, found: (at: number) => void): number {
  if (path) found(at)
  const first = text[at]
  if (first === '{') return members(text, at + 1, path, found)
  if (first === '[') return elements(text, at + 1, path, found)
  return match(text, first === '"' ? STRING : SCALAR, at)
}

function members(text: string, from: number, path: Path | undefined, found: (at: number) => void): number {
  let at = skipSpace(text, from)
  if (text[at] === '}') return at + 1
  for (;;) {
    const end = match(text, STRING, at)
    const name: unknown = path && JSON.parse(text.slice(at, end))
    at = skipSpace(text, expect(text, ':', skipSpace(text, end)))
    at = skipSpace(
      text,
      value(text, at, path && path.length > 0 && name === path[0] ? path.slice(1) : undefined, found),
    )
    if (text[at] === '}') return at + 1
    at = skipSpace(text, expect(text, ',', at))
  }
}

function elements(text: string, from: number, path: Path | undefined, found: (at: number) => void): number {
  let at = skipSpace(text, from)
  if (text[at] === ']') return at + 1
  for (let i = 0; ; i += 1) {
    at = skipSpace(text, value(text, at, path && path.length > 0 && i === path[0] ? path.slice(1) : undefined, found))
    if (text[at] === ']') return at + 1
    at = skipSpace(text, expect(text, ',', at))
  }
}

function match(text: string, pattern: RegExp, at: number): number {
  pattern.lastIndex = at
  if (!pattern.test(text)) throw new Stopped(at)
  return pattern.lastIndex
}

const skipSpace = (text: string, at: number) => match(text, SPACE, at)

function expect(text: string, character: string, at: number): number {
  if (text[at] !== character) throw new Stopped(at)
  return at + 1
}
