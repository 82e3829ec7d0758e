import { membersNow } from "@/lib/access/members-now";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase, type Scope } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { dayAt } from "@/lib/domain/calendar";
import { endOf, periodAround } from "@/lib/domain/report-schedule";
import type { FileServer, Recipient } from "@/lib/domain/report-subscription";
import { fail, ok, type Result } from "@/lib/domain/result";
import { checkSubscription, type SubscriptionProblem } from "./check-subscription";
import { type KeepServerProblem, keepServer } from "./keep-server";
import { mayManage } from "./may-manage";
import { type SubscriptionInput, subscriptionInput } from "./subscription-input";
import {
  companyOf,
  insertSubscription,
  lockSubscription,
  productionUnits,
  type Subscription,
  updateSubscription,
} from "./subscription-repository";

export type SaveProblem =
  | SubscriptionProblem
  | KeepServerProblem
  | { code: "subscription_not_found" }
  | { code: "login_changed_meanwhile" };

type Saved = Result<{ to: string }, SaveProblem>;

/**
 * Makes a subscription or changes it. Whoever may download reports subscribes for themselves, who may subscribe others for them too.
 * Whoever saves it answers for it from then on: their rights count at each sending.
 */
export const saveSubscription = defineUseCase({
  permission: "report:download",
  input: subscriptionInput,
  run: (scope, input): Promise<Saved> =>
    scope.write(async (tx): Promise<Change<Saved>> => {
      const refused = (error: SaveProblem) => ({ value: fail(error), audit: "unchanged" as const });
      const before = await lockSubscription(tx, input.id);
      if (before ? !mayManage(scope.caller, before) : input.seenVersion > 0)
        return refused({ code: "subscription_not_found" });
      const company = await companyOf(tx);
      const done = ok({ to: `/m/${company.slug}/settlements/subscriptions/${input.id}` });
      // The second half of a double click.
      if (before && input.seenVersion === 0) return { value: done, audit: "unchanged" };
      if (before && before.version !== input.seenVersion) return refused({ code: "login_changed_meanwhile" });
      const units = (await productionUnits(tx)).map(({ msn }) => msn);
      const checked = checkSubscription(input, scope.caller, await membersNow(tx, scope.merchantId), units);
      if (!checked.ok) return refused(checked.error);
      const place = { merchantId: scope.merchantId, id: input.id, before: before?.server ?? null };
      const server = await keepServer(tx, place, input);
      if (!server.ok) return refused(server.error);
      const after = rowOf(scope, input, before, server.value);
      await keep(tx, before, { ...after, recipients: checked.value });
      const details = {
        ...(before && { before: told(before) }),
        after: told({ ...after, recipients: checked.value }),
      };
      const action = before ? "report.subscription_changed" : "report.subscribed";
      return { value: done, audit: { action, subject: `subscription:${input.id}`, details } };
    }),
});

function rowOf(
  { merchantId, caller }: Scope,
  { seenVersion: _, people: __, addresses: ___, units, ...input }: SubscriptionInput,
  before: Subscription | undefined,
  server: FileServer | null,
): Omit<Subscription, "recipients"> {
  const at = now();
  const { frequency, timeZone } = input;
  // Another frequency begins with the period that is running; in another time zone the same one goes on, and is over there.
  const goesOn = before?.frequency === frequency;
  const next = periodAround(frequency, goesOn ? before.nextFrom : dayAt(at, timeZone));
  const active = before?.active ?? true;
  const nextAt = goesOn && before.timeZone === timeZone ? before.nextAt : endOf(next, timeZone);
  return {
    ...{ merchantId, ...input, server, active, units: units.length > 0 ? units : null },
    purpose: input.personal ? input.purpose : "",
    ...{ madeBy: before?.madeBy ?? caller.id, answersFor: caller.id },
    ...{ deletedAt: null, stopped: null, nextFrom: next.from, nextAt: active ? nextAt : null },
    ...{ version: (before?.version ?? 0) + 1, createdAt: before?.createdAt ?? at },
  };
}

async function keep(tx: WriteTx, before: Subscription | undefined, row: Subscription): Promise<void> {
  if (before) return updateSubscription(tx, row.id, row);
  if (!(await insertSubscription(tx, row))) throw new Error("two made the same subscription at once");
}

/** For the log: ids and numbers, never an address of a person. */
function told({ recipients, server, ...row }: ToldRow) {
  const { name, units, frequency, timeZone, format, language, channel, personal } = row;
  const ids = recipients.flatMap((one: Recipient) => ("person" in one ? [one.person] : []));
  const place = server && { server: `${server.host}:${server.port}`, folder: server.folder };
  const people = { people: ids, addresses: recipients.length - ids.length };
  const what = { name, units: units ?? "all", frequency, timeZone, format, language, channel, personal };
  return { ...what, ...people, ...place };
}

type ToldRow = Omit<Subscription, "nextAt" | "nextFrom">;
