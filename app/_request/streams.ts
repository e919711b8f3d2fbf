/** Open event streams of this process. They keep a server alive after SIGTERM, so shutdown closes them first. */
const globals = globalThis as unknown as { glidepathStreams?: Set<() => void> }

export function openStreams(): Set<() => void> {
  globals.glidepathStreams ??= new Set()
  return globals.glidepathStreams
}

export function closeStreams(): void {
  for (const close of openStreams()) close()
  openStreams().clear()
}
