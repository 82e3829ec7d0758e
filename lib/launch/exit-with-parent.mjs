// Loaded first in every process that the launcher starts: when the launcher is gone, even killed, its children go too.
if (process.send) {
  process.on("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    // Whoever can't end in good order ends all the same.
    setTimeout(() => process.kill(process.pid, "SIGKILL"), 8_000).unref();
  });
  process.channel?.unref();
  // With the launcher goes whoever read what is written here. Next reports each failed writing by writing, without end.
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error) => {
      if (error.code !== "EPIPE") throw error;
    });
}
