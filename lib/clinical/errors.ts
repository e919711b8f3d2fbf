/** An input the engine refuses, with the code that vectors and screens share. */
export class EngineError extends Error {
  constructor(readonly code: string) {
    super(code)
    this.name = 'EngineError'
  }
}
