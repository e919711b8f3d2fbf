// Loaded into the web server: when the launcher is gone (also by kill -9), the server ends too and frees its port.
if (process.send) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 8000).unref()
  })
  process.channel?.unref()
}
