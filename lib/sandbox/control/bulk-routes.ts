import { Hono } from "hono";
import type { SandboxContext } from "../context";
import { noticesSince } from "../desk";
import { movementsSince } from "../ledger/movement";
import type { Payment } from "../payment";
import { type BulkPayment, bulkOrder } from "./bulk-order";
import { type Played, playPayment } from "./play-payment";
import { readOrder } from "./read-order";

/** Captures that lie in days that the ledgers have closed. */
async function plantHistory(
  { ledgers }: SandboxContext,
  rows: readonly { payment: Payment }[],
): Promise<void> {
  const moved = rows.flatMap(({ payment }) => movementsSince(payment, 0));
  const oldest = new Map<string, number>();
  for (const { msn, at } of moved) oldest.set(msn, Math.min(at, oldest.get(msn) ?? at));
  for (const [msn, at] of oldest) await ledgers.rewriteFrom(at, [msn]);
}

/** Order of times: nothing before the creation, nothing backwards, nothing in the future. */
function wrongTime({ createdAt, events }: BulkPayment, now: number): string | undefined {
  const times = [createdAt, ...events.map((event) => event.at)].map((text) => Date.parse(text));
  const backwards = times.some((time, index) => time < (times[index - 1] ?? 0));
  return backwards || (times.at(-1) ?? 0) > now ? "the times must grow and lie in the past" : undefined;
}

/**
 * `POST /_control/bulk` with up to 1 000 payments (`bulk-order.ts`), each with the times of what happened to it. They go
 * through the rules of every payment. All or nothing: where a rule says no, 422 lists `refused` and nothing is written.
 * Otherwise 201 with `{ added, skipped }`; skipped are references that were there already. Captures of days that the ledgers have
 * closed make them begin again.
 */
export function bulkRoutes(context: SandboxContext): Hono {
  const { units, people, clock, store } = context;
  return new Hono().post("/_control/bulk", async (c) => {
    const read = await readOrder(c, bulkOrder);
    if ("refused" in read) return read.refused;
    const { payments, webhooks } = read.order;
    const now = clock.now();
    const played = payments.map((order): { order: BulkPayment; result: Played | { wrong: string } } => {
      const unit = units.byMsn(order.msn);
      const wrong = unit ? wrongTime(order, now) : "the sales unit is unknown";
      if (!unit || wrong) return { order, result: { wrong: wrong ?? "" } };
      return { order, result: playPayment(order, unit, people, now) };
    });
    const refused = played.flatMap(({ order: { msn, reference }, result }) =>
      "payment" in result ? [] : [{ msn, reference, ...result }],
    );
    if (refused.length > 0) return c.json({ error: "Nothing was written.", refused }, 422);
    const rows = played.flatMap(({ result }) => ("payment" in result ? [result] : []));
    const withNotices = rows.map(({ payment }) => ({
      payment,
      notices: webhooks ? noticesSince(payment, 0) : [],
    }));
    const added = await store.insertPayments(withNotices);
    await plantHistory(context, rows);
    context.dispatcher.wake();
    const skipped = payments
      .map(({ reference }) => reference)
      .filter((reference) => !added.includes(reference));
    return c.json({ added: added.length, skipped }, 201);
  });
}
