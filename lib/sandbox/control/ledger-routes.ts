import { type Context, Hono } from "hono";
import type { z } from "zod";
import type { SandboxContext } from "../context";
import { describeLedger } from "../ledger/describe-ledger";
import type { SalesUnit } from "../sales-unit";
import { abortPayout, addEntry, changeAccess, changeTerms, type Done } from "./ledger-changes";
import { abortOrder, accessOrder, closeOrder, entryOrder, termsOrder } from "./ledger-orders";
import { moveClock } from "./move-clock";
import { readOrder } from "./read-order";

const SHOWN = 400;
const NOBODY = { error: "There is no such production sales unit." };

function findUnit({ ledgers }: SandboxContext, c: Context): SalesUnit | undefined {
  return ledgers.units().find(({ msn }) => msn === c.req.param("msn"));
}

/** Answers the ledger as it is afterwards. */
function change<S extends z.ZodType>(
  context: SandboxContext,
  schema: S,
  act: (context: SandboxContext, unit: SalesUnit, order: z.output<S>) => Promise<Done>,
) {
  return async (c: Context) => {
    const read = await readOrder(c, schema);
    if ("refused" in read) return read.refused;
    const unit = findUnit(context, c);
    const refused = unit && (await act(context, unit, read.order));
    if (refused) return c.json({ error: refused.error }, refused.status);
    const changed = findUnit(context, c);
    if (!changed) return c.json(NOBODY, 404);
    return c.json(await describeLedger(context.ledgers, changed, context.clock.now(), SHOWN));
  };
}

/**
 * `GET /_control/ledgers` → `{ ledgers }`, `GET .../{msn}` → one with its payouts (ledger/describe-ledger.ts). `POST .../close-day`
 * with `{ days? }` moves the test clock past that many midnights. `POST .../{msn}/terms`, `/entries`, `/abort-payout` and
 * `/accounting-access` (ledger-orders.ts) answer the ledger afterwards.
 */
export function ledgerRoutes(context: SandboxContext): Hono {
  const { ledgers, clock } = context;
  const path = "/_control/ledgers";
  const list = async () => {
    const shown = [];
    for (const unit of ledgers.units()) shown.push(await describeLedger(ledgers, unit, clock.now(), 1));
    return { now: new Date(clock.now()).toISOString(), ledgers: shown };
  };
  return new Hono()
    .get(path, async (c) => c.json(await list()))
    .post(`${path}/close-day`, async (c) => {
      const read = await readOrder(c, closeOrder);
      if ("refused" in read) return read.refused;
      await moveClock(context, clock.offset + ledgers.endOfDays(read.order.days) - clock.now());
      return c.json(await list());
    })
    .get(`${path}/:msn`, async (c) => {
      const unit = findUnit(context, c);
      return unit ? c.json(await describeLedger(ledgers, unit, clock.now(), SHOWN)) : c.json(NOBODY, 404);
    })
    .post(`${path}/:msn/terms`, change(context, termsOrder, changeTerms))
    .post(`${path}/:msn/entries`, change(context, entryOrder, addEntry))
    .post(`${path}/:msn/abort-payout`, change(context, abortOrder, abortPayout))
    .post(`${path}/:msn/accounting-access`, change(context, accessOrder, changeAccess));
}
