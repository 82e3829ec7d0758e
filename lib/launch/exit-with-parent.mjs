// Loaded first in every process that the launcher starts: when the launcher is gone, even killed, its children go too.
if (process.send) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel?.unref();
}
