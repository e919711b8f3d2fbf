// Loaded into the web server: when the launcher is gone (also by kill -9), the server ends too and frees its port.
// What the web server itself starts inherits this file and has a parent of its own.
if (process.send && process.env.LAUNCHER_PID === String(process.ppid)) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 8000).unref()
  })
  process.channel?.unref()
}
