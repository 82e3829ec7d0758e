import { Client } from "pg";
import { startEmbedded } from "@/db/embedded";

/** Owns the embedded PostgreSQL: says where it is, and stops it when asked or when the launcher is gone. */
async function keepDatabase(dir: string, fast: boolean): Promise<void> {
  const server = await startEmbedded({ dir, fast });
  if (!(await isMine(server.url))) {
    console.error(
      `Another portal runs on the data in ${dir}. Stop it, or give this one a folder of its own: PORTAL_DATA=.data2`,
    );
    process.exit(1);
  }
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

/** Whoever keeps a server holds a lock in it, which goes with its holder: two keepers would stop it under each other. */
async function isMine(url: string): Promise<boolean> {
  const holder = new Client({ connectionString: url });
  // The server's end is the lock's end, and no news.
  holder.on("error", () => undefined);
  await holder.connect();
  const { rows } = await holder.query<{ mine: boolean }>("select pg_try_advisory_lock(72607) as mine");
  return rows[0]?.mine === true;
}

// The second word "fast" is for tests, whose data nobody misses after a power cut.
await keepDatabase(process.argv[2] ?? ".data", process.argv[3] === "fast");
