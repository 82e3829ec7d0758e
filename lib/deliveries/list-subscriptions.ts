import { z } from "zod";
import { membersNow } from "@/lib/access/members-now";
import { defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { type Period, periodAround } from "@/lib/domain/report-schedule";
import { ok, type Result } from "@/lib/domain/result";
import { lastDeliveries, mailStates } from "./delivery-repository";
import { mayManage } from "./may-manage";
import { type ShownDelivery, showDelivery } from "./show-delivery";
import { allSubscriptions, productionUnits, type Subscription } from "./subscription-repository";

export type SubscriptionLine = Pick<
  Subscription,
  "id" | "name" | "frequency" | "format" | "channel" | "active" | "personal" | "stopped" | "timeZone"
> & {
  /** Names of the sales units; undefined for all. */
  readonly units: readonly string[] | undefined;
  /** Names of people and addresses. */
  readonly recipients: readonly string[];
  readonly server: string | undefined;
  readonly madeBy: string;
  readonly next: { readonly period: Period; readonly at: Date } | undefined;
  readonly last: ShownDelivery | undefined;
};

export type SubscriptionList = { readonly lines: readonly SubscriptionLine[] };

/** Subscriptions of one's own, for administrators all of them, by name. Input: `{}`. */
export const listSubscriptions = defineUseCase({
  permission: "report:download",
  input: z.strictObject({}),
  run: ({ merchantId, caller, read }): Promise<Result<SubscriptionList, never>> =>
    read(async (tx) => {
      const found = (await allSubscriptions(tx)).filter((one) => mayManage(caller, one));
      const last = await lastDeliveries(
        tx,
        found.map(({ id }) => id),
      );
      const ids = last.flatMap(({ recipients }) => recipients.flatMap(({ mail }) => mail ?? []));
      const mails = await mailStates(tx, ids);
      const names = new Map((await membersNow(tx, merchantId)).map(({ id, name }) => [id, name]));
      const units = new Map((await productionUnits(tx)).map(({ msn, name }) => [msn, name]));
      const at = now();
      const lines = found.map((one) => {
        const newest = last.find(({ subscriptionId }) => subscriptionId === one.id);
        return { ...lineOf(one, names, units), last: newest && showDelivery(newest, mails, names, at) };
      });
      return ok({ lines });
    }),
});

type Names = ReadonlyMap<string, string>;

export function lineOf(one: Subscription, names: Names, units: Names): Omit<SubscriptionLine, "last"> {
  const { id, name, frequency, format, channel, active, personal, stopped, server, timeZone } = one;
  const { nextAt, nextFrom } = one;
  return {
    ...{ id, name, frequency, format, channel, active, personal, stopped, timeZone },
    units: one.units?.map((msn) => units.get(msn) ?? msn),
    recipients: one.recipients.map((to) => ("person" in to ? (names.get(to.person) ?? "–") : to.address)),
    server: server ? `${server.host}${server.folder && ` · ${server.folder}`}` : undefined,
    madeBy: names.get(one.madeBy) ?? "–",
    next: nextAt ? { period: periodAround(frequency, nextFrom), at: nextAt } : undefined,
  };
}
