import "server-only";
import { createHmac, randomInt } from "node:crypto";
import { and, count, countDistinct, eq, inArray, isNull, not, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { recoveryCodes } from "@/db/schema/second-factors";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { asDirectory } from "./directory";

const HOW_MANY = 10;
const LENGTH = 10;
/** Without letters that are taken for digits, or for each other. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** Ten new codes in place of all before them, shown to the person once: the table holds keyed hashes. */
export async function renewRecoveryCodes(tx: Database, userId: string): Promise<string[]> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  const codes = Array.from({ length: HOW_MANY }, newCode);
  const rows = codes.map((code) => ({ userId, hash: hashesOf(userId, code)[0] ?? "" }));
  await tx.insert(recoveryCodes).values(rows);
  return codes;
}

/** Takes the code out of use; false where it is none, or was used. Of two at once one gets it. */
export async function spendRecoveryCode(tx: Database, userId: string, code: string): Promise<boolean> {
  const unused = and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt));
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: now() })
    .where(and(unused, inArray(recoveryCodes.hash, hashesOf(userId, code))))
    .returning({ hash: recoveryCodes.hash });
  return used.length > 0;
}

export async function countRecoveryCodes(tx: Database, userId: string): Promise<number> {
  const [row] = await tx
    .select({ left: count() })
    .from(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
  return row?.left ?? 0;
}

/** How many people have codes left that need a former key: what was hashed can't be hashed anew without the code. */
export async function countFormerRecoveryCodes(): Promise<number> {
  const present = `${env.identityKeys[0]?.id ?? ""}:`;
  const [row] = await asDirectory((tx) =>
    tx
      .select({ people: countDistinct(recoveryCodes.userId) })
      .from(recoveryCodes)
      .where(and(isNull(recoveryCodes.usedAt), not(sql`starts_with(${recoveryCodes.hash}, ${present})`))),
  );
  return row?.people ?? 0;
}

function newCode(): string {
  const text = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return `${text.slice(0, LENGTH / 2)}-${text.slice(LENGTH / 2)}`;
}

/** However it was typed, under the present key and under those before it. */
function hashesOf(userId: string, typed: string): string[] {
  const code = typed.toLowerCase().replace(/[^a-z0-9]/g, "");
  return env.identityKeys.map(
    ({ id, key }) =>
      `${id}:${createHmac("sha256", key).update(`recovery-code|${userId}|${code}`).digest("hex")}`,
  );
}
