import type { PoolClient } from "pg";
import { pool } from "@/db/client";
import { log } from "@/lib/log";
import { SIGN_OF_LIFE } from "./free-dead-workers";

const AGAIN_MS = 2_000;

/**
 * Calls `wake` when an event was kept, on a connection of its own that is made again whenever it breaks. The same connection is the
 * sign that this worker lives.
 */
export async function listenForEvents(
  workerId: string,
  wake: () => void,
): Promise<{ stop: () => Promise<void> }> {
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
      await listening.query(SIGN_OF_LIFE, [workerId]);
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
