import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { makeSalesUnit, type SalesUnit } from "../sales-unit";
import type { SalesUnitBook } from "../sales-unit-book";
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
  market: z.enum(["NO", "DK", "FI"]).default("NO"),
  environment: z.enum(["production", "test"]).optional(),
  channel: z.enum(["online", "in-person"]).optional(),
  flags: z
    .strictObject({
      ...{ directCapture: flag, skipLandingPage: flag, longLiving: flag, express: flag, ninScope: flag },
      ...{ mustCaptureFull: flag, lateCapture: flag, bankAccountVerified: flag, paymentAllowed: flag },
    })
    .optional(),
});

const SCHEMES = { NO: "business:NO:ORG", DK: "business:DK:CVR", FI: "business:FI:Y-tunnus" } as const;

function freeMsn(units: SalesUnitBook): string {
  const msn = String(randomInt(1_000_000, 9_999_999));
  return units.byMsn(msn) ? freeMsn(units) : msn;
}

function draw(
  { merchant, organisation, ...order }: z.infer<typeof newUnit>,
  units: SalesUnitBook,
): SalesUnit {
  const secret = () => randomBytes(24).toString("base64");
  const hex = () => randomBytes(16).toString("hex");
  const flags = Object.fromEntries(
    Object.entries(order.flags ?? {}).filter(([, value]) => value !== undefined),
  );
  return makeSalesUnit({
    ...order,
    flags,
    msn: order.msn ?? freeMsn(units),
    keys: {
      clientId: randomUUID(),
      clientSecret: secret(),
      subscriptionKey: hex(),
      subscriptionKeySecondary: hex(),
    },
    merchant: {
      slug: merchant.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
      name: merchant,
      businessIdentifier: { scheme: SCHEMES[order.market], id: organisation },
      accountingKeys: { clientId: randomUUID(), clientSecret: secret() },
    },
  });
}

/** `GET /_control/sales-units` → `{ salesUnits: SalesUnit[] }`, with keys and flags. `POST` makes one, with new keys. */
export function salesUnitRoutes({ units }: SandboxContext): Hono {
  return new Hono()
    .get("/_control/sales-units", (c) => c.json({ salesUnits: units.all() }))
    .post("/_control/sales-units", async (c) => {
      const read = await readOrder(c, newUnit);
      if ("refused" in read) return read.refused;
      const { msn } = read.order;
      if (msn && units.byMsn(msn)) return c.json({ error: `There is a sales unit ${msn} already.` }, 409);
      const unit = draw(read.order, units);
      await units.save(unit);
      return c.json(unit, 201);
    });
}
