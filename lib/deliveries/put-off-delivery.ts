import { z } from "zod";
import type { AuditEntry } from "@/lib/access/audit";
import { membersNow } from "@/lib/access/members-now";
import type { WriteTx } from "@/lib/access/tenant-db";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { endOf } from "@/lib/domain/report-schedule";
import { ok, type Result } from "@/lib/domain/result";
import { queueMail } from "@/lib/mail/queue-mail";
import { isPlayed } from "@/lib/payments-api/management";
import { type Delivery, lockDelivery, updateDelivery } from "./delivery-repository";
import { writePeriod } from "./describe-report";
import { companyOf, findSubscription } from "./subscription-repository";

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 60 * MINUTE_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Codes of failures.json, and the values that its sentence names. */
const about = z.record(z.string(), z.string().max(1_000));

/**
 * Notes why a delivery did not go out. `wait`: looked at again, and somebody is told once it is a day late; it is never given up.
 * `empty`: nothing was paid out. `failed`: it takes a person, who is told at once.
 */
export const putOffDelivery = defineUseCase({
  permission: "report:deliver",
  input: z.strictObject({
    id: z.uuid(),
    attempt: z.int(),
    state: z.enum(["waiting", "empty", "failed"]),
    reason: z.string().max(60).optional(),
    about: about.default({}),
  }),
  run: (
    { merchantId, write },
    { id, attempt, state, reason = null, about: named },
  ): Promise<Result<boolean, never>> =>
    write(async (tx): Promise<Change<Result<boolean, never>>> => {
      const delivery = await lockDelivery(tx, id);
      if (delivery?.state !== "building" || delivery.attempts !== attempt)
        return { value: ok(false), audit: "unchanged" };
      const at = now();
      const nextAt = state === "waiting" ? new Date(at.getTime() + waitOf(reason, attempt)) : null;
      const told = await tellOnce(tx, { merchantId, delivery, state, at, reason });
      await updateDelivery(tx, id, { state, reason, about: named, nextAt, ...(told && { toldAt: at }) });
      return { value: ok(true), audit: state === "failed" ? failedEntry(delivery, reason) : "own-record" };
    }),
});

/** A ledger is looked at again soon, a server that is away ever less often. */
function waitOf(reason: string | null, attempt: number): number {
  if (reason === "report_late") return isPlayed() ? MINUTE_MS / 6 : 5 * MINUTE_MS;
  return Math.min(MINUTE_MS * 2 ** Math.min(attempt - 1, 10), LONGEST_WAIT_MS);
}

function failedEntry({ id, periodFrom, periodTo }: Delivery, reason: string | null): AuditEntry {
  const details = { from: periodFrom, to: periodTo, reason };
  return { action: "report.not_delivered", subject: `delivery:${id}`, result: "failed", details };
}

type Telling = {
  merchantId: string;
  delivery: Delivery;
  state: "waiting" | "empty" | "failed";
  at: Date;
  reason: string | null;
};

/** To whoever answers for it: what is late or needs them. True where they were told now. */
async function tellOnce(tx: WriteTx, { merchantId, delivery, state, at, reason }: Telling): Promise<boolean> {
  if (state === "empty" || delivery.toldAt) return false;
  const subscription = await findSubscription(tx, delivery.subscriptionId);
  if (!subscription) return false;
  const { answersFor, name, timeZone, id } = subscription;
  const period = { from: delivery.periodFrom, to: delivery.periodTo };
  const late =
    at.getTime() - Math.max(endOf(period, timeZone).getTime(), delivery.createdAt.getTime()) >= DAY_MS;
  if (state === "waiting" && !late) return false;
  const owner = (await membersNow(tx, merchantId)).find((member) => member.id === answersFor);
  if (!owner?.email) return true;
  const company = await companyOf(tx);
  const why = reason === "report_late" ? "ledger" : reason?.startsWith("sftp_") ? "server" : "other";
  await queueMail(tx, {
    to: owner.email,
    locale: owner.locale,
    template: "reportLate",
    values: {
      ...{ company: company.name, name, why, period: writePeriod(period, owner.locale) },
      path: `/m/${company.slug}/settlements/subscriptions/${id}`,
    },
  });
  return true;
}
