import "server-only";
import { and, lt, ne } from "drizzle-orm";
import { mailOutbox } from "@/db/schema/mail";
import { notifications } from "@/db/schema/notifications";
import { rateLimits, sessions } from "@/db/schema/sessions";
import { now } from "@/lib/clock";
import { asDirectory } from "./directory";

const DAY_MS = 86_400_000;

/**
 * Attempts count for minutes and a session lives for hours; what is left of them has no use and names
 * addresses. A message that was sent is the recipient's; a month is for looking into what went wrong.
 */
export async function forgetExpired(): Promise<void> {
  const before = (days: number) => new Date(now().getTime() - days * DAY_MS);
  await asDirectory(async (tx) => {
    await tx.delete(rateLimits).where(lt(rateLimits.windowStart, before(1)));
    await tx
      .delete(mailOutbox)
      .where(and(ne(mailOutbox.state, "queued"), lt(mailOutbox.createdAt, before(30))));
    await tx.delete(notifications).where(lt(notifications.createdAt, before(365)));
    await tx.delete(sessions).where(lt(sessions.createdAt, before(30)));
  });
}
