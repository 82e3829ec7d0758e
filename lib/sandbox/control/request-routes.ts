import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { USUAL_SWITCHES } from "../ledger/ledger-desk";
import { PAGE_HEADERS } from "../page";
import { readOrder } from "./read-order";
import { requestsPage } from "./requests-page";

const MOST = 1000;

function limitOf(text: string | undefined): number {
  const limit = Number(text ?? 100);
  return Number.isInteger(limit) && limit > 0 ? Math.min(limit, MOST) : 100;
}

/**
 * `GET /_control/requests?text=&limit=` → `{ requests }`, newest first; a page for browsers. `GET /_control/deliveries?msn=&reference=&limit=` →
 * `{ deliveries }`, the webhooks sent and waiting. `POST /_control/rate-limits` with `{ enabled }` turns 429 on and off;
 * either way the counters start again. `POST /_control/reset` empties a memory store.
 */
export function requestRoutes({ requests, store, limiter, faults, clock, ledgers }: SandboxContext): Hono {
  return new Hono()
    .get("/_control", (c) => c.redirect("/_control/requests"))
    .get("/_control/requests", async (c) => {
      const { text, limit } = c.req.query();
      if (c.req.header("accept")?.includes("text/html")) {
        const shown = requests.list({ text, limit: limitOf(limit) });
        return c.html(String(await requestsPage(shown, text ?? "")), 200, PAGE_HEADERS);
      }
      return c.json({ requests: requests.list({ text, limit: limitOf(limit) }) });
    })
    .delete("/_control/requests", async (c) => {
      await requests.clear();
      return c.body(null, 204);
    })
    .get("/_control/deliveries", async (c) => {
      const { msn, reference, limit } = c.req.query();
      return c.json({ deliveries: await store.deliveryLog({ msn, reference, limit: limitOf(limit) }) });
    })
    .post("/_control/rate-limits", async (c) => {
      const read = await readOrder(c, z.strictObject({ enabled: z.boolean().default(true) }));
      if ("refused" in read) return read.refused;
      limiter.enabled = read.order.enabled;
      limiter.clear();
      return c.json({ enabled: limiter.enabled });
    })
    .post("/_control/reset", async (c) => {
      if (!store.clear)
        return c.json({ error: "Only a sandbox that keeps everything in memory can be reset." }, 409);
      store.clear();
      await Promise.all([requests.clear(), store.mail.clear()]);
      limiter.clear();
      faults.remove();
      clock.setOffset(0);
      ledgers.switches = USUAL_SWITCHES;
      return c.body(null, 204);
    });
}
