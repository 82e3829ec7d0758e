import { Hono } from "hono";
import type { SandboxContext } from "../context";
import { moveClock } from "../control/move-clock";
import { PAGE_HEADERS } from "../page";
import { describeLedger } from "./describe-ledger";
import { ledgerPage } from "./ledger-page";

const PAYOUTS = 5;
const MOST_DAYS = 400;

/** `GET /ledgers`: a page of all ledgers. Its buttons post `days` to `/ledgers/close-day`. */
export function ledgerPageRoutes(context: SandboxContext): Hono {
  const { ledgers, clock } = context;
  return new Hono()
    .get("/ledgers", async (c) => {
      const shown = [];
      for (const unit of ledgers.units())
        shown.push(await describeLedger(ledgers, unit, clock.now(), PAYOUTS));
      const now = new Date(clock.now()).toISOString();
      return c.html(String(await ledgerPage(shown, now)), 200, PAGE_HEADERS);
    })
    .post("/ledgers/close-day", async (c) => {
      const days = Number((await c.req.parseBody())["days"]);
      if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
        return c.text("Say how many days, from 1 to 400.", 400);
      await moveClock(context, clock.offset + ledgers.endOfDays(days) - clock.now());
      return c.redirect("/ledgers", 303);
    });
}
