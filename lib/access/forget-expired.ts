import "server-only";
import { lt } from "drizzle-orm";
import { rateLimits, sessions } from "@/db/schema/sessions";
import { now } from "@/lib/clock";
import { asDirectory } from "./directory";

const DAY_MS = 86_400_000;

/** Attempts count for minutes and a session lives for hours; what is left of them has no use and names addresses. */
export async function forgetExpired(): Promise<void> {
  const before = (days: number) => new Date(now().getTime() - days * DAY_MS);
  await asDirectory(async (tx) => {
    await tx.delete(rateLimits).where(lt(rateLimits.windowStart, before(1)));
    await tx.delete(sessions).where(lt(sessions.createdAt, before(30)));
  });
}
