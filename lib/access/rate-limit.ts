import "server-only";
import { createHash } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import { rateLimits } from "@/db/schema/sessions";
import { now } from "@/lib/clock";
import { asDirectory } from "./directory";

export type Limit = {
  /** What is counted, such as "password:account". */
  readonly name: string;
  readonly most: number;
  readonly windowMs: number;
};

/**
 * Counts one more attempt and says whether it is still allowed. A window opens with the first attempt. The count is in
 * the database, so that several instances of the portal share it.
 */
export async function countAttempt(limit: Limit, subject: string): Promise<boolean> {
  return (await countAttempts(limit, subject)) <= limit.most;
}

/** Counts one more attempt and says how many there were within the window, this one included. */
export async function countAttempts(limit: Limit, subject: string): Promise<number> {
  const key = keyOf(limit, subject);
  const at = now();
  const opened = new Date(at.getTime() - limit.windowMs);
  return asDirectory(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
    const open = and(eq(rateLimits.key, key), gt(rateLimits.windowStart, opened));
    const [counted] = await tx
      .update(rateLimits)
      .set({ count: sql`${rateLimits.count} + 1` })
      .where(open)
      .returning({ count: rateLimits.count });
    if (counted) return counted.count;
    await tx.delete(rateLimits).where(eq(rateLimits.key, key));
    await tx.insert(rateLimits).values({ key, windowStart: at, count: 1 });
    return 1;
  });
}

/** Forgets the attempts, after one of them succeeded. */
export async function forgetAttempts(limit: Limit, subject: string): Promise<void> {
  await asDirectory((tx) => tx.delete(rateLimits).where(eq(rateLimits.key, keyOf(limit, subject))));
}

/** Addresses and e-mails are counted, not kept: only a digest of them is stored. */
function keyOf(limit: Limit, subject: string): string {
  return `${limit.name}:${createHash("sha256").update(subject).digest("hex")}`;
}
