import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { endOf, periodAfter, periodAround } from "@/lib/domain/report-schedule";
import { ok, type Result } from "@/lib/domain/result";
import { insertDelivery } from "./delivery-repository";
import { lockSubscription, type Subscription, updateSubscription } from "./subscription-repository";

// A worker that was away for long catches up in several steps.
const AT_ONCE = 40;

/**
 * Makes a delivery of each period of a subscription that is over, once each however many workers look. Gives their number. What was
 * missed while no worker ran goes out too.
 */
export const planDeliveries = defineUseCase({
  permission: "report:deliver",
  input: z.strictObject({ id: z.uuid() }),
  run: ({ write }, { id }): Promise<Result<number, never>> =>
    write(async (tx): Promise<Change<Result<number, never>>> => {
      const subscription = await lockSubscription(tx, id);
      const at = now();
      if (!subscription?.active || !subscription.nextAt || subscription.nextAt > at)
        return { value: ok(0), audit: "unchanged" };
      const made = await planAll(tx, subscription, at);
      return { value: ok(made), audit: "own-record" };
    }),
});

async function planAll(tx: WriteTx, subscription: Subscription, at: Date): Promise<number> {
  const { merchantId, id, frequency, timeZone, format, personal } = subscription;
  let period = periodAround(frequency, subscription.nextFrom);
  let made = 0;
  while (made < AT_ONCE && endOf(period, timeZone) <= at) {
    const row = { merchantId, id: randomUUID(), subscriptionId: id, run: 0, createdAt: at, format, personal };
    await insertDelivery(tx, period, row);
    made += 1;
    period = periodAfter(frequency, period);
  }
  await updateSubscription(tx, id, { nextFrom: period.from, nextAt: endOf(period, timeZone) });
  return made;
}
