import { z } from "zod";
import { membersNow } from "@/lib/access/members-now";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { fail, ok, type Result } from "@/lib/domain/result";
import { deliveriesOf, mailStates } from "./delivery-repository";
import { lineOf, type SubscriptionLine } from "./list-subscriptions";
import { mayManage } from "./may-manage";
import { type ShownDelivery, showDelivery } from "./show-delivery";
import { companyOf, findSubscription, productionUnits, type Subscription } from "./subscription-repository";

const SHOWN = 100;

export type SubscriptionDetail = {
  readonly line: Omit<SubscriptionLine, "last">;
  /** As it is kept, for the form. */
  readonly kept: Subscription;
  /** Who answers for it, by name. */
  readonly answersFor: string;
  readonly deliveries: readonly ShownDelivery[];
  readonly timeZone: string;
};

/** One subscription and what became of its reports, the newest hundred of them. */
export const getSubscription = defineUseCase({
  permission: "report:download",
  input: z.strictObject({ id: z.string().max(100) }),
  run: (
    { merchantId, caller, read },
    { id },
  ): Promise<Result<SubscriptionDetail, { code: "subscription_not_found" }>> =>
    read(async (tx) => {
      const known = z.uuid().safeParse(id).success;
      const kept = known ? await findSubscription(tx, id) : undefined;
      if (!kept || !mayManage(caller, kept)) return fail({ code: "subscription_not_found" });
      const deliveries = await deliveriesOf(tx, id, SHOWN);
      const mails = await mailStates(
        tx,
        deliveries.flatMap(({ recipients }) => recipients.flatMap(({ mail }) => mail ?? [])),
      );
      const names = new Map((await membersNow(tx, merchantId)).map((one) => [one.id, one.name]));
      const units = new Map((await productionUnits(tx)).map(({ msn, name }) => [msn, name]));
      const at = now();
      return ok({
        line: lineOf(kept, names, units),
        kept,
        answersFor: names.get(kept.answersFor) ?? "–",
        deliveries: deliveries.map((one) => showDelivery(one, mails, names, at)),
        timeZone: (await companyOf(tx)).timeZone,
      });
    }),
});
