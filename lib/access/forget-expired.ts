import "server-only";
import { and, gt, isNotNull, lt, ne, or } from "drizzle-orm";
import { invoiceUploads } from "@/db/schema/invoice-parts";
import { mailOutbox } from "@/db/schema/mail";
import { notifications } from "@/db/schema/notifications";
import { qrScans } from "@/db/schema/qr-codes";
import { rateLimits, sessions } from "@/db/schema/sessions";
import { webhookInbox } from "@/db/schema/webhooks";
import { now } from "@/lib/clock";
import { CHECK_IN_MS } from "@/lib/domain/check-in";
import { EVENT_RETRY } from "@/lib/domain/recovery";
import { asDirectory } from "./directory";

const DAY_MS = 86_400_000;

const before = (days: number) => new Date(now().getTime() - days * DAY_MS);

/**
 * Attempts count for minutes and a session lives for hours; what is left of them has no use and names
 * addresses. A PDF whose draft was never saved belongs to nothing. A message that was sent is the recipient's; a month is for looking into what went wrong. What names a customer who
 * checked in serves to ask them for money, for a quarter of an hour.
 */
export async function forgetExpired(): Promise<void> {
  await asDirectory(async (tx) => {
    await tx.delete(rateLimits).where(lt(rateLimits.windowStart, before(1)));
    await tx
      .delete(mailOutbox)
      .where(and(ne(mailOutbox.state, "queued"), lt(mailOutbox.createdAt, before(30))));
    await tx.delete(notifications).where(lt(notifications.createdAt, before(365)));
    await tx.delete(invoiceUploads).where(lt(invoiceUploads.createdAt, before(1)));
    await tx.delete(sessions).where(lt(sessions.createdAt, before(30)));
    const over = lt(qrScans.scannedAt, new Date(now().getTime() - CHECK_IN_MS));
    await tx
      .update(qrScans)
      .set({ token: null })
      .where(and(isNotNull(qrScans.token), over));
  });
  await forgetDeliveries();
}

/**
 * What the platform delivered names customers, and nobody reads it after the payment was: a month is for looking into what went
 * wrong. One that still waits keeps all; one that was given up does not. Its digest stays, since the platform may repeat it.
 */
async function forgetDeliveries(): Promise<void> {
  const { body, appliedAt, receivedAt, attempts } = webhookInbox;
  const done = lt(appliedAt, before(30));
  const givenUp = and(gt(attempts, EVENT_RETRY.mostTries), lt(receivedAt, before(30)));
  await asDirectory((tx) =>
    tx
      .update(webhookInbox)
      .set({ body: null })
      .where(and(isNotNull(body), or(done, givenUp))),
  );
}
