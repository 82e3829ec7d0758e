import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { dayAt } from "@/lib/domain/calendar";
import { endOf, periodAround } from "@/lib/domain/report-schedule";
import { fail, ok, type Result } from "@/lib/domain/result";
import { mayManage } from "./may-manage";
import { dropServerSecrets } from "./server-secret";
import {
  companyOf,
  lockSubscription,
  type Subscription,
  updateSubscription,
} from "./subscription-repository";

type Switched = Result<{ to?: string }, { code: "subscription_not_found" }>;

const ACTIONS = {
  active: "report.subscription_resumed",
  paused: "report.subscription_paused",
  deleted: "report.subscription_deleted",
} as const;

/**
 * Lets a subscription rest, go on, or ends it for good. After a rest it goes on with the period that is running then; what was missed
 * meanwhile can be sent by hand.
 */
export const switchSubscription = defineUseCase({
  permission: "report:download",
  input: z.strictObject({ id: z.uuid(), to: z.enum(["active", "paused", "deleted"]) }),
  run: ({ merchantId, caller, write }, { id, to }): Promise<Switched> =>
    write(async (tx): Promise<Change<Switched>> => {
      const found = await lockSubscription(tx, id);
      if (!found || !mayManage(caller, found))
        return { value: fail({ code: "subscription_not_found" }), audit: "unchanged" };
      const value = ok(
        to === "deleted" ? { to: `/m/${(await companyOf(tx)).slug}/settlements/subscriptions` } : {},
      );
      const isSo = to !== "deleted" && found.active === (to === "active") && !found.stopped;
      if (isSo) return { value, audit: "unchanged" };
      if (to === "deleted") await dropServerSecrets(tx, merchantId, id);
      await updateSubscription(tx, id, { ...changeOf(found, to), version: found.version + 1 });
      return {
        value,
        audit: { action: ACTIONS[to], subject: `subscription:${id}`, details: { name: found.name } },
      };
    }),
});

function changeOf({ frequency, timeZone }: Subscription, to: keyof typeof ACTIONS): Partial<Subscription> {
  const at = now();
  if (to === "deleted") return { active: false, nextAt: null, deletedAt: at };
  if (to === "paused") return { active: false, nextAt: null };
  const current = periodAround(frequency, dayAt(at, timeZone));
  return { active: true, stopped: null, nextFrom: current.from, nextAt: endOf(current, timeZone) };
}
