import "server-only";
import { and, eq, lt } from "drizzle-orm";
import type { Database } from "@/db/client";
import { totpFactors } from "@/db/schema/second-factors";
import { now } from "@/lib/clock";
import { stepOfCode } from "./totp";
import { openForUser, sealForUser } from "./user-seal";

const PURPOSE = "totp";
/** Stands in where someone has no app, so that time tells nothing. */
const DECOY = Buffer.alloc(20);

/** Keeps the app of a person who has none yet; false where they have one. The code at `step` is spent with it. */
export async function keepApp(tx: Database, userId: string, secret: Buffer, step: number): Promise<boolean> {
  const sealedSecret = sealForUser(userId, PURPOSE, secret);
  const kept = await tx
    .insert(totpFactors)
    .values({ userId, sealedSecret, lastStep: step, createdAt: now() })
    .onConflictDoNothing()
    .returning({ userId: totpFactors.userId });
  return kept.length > 0;
}

/** Takes a code of the app. Each is taken once, and none from before the last one; of two at once one gets it. */
export async function spendAppCode(tx: Database, userId: string, code: string): Promise<boolean> {
  const [row] = await tx.select().from(totpFactors).where(eq(totpFactors.userId, userId));
  const secret = row ? openForUser(userId, PURPOSE, row.sealedSecret) : DECOY;
  const step = stepOfCode(secret, code, now());
  const taken = await tx
    .update(totpFactors)
    .set({ lastStep: step ?? 0, lastUsedAt: now() })
    .where(and(eq(totpFactors.userId, userId), lt(totpFactors.lastStep, step ?? -1)))
    .returning({ userId: totpFactors.userId });
  return taken.length > 0;
}

/** False where there was none. */
export async function removeApp(tx: Database, userId: string): Promise<boolean> {
  const removed = await tx
    .delete(totpFactors)
    .where(eq(totpFactors.userId, userId))
    .returning({ userId: totpFactors.userId });
  return removed.length > 0;
}

/** Encrypts a stored secret anew, under the present SECRETS_KEY. */
export function resealApp(userId: string, sealed: string): string {
  return sealForUser(userId, PURPOSE, openForUser(userId, PURPOSE, sealed));
}
