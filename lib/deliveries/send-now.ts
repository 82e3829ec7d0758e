import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { lastPeriod } from "@/lib/domain/report-schedule";
import { fail, ok, type Result } from "@/lib/domain/result";
import { insertDelivery, runsOf, updateDelivery } from "./delivery-repository";
import { mayManage } from "./may-manage";
import { lockSubscription } from "./subscription-repository";

type Asked = Result<{ delivery: string }, { code: "subscription_not_found" }>;

/**
 * Sends the last period that is over, again where it went out already; one that waits goes first. `key` is made with the form, so
 * that a double click sends once.
 */
export const sendNow = defineUseCase({
  permission: "report:download",
  input: z.strictObject({ id: z.uuid(), key: z.uuid().toLowerCase() }),
  run: ({ merchantId, caller, write }, { id, key }): Promise<Asked> =>
    write(async (tx): Promise<Change<Asked>> => {
      const found = await lockSubscription(tx, id);
      if (!found || !mayManage(caller, found))
        return { value: fail({ code: "subscription_not_found" }), audit: "unchanged" };
      const at = now();
      const period = lastPeriod(found.frequency, at, found.timeZone);
      const { highest, open } = await runsOf(tx, id, period);
      const details = { subscription: id, ...period };
      if (open) {
        await updateDelivery(tx, open, { nextAt: at });
        const audit = { action: "report.asked_for", subject: `delivery:${open}`, details };
        return { value: ok({ delivery: open }), audit };
      }
      const { format, personal } = found;
      const row = { merchantId, id: key, subscriptionId: id, run: highest + 1, askedBy: caller.id };
      const made = await insertDelivery(tx, period, { ...row, createdAt: at, format, personal });
      const audit = { action: "report.asked_for", subject: `delivery:${key}`, details };
      return { value: ok({ delivery: key }), audit: made ? audit : "unchanged" };
    }),
});
