import { z } from "zod";
import { type Change, defineUseCase } from "@/lib/access/use-case";
import { now } from "@/lib/clock";
import { CURRENCIES, type Currency } from "@/lib/domain/money";
import { FILE_DAYS, LARGEST_ATTACHMENT } from "@/lib/domain/report-subscription";
import { ok, type Result } from "@/lib/domain/result";
import { type Delivery, lockDelivery, updateDelivery } from "./delivery-repository";
import { queueReport } from "./queue-report";
import { findSubscription } from "./subscription-repository";

const DAY_MS = 86_400_000;
const currencies = Object.keys(CURRENCIES) as [Currency, ...Currency[]]; // safe: the keys of that very table

const builtFile = z.strictObject({
  key: z.string().max(200),
  name: z.string().max(150),
  mediaType: z.string().max(100),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const sums = z.array(
  z.strictObject({
    currency: z.enum(currencies),
    ...{ captured: z.int(), refunded: z.int(), fees: z.int(), corrected: z.int(), paidOut: z.int() },
  }),
);

/**
 * The file of a delivery is there, and where it goes to a server it is there too. Its messages are queued and it is noted as sent in
 * one step, so that each goes out once however often a worker died before. False where another worker has taken it over.
 */
export const finishDelivery = defineUseCase({
  permission: "report:deliver",
  input: z.strictObject({ id: z.uuid(), attempt: z.int(), file: builtFile, sums }),
  run: ({ write }, { id, attempt, file, sums: totals }): Promise<Result<boolean, never>> =>
    write(async (tx): Promise<Change<Result<boolean, never>>> => {
      const delivery = await lockDelivery(tx, id);
      if (delivery?.state !== "building" || delivery.attempts !== attempt)
        return { value: ok(false), audit: "unchanged" };
      const subscription = await findSubscription(tx, delivery.subscriptionId);
      if (!subscription) throw new Error("a delivery belongs to a subscription");
      const at = now();
      const expiresAt = new Date(at.getTime() + FILE_DAYS * DAY_MS);
      const { channel } = subscription;
      const linked = channel === "mail" && (delivery.personal || file.bytes > LARGEST_ATTACHMENT);
      const built = { ...delivery, ...columnsOf(file), sums: totals, linked, expiresAt };
      const recipients =
        channel === "mail" ? await queueReport(tx, built, subscription) : delivery.recipients;
      const { merchantId: _, id: __, subscriptionId: ___, ...row } = built;
      await updateDelivery(tx, id, {
        ...row,
        recipients,
        state: "sent",
        sentAt: at,
        nextAt: expiresAt,
        reason: null,
      });
      return {
        value: ok(true),
        audit: entryOf(built, channel, recipients.filter(({ skipped }) => !skipped).length),
      };
    }),
});

function columnsOf({ key, name, mediaType, bytes, sha256 }: z.output<typeof builtFile>) {
  return { fileKey: key, fileName: name, mediaType, bytes, sha256 };
}

function entryOf(built: Delivery, channel: string, recipients: number) {
  const { id, subscriptionId, periodFrom, periodTo, units, format, personal, sha256, bytes, linked } = built;
  const details = {
    ...{ subscription: subscriptionId, from: periodFrom, to: periodTo, units, format, personal, channel },
    ...{ recipients, linked, bytes, sha256 },
  };
  return { action: "report.delivered", subject: `delivery:${id}`, details };
}
