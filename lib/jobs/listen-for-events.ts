import type { PoolClient } from "pg";
import { pool } from "@/db/client";
import { log } from "@/lib/log";

const AGAIN_MS = 2_000;

/** Calls `wake` when an event was kept, on a connection of its own that is made again whenever it breaks. */
export async function listenForEvents(wake: () => void): Promise<{ stop: () => Promise<void> }> {
  let stopped = false;
  let listening: PoolClient | undefined;
  const again = (error: unknown) => {
    if (stopped) return;
    log.warn({ err: error }, "notices of events do not come in: connecting again");
    listening?.release(true);
    listening = undefined;
    setTimeout(() => void listen(), AGAIN_MS);
  };
  const listen = async () => {
    if (stopped) return;
    try {
      listening = await pool().connect();
      listening.once("error", again);
      listening.on("notification", wake);
      await listening.query("listen webhook_inbox");
    } catch (error) {
      again(error);
    }
  };
  await listen();
  return {
    stop: async () => {
      stopped = true;
      listening?.release(true);
    },
  };
}
