import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { passkeys, recoveryCodes, totpFactors } from "@/db/schema/second-factors";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { now } from "@/lib/clock";
import { needsSecondFactor } from "@/lib/domain/second-factor";
import type { CompanyOfPerson } from "./companies";
import type { Person } from "./person";
import { renewRecoveryCodes } from "./recovery-codes";

/** Of two changes to one person's factors at once, one waits for the other: which is the first and the last has to be certain. */
export async function lockFactors(tx: Database, userId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`factors:${userId}`}, 0))`);
}

export async function hasFactor(tx: Database, userId: string): Promise<boolean> {
  return (await countFactors(tx, userId)) > 0;
}

export async function countFactors(tx: Database, userId: string): Promise<number> {
  const app = await tx
    .select({ id: totpFactors.userId })
    .from(totpFactors)
    .where(eq(totpFactors.userId, userId));
  const keys = await tx.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.userId, userId));
  return app.length + keys.length;
}

/** Only the first factor may be added by who has not shown one yet: else a password alone would open every account. */
export type Adding = "first" | "another";

export type Removal = "removed" | "not_found" | "last_factor";

/** Whether the one factor that is left is of somebody who must have one. */
export async function isIndispensable(
  tx: Database,
  userId: string,
  companies: readonly CompanyOfPerson[],
): Promise<boolean> {
  if (!companies.some(({ grants }) => needsSecondFactor(grants))) return false;
  return (await countFactors(tx, userId)) === 1;
}

/** Whoever adds a factor has shown it. With the first one come the recovery codes, which are told once. */
export async function afterAdding(tx: Database, person: Person, first: boolean): Promise<string[]> {
  await markPaid(tx, person.sessionId);
  return first ? renewRecoveryCodes(tx, person.id) : [];
}

/** With the last factor the recovery codes go: they stood in for it. */
export async function afterRemoving(tx: Database, userId: string): Promise<void> {
  if (await hasFactor(tx, userId)) return;
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
}

/** The session is open from here on, and its beginning counts as the person's last sign-in. */
export async function markPaid(tx: Database, sessionId: string): Promise<void> {
  const [opened] = await tx
    .update(sessions)
    .set({ factorAt: now() })
    .where(eq(sessions.id, sessionId))
    .returning({ userId: sessions.userId, at: sessions.createdAt });
  if (!opened) return;
  const lastSignInAt = sql`greatest(${users.lastSignInAt}, ${opened.at.toISOString()}::timestamptz)`;
  await tx.update(users).set({ lastSignInAt }).where(eq(users.id, opened.userId));
}
