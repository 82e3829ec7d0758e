import { z } from "zod";
import { membersNow } from "@/lib/access/members-now";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import type { Locale } from "@/lib/domain/locale";
import type { ReportChoice } from "@/lib/domain/report-choice";
import { endOf } from "@/lib/domain/report-schedule";
import { standingOf } from "@/lib/domain/report-standing";
import { ok, type Result } from "@/lib/domain/result";
import { type Delivery, lockDelivery, updateDelivery } from "./delivery-repository";
import {
  companyOf,
  lockSubscription,
  productionUnits,
  type Subscription,
  updateSubscription,
} from "./subscription-repository";

/** What is to be built and sent now. `attempt` tells its taker from one that comes later. */
export type Taken = {
  readonly kind: "build";
  readonly id: string;
  readonly attempt: number;
  readonly channel: Subscription["channel"];
  readonly units: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly endedAt: Date;
  readonly format: ReportChoice;
  readonly language: Locale;
  readonly personal: boolean;
};

/** `over`: it ended without anything to send. `forget`: its file has been kept for long enough. */
export type TakenOrNot = Taken | { readonly kind: "not_due" | "over" | "forget" };

// A worker that dies leaves it to the next one after that long.
const LEASE_MS = 15 * 60_000;

const OVER: readonly Delivery["state"][] = ["sent", "failed", "empty"];

/**
 * Takes up a delivery whose turn it is, for one worker alone, and looks who may have it by the rights of this moment. Where nobody may,
 * it ends with the reason, and the subscription tells it.
 */
export const takeDelivery = defineUseCase({
  permission: "report:deliver",
  input: z.strictObject({ id: z.uuid() }),
  run: (scope, { id }): Promise<Result<TakenOrNot, never>> =>
    scope.write(async (tx): Promise<Change<Result<TakenOrNot, never>>> => {
      const at = now();
      const delivery = await lockDelivery(tx, id);
      if (!delivery?.nextAt || delivery.nextAt > at)
        return { value: ok({ kind: "not_due" }), audit: "unchanged" };
      if (OVER.includes(delivery.state)) return { value: ok({ kind: "forget" }), audit: "unchanged" };
      const subscription = await lockSubscription(tx, delivery.subscriptionId);
      if (!subscription) throw new Error("a delivery belongs to a subscription");
      const rests = subscription.deletedAt || (!subscription.active && !delivery.askedBy);
      if (rests) return end(tx, delivery, "report_paused");
      const units = (await productionUnits(tx)).map(({ msn }) => msn);
      const standing = standingOf(subscription, await membersNow(tx, scope.merchantId), units);
      await updateSubscription(tx, subscription.id, { stopped: standing.ok ? null : standing.reason });
      if (!standing.ok) return end(tx, delivery, standing.reason);
      const attempt = delivery.attempts + 1;
      await updateDelivery(tx, id, {
        ...{ state: "building", attempts: attempt, nextAt: new Date(at.getTime() + LEASE_MS) },
        ...{ units: [...standing.units], lostUnits: [...standing.lost], recipients: standing.recipients },
        ...{ format: subscription.format, personal: subscription.personal },
      });
      const { timeZone: companyZone } = await companyOf(tx);
      const value = ok(takenOf(delivery, subscription, { units: standing.units, attempt, companyZone }));
      return { value, audit: "own-record" };
    }),
});

async function end(tx: WriteTx, { id, periodFrom, periodTo }: Delivery, reason: string) {
  await updateDelivery(tx, id, { state: "failed", reason, about: {}, nextAt: null });
  const details = { from: periodFrom, to: periodTo, reason };
  const audit = {
    action: "report.not_delivered",
    subject: `delivery:${id}`,
    result: "failed" as const,
    details,
  };
  return { value: ok({ kind: "over" as const }), audit };
}

function takenOf(
  { id, periodFrom: from, periodTo: to }: Delivery,
  { channel, format, language, personal }: Subscription,
  { units, attempt, companyZone }: { units: readonly string[]; attempt: number; companyZone: string },
): Taken {
  // Ledgers count days as the company does, whenever the subscription's own day is over.
  const endedAt = endOf({ from, to }, companyZone);
  return { kind: "build", id, attempt, channel, units, from, to, endedAt, format, language, personal };
}
