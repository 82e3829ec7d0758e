import { type Context, Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { loginSettings, marketing } from "../login-order";
import { changeLogin, changeMarketing, viewLogin } from "../login-setup";
import type { SalesUnit } from "../sales-unit";
import { readOrder } from "./read-order";

const version = z.int().min(0);
const settingsOrder = z.strictObject({ version, value: loginSettings.nullable() });
const marketingOrder = z.strictObject({ version, value: marketing.nullable() });
const question = z.strictObject({ msns: z.array(z.string()).max(1_000) });

const NOBODY = { error: "There is no such sales unit." };
const CHANGED = { code: "changed", error: "It was changed meanwhile: read it again." };
const INACTIVE = { code: "not_active", error: "The unit has no login to ask for consents with." };

/**
 * Login of sales units: `GET /_control/sales-units/{msn}/login` → `{ login, marketing, scopes }`, both with a `version`.
 * `POST …/login` and `POST …/marketing` take `{ version, value }`; null removes. 409 where the version is not the present
 * one. `POST /_control/logins` with `{ msns }` tells of many at once.
 */
export function loginRoutes({ units }: SandboxContext): Hono {
  const path = "/_control/sales-units/:msn";
  // One after another: a change is written before the next one looks at its version.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<Response>): Promise<Response> => {
    const done = turn.then(work, work);
    turn = done;
    return done;
  };
  const change = (c: Context, apply: (unit: SalesUnit) => SalesUnit | Response | undefined) =>
    inTurn(async () => {
      const unit = units.byMsn(c.req.param("msn") ?? "");
      if (!unit) return c.json(NOBODY, 404);
      const changed = apply(unit);
      if (changed instanceof Response) return changed;
      if (!changed) return c.json(CHANGED, 409);
      await units.save(changed);
      return c.json(viewLogin(changed));
    });
  return new Hono()
    .get(`${path}/login`, (c) => {
      const unit = units.byMsn(c.req.param("msn"));
      return unit ? c.json(viewLogin(unit)) : c.json(NOBODY, 404);
    })
    .post(`${path}/login`, async (c) => {
      const read = await readOrder(c, settingsOrder);
      return "refused" in read ? read.refused : change(c, (unit) => changeLogin(unit, read.order));
    })
    .post(`${path}/marketing`, async (c) => {
      const read = await readOrder(c, marketingOrder);
      if ("refused" in read) return read.refused;
      return change(c, (unit) =>
        unit.login?.value ? changeMarketing(unit, read.order) : c.json(INACTIVE, 409),
      );
    })
    .post("/_control/logins", async (c) => {
      const read = await readOrder(c, question);
      if ("refused" in read) return read.refused;
      const known = read.order.msns.flatMap((msn) => units.byMsn(msn) ?? []);
      return c.json({ logins: known.map(viewLogin) });
    });
}
