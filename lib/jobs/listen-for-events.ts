import { Client } from "pg";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

const AGAIN_MS = 2_000;

/** Calls `wake` when an event was kept, on a connection of its own that is made again whenever it breaks. */
export async function listenForEvents(wake: () => void): Promise<{ stop: () => Promise<void> }> {
  let stopped = false;
  let client: Client | undefined;
  const connect = async (): Promise<void> => {
    const fresh = new Client({ connectionString: env.DATABASE_URL });
    client = fresh;
    fresh.on("notification", wake);
    fresh.on("error", (error) => log.warn({ err: error }, "the connection for notices broke"));
    fresh.on("end", () => {
      if (!stopped) setTimeout(() => void connect(), AGAIN_MS);
    });
    await fresh
      .connect()
      .then(() => fresh.query("listen webhook_inbox"))
      .catch(() => fresh.end().catch(() => undefined));
  };
  await connect();
  return {
    stop: async () => {
      stopped = true;
      await client?.end();
    },
  };
}
