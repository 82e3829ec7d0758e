import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { ownerOf } from "../rules/account-owner";
import { readOrder } from "./read-order";

const change = z.strictObject({
  name: z.string().trim().min(1).max(30).optional(),
  active: z.boolean().optional(),
});
const account = z.strictObject({ account: z.string().regex(/^[A-Z0-9]{8,34}$/) });

/**
 * What customer service does to a sales unit. `POST /_control/sales-units/{msn}/change` takes `{ name?, active? }`; an inactive unit
 * takes no payments. `.../account-check` takes `{ account }` and answers `{ owner: "own" | "other" | "not_known" }` by the rule in
 * rules/account-owner.ts. `.../penny-transfer` takes `{ account }`: it arrived, the account is the merchant's from now on.
 */
export function unitChangeRoutes({ units }: SandboxContext): Hono {
  const path = "/_control/sales-units/:msn";
  const nobody = { error: "There is no such sales unit." };
  return new Hono()
    .post(`${path}/change`, async (c) => {
      const read = await readOrder(c, change);
      if ("refused" in read) return read.refused;
      const unit = units.byMsn(c.req.param("msn"));
      if (!unit) return c.json(nobody, 404);
      if (unit.environment === "test") return c.json({ error: "A test unit can't be changed." }, 409);
      const { name = unit.name, active = unit.flags.paymentAllowed } = read.order;
      await units.save({ ...unit, name, flags: { ...unit.flags, paymentAllowed: active } });
      return c.json({ msn: unit.msn, name, active });
    })
    .post(`${path}/account-check`, async (c) => {
      const read = await readOrder(c, account);
      if ("refused" in read) return read.refused;
      const unit = units.byMsn(c.req.param("msn"));
      return unit ? c.json({ owner: ownerOf(read.order.account, unit) }) : c.json(nobody, 404);
    })
    .post(`${path}/penny-transfer`, async (c) => {
      const read = await readOrder(c, account);
      if ("refused" in read) return read.refused;
      const unit = units.byMsn(c.req.param("msn"));
      if (!unit) return c.json(nobody, 404);
      const provenAccounts = [...new Set([...(unit.provenAccounts ?? []), read.order.account])];
      const proven = { ...unit, provenAccounts };
      await units.save(proven);
      return c.json({ owner: ownerOf(read.order.account, proven) });
    });
}
