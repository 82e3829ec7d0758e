import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { drawUnit } from "../draw-unit";
import { MARKETS } from "../sales-unit";
import { readOrder } from "./read-order";

const flag = z.boolean().optional();

const newUnit = z.strictObject({
  msn: z
    .string()
    .regex(/^\d{4,7}$/)
    .optional(),
  name: z.string().min(1).max(50).default("Sales unit"),
  merchant: z.string().min(1).default("Merchant"),
  organisation: z.string().min(1).default("999000010"),
  market: z.enum(MARKETS).default("NO"),
  environment: z.enum(["production", "test"]).optional(),
  channel: z.enum(["online", "in-person"]).optional(),
  flags: z
    .strictObject({
      ...{ directCapture: flag, skipLandingPage: flag, longLiving: flag, express: flag, ninScope: flag },
      ...{ mustCaptureFull: flag, lateCapture: flag, bankAccountVerified: flag, paymentAllowed: flag },
    })
    .optional(),
});

/** `GET /_control/sales-units` → `{ salesUnits: SalesUnit[] }`, with keys and flags. `POST` makes one, with new keys. */
export function salesUnitRoutes({ units }: SandboxContext): Hono {
  return new Hono()
    .get("/_control/sales-units", (c) => c.json({ salesUnits: units.all() }))
    .post("/_control/sales-units", async (c) => {
      const read = await readOrder(c, newUnit);
      if ("refused" in read) return read.refused;
      const { msn } = read.order;
      if (msn && units.byMsn(msn)) return c.json({ error: `There is a sales unit ${msn} already.` }, 409);
      const unit = drawUnit(read.order, units);
      await units.save(unit);
      return c.json(unit, 201);
    });
}
