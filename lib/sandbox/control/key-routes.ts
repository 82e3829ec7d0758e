import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { renewKey } from "../rules/renew-key";
import { RENEWABLE_KEYS, type RenewableKey } from "../sales-unit";
import { readOrder } from "./read-order";

const order = z.strictObject({
  key: z.enum(RENEWABLE_KEYS),
  request: z.string().min(1).max(100),
});

const draw = (key: RenewableKey) =>
  key === "client-secret" ? randomBytes(24).toString("base64") : randomBytes(16).toString("hex");

/**
 * What the platform's own portal does with keys. `POST /_control/sales-units/{msn}/keys` takes `{ key: "client-secret" | "primary" |
 * "secondary", request }` and answers `{ key, value, formerUntil }`; the former value works until then, by the sandbox's clock.
 * The same `request` gets the same answer, so that a caller who died in between can ask again.
 */
export function keyRoutes({ units, clock }: SandboxContext): Hono {
  let turn: Promise<unknown> = Promise.resolve();
  // One after the other: two keys of a unit that are renewed in the same moment must both stay.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work);
    turn = next.catch(() => undefined);
    return next;
  };
  return new Hono().post("/_control/sales-units/:msn/keys", async (c) => {
    const read = await readOrder(c, order);
    if ("refused" in read) return read.refused;
    return inTurn(async () => {
      const unit = units.byMsn(c.req.param("msn"));
      if (!unit) return c.json({ error: "There is no such sales unit." }, 404);
      const renewed = renewKey(unit, read.order, clock.now(), draw(read.order.key));
      await units.save(renewed.unit);
      const { key, value, until } = renewed.renewal;
      return c.json({ key, value, formerUntil: new Date(until).toISOString() });
    });
  });
}
