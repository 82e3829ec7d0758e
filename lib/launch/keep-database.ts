import { startEmbedded } from "@/db/embedded";

/** Owns the embedded PostgreSQL: says where it is, and stops it when asked or when the launcher is gone. */
async function keepDatabase(dir: string, fast: boolean): Promise<void> {
  const server = await startEmbedded({ dir, fast });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server.stop();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.send?.({ url: server.url });
  // The channel alone would not keep this process alive.
  setInterval(() => undefined, 60_000);
}

// The second word "fast" is for tests, whose data nobody misses after a power cut.
await keepDatabase(process.argv[2] ?? ".data", process.argv[3] === "fast");
