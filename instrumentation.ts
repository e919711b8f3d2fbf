/** Starts what a server process does besides answering: the sweeper, and a clean end on SIGTERM and SIGINT. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startProcess } = await import('./app/_launch/process')
  startProcess()
}
