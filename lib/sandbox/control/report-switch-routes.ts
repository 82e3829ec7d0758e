import { Hono } from "hono";
import type { SandboxContext } from "../context";
import { switchOrder } from "./ledger-orders";
import { readOrder } from "./read-order";

/** `GET` and `POST /_control/reports` with `{ lagSeconds?, pageSize? }`: how late the Report API hears of things, and how long its pages are. */
export function reportSwitchRoutes({ ledgers }: SandboxContext): Hono {
  const show = () => ({ lagSeconds: ledgers.switches.lagMs / 1000, pageSize: ledgers.switches.pageSize });
  return new Hono()
    .get("/_control/reports", (c) => c.json(show()))
    .post("/_control/reports", async (c) => {
      const read = await readOrder(c, switchOrder);
      if ("refused" in read) return read.refused;
      const { lagSeconds, pageSize = ledgers.switches.pageSize } = read.order;
      const lagMs = lagSeconds === undefined ? ledgers.switches.lagMs : lagSeconds * 1000;
      ledgers.switches = { lagMs, pageSize };
      return c.json(show());
    });
}
